import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { centres } from './centres.ts'
import { people } from './people.ts'

/** Links by which stewards let others keep a record too. A row goes when its link is used, taken back or out of date. */
export const invitations = pgTable(
  'invitations',
  {
    id: text().primaryKey(),
    centreId: text()
      .notNull()
      .references(() => centres.id),
    email: text().notNull(),
    /** SHA-256 of the token in the link. */
    tokenHash: text().notNull().unique('invitations_token_key'),
    invitedBy: text().references(() => people.id, { onDelete: 'set null' }),
    /** Whoever invited leaves when this is accepted. */
    handsOver: boolean().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    index('invitations_centre_index').on(table.centreId),
    index('invitations_expires_index').on(table.expiresAt),
    index('invitations_invited_by_index').on(table.invitedBy),
  ],
)
