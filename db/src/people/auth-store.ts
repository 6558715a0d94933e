import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Database } from '../client.ts'
import { following } from '../current-transaction.ts'
import { accounts, people, sessions, verifications } from '../schema/people.ts'

/** Where better-auth keeps people, sessions and links. It joins the transaction of `inTransaction`; it opens none. */
export const authStore = (database: Database) =>
  drizzleAdapter(following(database), {
    provider: 'pg',
    transaction: false,
    schema: { user: people, session: sessions, account: accounts, verification: verifications },
  })
