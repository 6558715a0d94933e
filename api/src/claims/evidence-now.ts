import {
  type CentreRecord,
  type ClaimRecord,
  changeClaimEvidence,
  readClaim,
  readRecord,
  readSender,
  type Transaction,
} from '@centres/db'
import { evidenceOf } from '../registrations/evidence.ts'

/** What shows a claim as its record is now; what other centres vouch stands. */
export const evidenceNow = (
  { evidence }: Pick<ClaimRecord, 'evidence'>,
  email: string,
  centre: Pick<CentreRecord, 'website' | 'institutions'>,
): string[] => [...evidenceOf(email, centre), ...evidence.filter((level) => level === 'peers')]

/** Looks anew at what shows an open claim that has come to another record: its website may be another. */
export async function weighMoved(tx: Transaction, id: string, at: string): Promise<void> {
  const claim = await readClaim(tx, id)
  const [claimant, centre] = claim
    ? [await readSender(tx, claim.personId), await readRecord(tx, claim.centreId)]
    : [undefined, undefined]
  if (claim?.state !== 'submitted' || !claimant || !centre) return
  await changeClaimEvidence(tx, id, evidenceNow(claim, claimant.email, centre), at)
}
