import { type Claim, contestDays } from '@centres/contract'
import { type ClaimRecord, listAnswers, listStewards, type Reader, type StewardRecord } from '@centres/db'

const dayMs = 86_400_000

/** Until when stewards who are asked now may answer. */
export const contestedUntil = (at: string): string => new Date(Date.parse(at) + contestDays * dayMs).toISOString()

export type Voice = { steward: StewardRecord; answer: { agrees: boolean; message: string; at: string } | null }

/** The present stewards of the centre, and what each of them says. */
export async function voicesOn(database: Reader, { id, centreId }: ClaimRecord): Promise<Voice[]> {
  const answers = new Map((await listAnswers(database, id)).map(({ personId, ...answer }) => [personId, answer]))
  return (await listStewards(database, centreId)).map((steward) => ({
    steward,
    answer: answers.get(steward.id) ?? null,
  }))
}

/** When a claim may be approved, though not every steward agrees; null where nothing stands in the way. */
export function approvableFrom(
  { contestedUntil: until, submittedAt }: Pick<Claim, 'contestedUntil' | 'submittedAt'>,
  voices: Voice[],
  now: Date,
): string | null {
  const from = until ?? contestedUntil(submittedAt)
  const isFree = voices.every(({ answer }) => answer?.agrees === true) || Date.parse(from) <= now.getTime()
  return isFree ? null : from
}
