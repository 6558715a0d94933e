import type { Claim, ClaimDecision } from '@centres/contract'
import {
  type ClaimRecord,
  decideClaim,
  findInstitutions,
  inTransaction,
  listStewards,
  lockCentre,
  makeSteward,
  type PersonRecord,
  readClaim,
  readRecord,
  readSender,
  recordAct,
  replaceCentres,
  type StewardRecord,
  type Transaction,
} from '@centres/db'
import type { z } from 'zod'
import { askNewStewards } from '../claims/ask-new-stewards.ts'
import { approvableFrom, voicesOn } from '../claims/contest.ts'
import { evidenceNow } from '../claims/evidence-now.ts'
import { findCentre } from '../claims/find.ts'
import { calledOf, claimOf, nameOf } from '../claims/present.ts'
import { Conflict } from '../errors.ts'
import { climb, type EvidenceStep } from '../keeping/form.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'
import { leaveToAnother } from './for-another.ts'

type Decision = z.output<typeof ClaimDecision>

const tooLate = () =>
  new Conflict('Another moderator has decided, or something has happened to the claim. Look at it again.')

/** Stewards who have not all agreed are heard for as long as they were told. */
async function refuseTooEarly(tx: Transaction, claim: ClaimRecord, now: Date): Promise<void> {
  const from = approvableFrom(claim, await voicesOn(tx, claim), now)
  if (from)
    throw new Conflict(
      `Whoever keeps this record has until ${from} to answer, and not all of them have agreed. Until then the claim can only be refused.`,
    )
}

/** The record says how far its steward is known, from the day on which that was found. */
async function noteEvidence(tx: Transaction, claim: ClaimRecord, { email }: { email: string }, at: string) {
  const { centreId, submittedAt } = claim
  const before = await readRecord(tx, centreId)
  if (!before) throw new Error('a record that was found')
  // Who vouched is nobody's business but the moderators': the record says that one of them has checked.
  const shown = evidenceNow(claim, email, before).filter((level) => level !== 'peers')
  const known = shown.map((level) => ({ level: level as EvidenceStep['level'], at: submittedAt }))
  const after = climb(before.evidence, ...known, { level: 'moderator-checked', at })
  if (after.length === before.evidence.length) return
  const record = { ...before, evidence: after }
  const institutions = await findInstitutions(tx, [record])
  await replaceCentres(tx, [record], { actor: 'moderator', action: 'changed', at, source: null, institutions })
}

type Approved = { claim: ClaimRecord; claimant: StewardRecord; before: StewardRecord[]; name: string; at: string }

/** Tells whoever is concerned: those who keep the record, and the new one of what others still claim. */
async function tellOfSteward(
  tx: Transaction,
  services: Services,
  { claim: { centreId }, claimant, before, name, at }: Approved,
): Promise<void> {
  for (const steward of before)
    await enqueueLetter(tx, services, {
      kind: 'steward-joined',
      ...addressTo(steward),
      data: { centreId, name, who: calledOf(claimant), hasLeft: false },
    })
  await askNewStewards(tx, services, { centreId, name, stewards: [claimant], at })
}

/** A decision, the steward, the act and the letters stand or fall together. */
export async function decideOnClaim(
  services: Services,
  moderator: PersonRecord,
  claim: ClaimRecord,
  { revision, outcome, reason, message }: Decision,
): Promise<Claim> {
  const { primary, now } = services
  if (claim.state !== 'submitted' || claim.revision !== revision) throw tooLate()
  await leaveToAnother(primary, moderator, { kind: 'claim', ...claim })
  if (outcome === 'approve') await findCentre(services, claim.centreId)
  const { id, centreId, personId } = claim
  const at = now().toISOString()
  const name = nameOf(claim.names)
  const state = outcome === 'approve' ? 'approved' : 'rejected'
  return inTransaction(primary, async (tx) => {
    await lockCentre(tx, centreId)
    const refusedBy = outcome === 'reject' ? moderator.id : null
    const decided = await decideClaim(tx, { id, revision }, { state, reason, message: message || null, refusedBy }, at)
    if (!decided) throw tooLate()
    await recordAct(tx, {
      at,
      personId: moderator.id,
      role: 'moderator',
      action: state,
      subject: 'claim',
      subjectId: id,
      details: { reason, message, centreId },
    })
    const claimant = await readSender(tx, personId)
    if (!claimant) throw new Error('a claim goes with its claimant')
    if (outcome === 'approve') {
      await refuseTooEarly(tx, claim, now())
      const before = await listStewards(tx, centreId)
      await makeSteward(tx, personId, centreId, at)
      await noteEvidence(tx, claim, claimant, at)
      await tellOfSteward(tx, services, { claim, claimant: { ...claimant, id: personId }, before, name, at })
      await enqueueLetter(tx, services, {
        kind: 'claim-approved',
        ...addressTo(claimant),
        data: { centreId, name, message },
      })
    } else
      await enqueueLetter(tx, services, {
        kind: 'claim-rejected',
        ...addressTo(claimant),
        data: {
          claimId: id,
          name,
          reason: reason as NonNullable<typeof reason>,
          message,
          isFinal: claim.appeal !== null,
        },
      })
    return claimOf((await readClaim(tx, id)) as ClaimRecord)
  })
}
