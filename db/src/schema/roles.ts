import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { people } from './people.ts'

/** Who keeps the record of a centre: several of each, both ways. */
export const stewards = pgTable(
  'stewards',
  {
    centreId: text()
      .notNull()
      .references(() => centres.id),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    since: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.personId] }),
    index('stewards_person_index').on(table.personId),
  ],
)

export const moderatorScopes = ['everything', 'country', 'region', 'association'] as const
export type ModeratorScope = (typeof moderatorScopes)[number]

/** Who decides, and on what: everything, or one country or area, M49 region or association. */
export const moderators = pgTable(
  'moderators',
  {
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    scope: text({ enum: moderatorScopes }).notNull(),
    /** Empty with everything. */
    code: text().notNull(),
    since: instant().notNull(),
    /** Null for whoever the settings name, and where whoever appointed had themselves erased. */
    appointedBy: text().references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.scope, table.code] }),
    check('moderators_scope_check', sql`${table.scope} in ('everything', 'country', 'region', 'association')`),
    check('moderators_code_check', sql`(${table.scope} = 'everything') = (${table.code} = '')`),
  ],
)
