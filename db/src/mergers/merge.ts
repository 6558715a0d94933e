import { eq } from 'drizzle-orm'
import { ancestorsOf } from '../centres/branches.ts'
import { changeCentres } from '../centres/change.ts'
import type { CentreRecord, InstitutionRecord } from '../centres/record.ts'
import { writeOver } from '../centres/replace.ts'
import { moveClaims } from '../claims/move.ts'
import type { Transaction } from '../client.ts'
import { moveInvitations } from '../invitations/move.ts'
import { moveLooks } from '../looks/write.ts'
import { moveTallies } from '../messages/move.ts'
import { centres } from '../schema/centres.ts'
import { type Followed, mergers } from '../schema/mergers.ts'
import { moveStewards } from '../stewards/move.ts'
import { moveSuggestions } from '../suggestions/move.ts'
import { moveVouches } from '../vouches/move.ts'
import { copyWishes } from '../writing-wishes/move.ts'

export type Merging = {
  /** The record that stays, as it is to be. */
  kept: CentreRecord
  institutions: Map<InstitutionRecord, number>
  goneId: string
  /** Of the record that goes; its other relations go with it. */
  goneParentId: string | null
  branches: string[]
  personId: string
  at: string
}

/**
 * Two records become one: the other id leads here from now on, and what belonged to it follows. The record that went
 * stays in its tables as it was, so that it can come back. Returns what followed it, and the claims that ended.
 */
export async function mergeCentres(
  tx: Transaction,
  { kept, institutions, goneId, goneParentId, branches, personId, at }: Merging,
): Promise<{ followed: Followed; endedClaims: string[] }> {
  const followed: Followed = { stewards: [], branches: [], looks: [], claims: [], suggestions: [], vouches: [] }
  const both = [kept.id, goneId]
  const action = (id: string) => (both.includes(id) ? 'merged' : 'changed')
  const others = branches.filter((id) => id !== kept.id)
  const logged = await changeCentres(
    tx,
    [...both, ...others],
    { actor: 'moderator', action, at, source: null },
    async () => {
      await writeOver(tx, [kept], institutions)
      await tx.update(centres).set({ lifeState: 'merged', successorId: kept.id }).where(eq(centres.id, goneId))
      const above = await ancestorsOf(tx, kept.id)
      for (const id of others) {
        // No centre becomes a branch of its own branch.
        const parentId = above.includes(id) ? (goneParentId === kept.id ? null : goneParentId) : kept.id
        await tx.update(centres).set({ parentId }).where(eq(centres.id, id))
        followed.branches.push({ id, parentId })
      }
    },
  )
  followed.stewards = await moveStewards(tx, goneId, kept.id)
  followed.looks = await moveLooks(tx, goneId, kept.id)
  followed.invitations = await moveInvitations(tx, goneId, kept.id)
  const { moved, ended } = await moveClaims(tx, goneId, kept.id, at)
  followed.claims = moved
  followed.vouches = await moveVouches(tx, goneId, kept.id, at)
  followed.suggestions = await moveSuggestions(tx, goneId, kept.id)
  followed.wishes = await copyWishes(tx, goneId, kept.id)
  followed.tallies = await moveTallies(tx, goneId, kept.id)
  await tx.insert(mergers).values({
    keptId: kept.id,
    goneId,
    keptChangeId: BigInt(logged.get(kept.id) as string),
    followed,
    at,
    personId,
  })
  return { followed, endedClaims: ended }
}
