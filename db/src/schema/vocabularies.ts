import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

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
    /** Who made it and may change it: seeds leave alone what moderators made. */
    origin: text({ enum: ['seeds', 'moderators'] })
      .notNull()
      .default('seeds'),
    synonyms: jsonb().$type<Synonym[]>().notNull().default(sql`'[]'::jsonb`),
  },
  (table) => [
    primaryKey({ columns: [table.vocabulary, table.code] }),
    check('terms_origin_check', sql`${table.origin} in ('seeds', 'moderators')`),
    foreignKey({ columns: [table.vocabulary, table.broader], foreignColumns: [table.vocabulary, table.code] }),
    foreignKey({ columns: [table.vocabulary, table.replacedBy], foreignColumns: [table.vocabulary, table.code] }),
  ],
)
