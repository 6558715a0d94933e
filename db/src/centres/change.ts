import { inArray, sql } from 'drizzle-orm'
import { recordChanges } from '../changes/record.ts'
import type { Transaction } from '../client.ts'
import { centres } from '../schema/centres.ts'
import type { Actor } from '../schema/changes.ts'
import { privatePasts } from '../schema/private-pasts.ts'
import { inParts, listInParts } from './insert.ts'
import { lockCentres } from './lock.ts'
import { readPrivateParts } from './private-part.ts'
import { readCentres } from './read.ts'

export type Change = {
  actor: Actor
  action: string | ((id: string) => string)
  /** ISO instant. */
  at: string
  source: string | null
  /** Called on the way with how many of the records are written. */
  onWritten?: ((count: number) => Promise<void>) | undefined
}

/**
 * Does a write to these centres with all that belongs to one: other writers wait until the transaction ends, so that
 * what the log has as before is what stood there; readers see what was written; the log tells it, and what it does not
 * tell is kept apart. Returns the entry of the log for each centre.
 */
export async function changeCentres(
  tx: Transaction,
  ids: string[],
  { actor, action, at, source, onWritten }: Change,
  write: () => Promise<void>,
): Promise<Map<string, string>> {
  await lockCentres(tx, ids)
  const before = new Map((await readCentres(tx, ids)).map((centre) => [centre.id, centre]))
  const parts = await readPrivateParts(tx, ids)
  await write()
  await tx.update(centres).set({ updatedAt: at }).where(inArray(centres.id, ids))
  const after = await listInParts(tx, ids, { onWritten })
  const entries: string[] = []
  await inParts(after, async (part) => {
    const changes = part.map((centre) => ({
      subject: 'centre' as const,
      subjectId: centre.id,
      actor,
      action: typeof action === 'string' ? action : action(centre.id),
      before: { ...before.get(centre.id) },
      after: { ...centre },
      source,
    }))
    entries.push(...(await recordChanges(tx, changes, at)))
  })
  const logged = new Map(after.map(({ id }, place) => [id, entries[place] as string]))
  const pasts = [...logged].map(([centreId, entry]) => ({ centreId, entry, part: parts.get(centreId) }))
  await tx.execute(sql`
    insert into ${privatePasts} (change_id, centre_id, at, before)
    select past.change_id, past.centre_id, ${at}::timestamptz, past.before
    from unnest(${sql.param(pasts.map(({ entry }) => entry))}::bigint[],
      ${sql.param(pasts.map(({ centreId }) => centreId))}::text[],
      ${sql.param(pasts.map(({ part }) => JSON.stringify(part)))}::jsonb[]) as past (change_id, centre_id, before)`)
  return logged
}
