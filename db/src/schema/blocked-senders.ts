import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { people } from './people.ts'

/** Who may send no letters. One address stands here as a keyed hash beside its domain, so that the list tells of nobody. */
export const blockedSenders = pgTable(
  'blocked_senders',
  {
    id: text().primaryKey(),
    isDomain: boolean().notNull(),
    domain: text().notNull(),
    addressHash: text().unique('blocked_senders_address_key'),
    reason: text().notNull(),
    at: instant().notNull(),
    by: text().references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [
    check('blocked_senders_domain_check', sql`${table.isDomain} = (${table.addressHash} is null)`),
    uniqueIndex('blocked_senders_domain_key').on(table.domain).where(sql`${table.isDomain}`),
  ],
)
