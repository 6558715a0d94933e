import { sql } from 'drizzle-orm'
import { boolean, date, foreignKey, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** A text per interface language. */
export type Labels = Record<string, string>

export type Synonym = { language: string; text: string }

export const vocabularies = pgTable('vocabularies', {
  code: text().primaryKey(),
  position: integer().notNull(),
  labels: jsonb().$type<Labels>().notNull(),
  notes: jsonb().$type<Labels>().notNull(),
})

export const terms = pgTable(
  'terms',
  {
    vocabulary: text()
      .notNull()
      .references(() => vocabularies.code),
    code: text().notNull(),
    position: integer().notNull(),
    labels: jsonb().$type<Labels>().notNull(),
    notes: jsonb().$type<Labels>().notNull(),
    broader: text(),
    replacedBy: text(),
    since: date({ mode: 'string' }).notNull(),
    isSelectable: boolean().notNull().default(true),
    url: text(),
    synonyms: jsonb().$type<Synonym[]>().notNull().default(sql`'[]'::jsonb`),
  },
  (table) => [
    primaryKey({ columns: [table.vocabulary, table.code] }),
    foreignKey({ columns: [table.vocabulary, table.broader], foreignColumns: [table.vocabulary, table.code] }),
    foreignKey({ columns: [table.vocabulary, table.replacedBy], foreignColumns: [table.vocabulary, table.code] }),
  ],
)
