import { pgTable, text } from 'drizzle-orm/pg-core'
import { centres } from './centres.ts'

/** Private. Apart from the public record, so that no query of a public page can name it by mistake. */
export const mailboxes = pgTable('mailboxes', {
  centreId: text()
    .primaryKey()
    .references(() => centres.id),
  address: text().notNull(),
})
