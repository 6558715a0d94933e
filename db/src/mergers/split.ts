import { and, eq, isNull, sql } from 'drizzle-orm'
import { changeCentres } from '../centres/change.ts'
import type { CentreRecord, InstitutionRecord } from '../centres/record.ts'
import { writeOver } from '../centres/replace.ts'
import { returnClaims } from '../claims/move.ts'
import type { Transaction } from '../client.ts'
import { returnInvitations } from '../invitations/move.ts'
import { returnLooks } from '../looks/write.ts'
import { returnTallies } from '../messages/move.ts'
import { centres, type LifeState } from '../schema/centres.ts'
import { mergers } from '../schema/mergers.ts'
import { returnStewards } from '../stewards/move.ts'
import { returnSuggestions } from '../suggestions/move.ts'
import { returnVouches } from '../vouches/move.ts'
import { removeCopiedWishes } from '../writing-wishes/move.ts'
import type { MergerRecord } from './read.ts'

export type Splitting = {
  merger: MergerRecord
  /** The record that stayed, as it is to be. */
  kept: CentreRecord
  institutions: Map<InstitutionRecord, number>
  at: string
}

type Stood = { lifeState: LifeState; successorId: string | null }

/** In what state a record stood when it went into another. */
async function stoodBefore(tx: Transaction, goneId: string): Promise<Stood> {
  const [row] = await tx.execute<Stood>(sql`
    select before ->> 'lifeState' as "lifeState", before ->> 'successorId' as "successorId" from changes
    where subject = 'centre' and subject_id = ${goneId} and action = 'merged' and after ->> 'lifeState' = 'merged'
    order by changes.id desc limit 1`)
  if (!row) throw new Error('a merger without its entry in the log')
  return row
}

/** The record that went comes back as it was, with what had followed it and is still as it was left. */
export async function splitCentres(tx: Transaction, { merger, kept, institutions, at }: Splitting): Promise<void> {
  const { goneId, keptId, followed } = merger
  const both = [keptId, goneId]
  const action = (id: string) => (both.includes(id) ? 'split' : 'changed')
  const branches = followed.branches.map(({ id }) => id)
  const ids = [...new Set([...both, ...branches])]
  await changeCentres(tx, ids, { actor: 'moderator', action, at, source: null }, async () => {
    await writeOver(tx, [kept], institutions)
    await tx
      .update(centres)
      .set(await stoodBefore(tx, goneId))
      .where(eq(centres.id, goneId))
    for (const { id, parentId } of followed.branches)
      await tx
        .update(centres)
        .set({ parentId: goneId })
        .where(and(eq(centres.id, id), parentId === null ? isNull(centres.parentId) : eq(centres.parentId, parentId)))
  })
  await returnStewards(tx, followed.stewards, keptId, goneId)
  await returnInvitations(tx, followed.invitations ?? [], goneId)
  await returnLooks(tx, followed.looks, goneId)
  await returnClaims(tx, followed.claims, goneId, at)
  await returnVouches(tx, followed.vouches ?? [], at)
  await returnSuggestions(tx, followed.suggestions, goneId)
  if (followed.wishes) await removeCopiedWishes(tx, goneId, keptId)
  await returnTallies(tx, followed.tallies ?? [], goneId)
  await tx.update(mergers).set({ splitAt: at }).where(eq(mergers.id, merger.id))
}
