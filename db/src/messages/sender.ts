import { type SQL, sql } from 'drizzle-orm'

/** An address without its tag, since one mailbox has any number of them, and a keyed hash of that. */
export type SenderRecord = { key: string; hash: string }

/** What erased senders leave in place of their name and of where they write from. */
export const erasedName = '…'

export const senderKey = sql`regexp_replace(sender_email, '[+][^@]*@', '@')`

/** Those who have erased themselves are the hash alone, by which they are still counted and blocked. */
export const isOf = ({ key, hash }: SenderRecord): SQL => sql`(${senderKey} = ${key} or sender_email = ${hash})`

export const isErased = ({ senderEmail }: { senderEmail: string }): boolean => !senderEmail.includes('@')

/** The same in SQL, the other way round: somebody to whom one can write. */
export const isNamed = sql`strpos(sender_email, '@') > 0`
