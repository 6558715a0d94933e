import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { CentreRecord } from '../centres/record.ts'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { people } from './people.ts'

/** An association's list, whenever it comes: by its name, folded. How its columns are read is kept for the next time. */
export const importLists = pgTable('import_lists', {
  key: text().primaryKey(),
  name: text().notNull(),
  sourceUrl: text(),
  /** Name of a field to the header of its column. */
  mapping: jsonb().$type<Record<string, string>>().notNull(),
})

/** Which record a row of a list is: by what stands in its key column, or by its folded name, institution and country. */
export const importMembers = pgTable(
  'import_members',
  {
    listKey: text()
      .notNull()
      .references(() => importLists.key),
    rowKey: text().notNull(),
    centreId: text()
      .notNull()
      .references(() => centres.id),
  },
  (table) => [
    primaryKey({ columns: [table.listKey, table.rowKey] }),
    index('import_members_centre_index').on(table.centreId),
  ],
)

export const importStates = ['uploaded', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** One file of a list, on its way in or in. Private. */
export const imports = pgTable(
  'imports',
  {
    id: text().primaryKey(),
    listKey: text()
      .notNull()
      .references(() => importLists.key),
    /** Whose scope has to hold its rows; null for the command, which may everything, and for an erased person. */
    personId: text().references(() => people.id, { onDelete: 'set null' }),
    /** Whether it came by the command. */
    isByCommand: boolean().notNull(),
    fileName: text().notNull(),
    state: text({ enum: importStates }).notNull(),
    headers: text().array().notNull(),
    mapping: jsonb().$type<Record<string, string>>().notNull(),
    sourceUrl: text(),
    seenOn: date({ mode: 'string' }).notNull(),
    /** Rows that are taken as new although a listed centre is like them. */
    asNew: integer().array().notNull().default(sql`'{}'`),
    /** Number of a row to the record that it is, where somebody has said so. */
    sameAs: jsonb().$type<Record<string, string>>().notNull().default({}),
    rowCount: integer().notNull(),
    /** How many rows had which outcome. */
    counts: jsonb().$type<Record<string, number>>().notNull(),
    /** Of the rows, as far as what is under way has come. */
    done: integer().notNull().default(0),
    /** What went wrong the last time. */
    failure: text(),
    createdAt: instant().notNull(),
    /** When what is under way last said so. */
    movedAt: instant().notNull(),
    importedAt: instant(),
    undoneAt: instant(),
  },
  (table) => [
    check(
      'imports_state_check',
      sql`${table.state} in ('uploaded', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone')`,
    ),
    index('imports_created_index').on(table.createdAt),
    index('imports_person_index').on(table.personId),
  ],
)

/** The rows of a file, what is to become or has become of each, and what is needed to undo it. Gone after 90 days. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: text()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** As a spreadsheet counts. */
    number: integer().notNull(),
    cells: text().array().notNull(),
    outcome: text({ enum: ['new', 'changed', 'unchanged', 'duplicate', 'kept', 'refused'] }),
    /** What a report says of it. */
    report: jsonb().$type<Record<string, unknown>>(),
    centreId: text(),
    /** The record as it stood before it was changed. */
    before: jsonb().$type<CentreRecord>(),
    /** Of the record as the import left it: one that is newer was changed since. */
    version: text(),
    undone: text({ enum: ['withdrawn', 'restored', 'left'] }),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.number] }),
    check(
      'import_rows_outcome_check',
      sql`${table.outcome} in ('new', 'changed', 'unchanged', 'duplicate', 'kept', 'refused')`,
    ),
    check('import_rows_undone_check', sql`${table.undone} in ('withdrawn', 'restored', 'left')`),
  ],
)
