import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'

/**
 * Where nothing is said of letters to one record, what was said of letters to another holds for it too. That stays where
 * it was, to be there after a split. Whether it did.
 */
export async function copyWishes(tx: Transaction, from: string, to: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into writing_wishes
      (centre_id, revision, is_paused, paused_until, languages, purposes, note, note_language, updated_at)
    select ${to}, revision, is_paused, paused_until, languages, purposes, note, note_language, updated_at
    from writing_wishes where centre_id = ${from}
    on conflict do nothing returning centre_id`)
  return rows.length > 0
}

/** Takes a copy back, unless somebody has said something else since. */
export async function removeCopiedWishes(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    delete from writing_wishes copy using writing_wishes own
    where copy.centre_id = ${to} and own.centre_id = ${from} and copy.revision = own.revision
      and copy.updated_at = own.updated_at`)
}
