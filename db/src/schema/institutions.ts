import { sql } from 'drizzle-orm'
import { foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { terms } from './vocabularies.ts'

export const institutions = pgTable(
  'institutions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    typeVocabulary: text().notNull().generatedAlwaysAs(sql`'institution-type'`),
    type: text(),
    website: text(),
    ror: text(),
    wikidata: text(),
  },
  (table) => [
    foreignKey({ columns: [table.typeVocabulary, table.type], foreignColumns: [terms.vocabulary, terms.code] }),
  ],
)

export const institutionNames = pgTable(
  'institution_names',
  {
    institutionId: integer()
      .notNull()
      .references(() => institutions.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    text: text().notNull(),
    language: text(),
    kind: text({ enum: ['official', 'alias', 'former'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.institutionId, table.position] })],
)
