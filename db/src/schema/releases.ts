import { sql } from 'drizzle-orm'
import { bigint, check, date, foreignKey, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes } from '../columns/bytes.ts'
import { instant } from '../columns/instant.ts'

/** A dated snapshot of the whole directory. Immutable: a trigger refuses update, delete and truncate. */
export const releases = pgTable('releases', {
  /** 1, 2, 3 and so on, without a gap. */
  number: integer().primaryKey(),
  version: bigint({ mode: 'bigint' }).notNull().unique('releases_version_key'),
  releasedAt: instant().notNull(),
  releasedOn: date({ mode: 'string' }).notNull(),
  /** How many centres, countries and areas, languages and so on it holds. */
  counts: jsonb().$type<Record<string, number>>().notNull(),
  /** Ids that were added, changed and gone since the release before. */
  changed: jsonb().$type<{ added: string[]; changed: string[]; gone: string[] }>().notNull(),
})

export const releaseFiles = pgTable(
  'release_files',
  {
    release: integer()
      .notNull()
      .references(() => releases.number),
    name: text().notNull(),
    mediaType: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.release, table.name] }),
    check('release_files_sha256_check', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** A file in parts, so that neither writing nor reading one needs the memory for all of it. */
export const releaseParts = pgTable(
  'release_parts',
  {
    release: integer().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.release, table.name, table.position] }),
    foreignKey({
      columns: [table.release, table.name],
      foreignColumns: [releaseFiles.release, releaseFiles.name],
    }),
  ],
)
