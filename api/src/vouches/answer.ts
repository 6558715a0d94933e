import type { VouchQuestion } from '@centres/contract'
import {
  answerVouch,
  type ClaimRecord,
  type VouchQuestion as Found,
  isSteward,
  listVouchers,
  lockOpenClaim,
  type Reader,
  readCentre,
  readClaim,
  readPerson,
  readSender,
  readVouch,
  recordAct,
} from '@centres/db'
import { briefOf } from '../claims/present.ts'
import { Forbidden, Gone } from '../errors.ts'
import { readMandate, spent } from '../letters/mandate.ts'
import type { Services } from '../services.ts'
import { fullNameOf } from './full-name.ts'
import { whoAnswers } from './who-answers.ts'

const over = () => new Gone('This claim was decided or taken back. No answer is needed any more.', 'claim')

/** What a link is about, where whoever it was sent to may answer now. */
async function find(database: Reader, personId: string, id: string): Promise<{ vouch: Found; claim: ClaimRecord }> {
  const vouch = await readVouch(database, id)
  const claim = vouch && (await readClaim(database, vouch.claimId))
  if (!vouch || !claim || !(await readPerson(database, personId))) throw spent()
  if (claim.state !== 'submitted') throw over()
  if (vouch.state !== 'asked') throw spent()
  if (!(await isSteward(database, personId, vouch.centreId)))
    throw new Forbidden('You do not keep the record of the centre that was asked any more.')
  const answering = await whoAnswers(database, claim, vouch.centreId)
  if (!answering.some((steward) => steward.id === personId))
    throw new Forbidden('Nobody vouches for themselves, nor who keeps the claimed record already.')
  if ((await listVouchers(database, claim.id)).some((one) => one.personId === personId))
    throw new Forbidden('You have vouched for another centre already; somebody else there has to answer for this one.')
  return { vouch, claim }
}

const mandateOf = ({ settings, now }: Services, token: string) =>
  readMandate(settings.authSecret, token, now(), 'vouch')

export async function readVouchQuestion(services: Services, token: string): Promise<VouchQuestion> {
  const { primary } = services
  const mandate = mandateOf(services, token)
  const { vouch, claim } = await find(primary, mandate.personId, mandate.about)
  const claimant = await readSender(primary, claim.personId)
  const peer = await readCentre(primary, vouch.centreId)
  if (!claimant || !peer) throw spent()
  return {
    claimed: briefOf({ id: claim.centreId, names: claim.names }),
    peer: briefOf(peer),
    claimant: fullNameOf(claimant),
    part: claim.part,
    expiresAt: vouch.expiresAt,
  }
}

/** Of several who use their links at once, the first speaks for the centre; the others find the question answered. */
export async function answerByLink(services: Services, token: string, knows: boolean): Promise<{ knows: boolean }> {
  const { primary, now } = services
  const { personId, about } = mandateOf(services, token)
  const known = await find(primary, personId, about)
  const at = now().toISOString()
  await primary.transaction(async (tx) => {
    if (!(await lockOpenClaim(tx, known.claim.id))) throw over()
    const { vouch, claim } = await find(tx, personId, about)
    if (!(await answerVouch(tx, { id: vouch.id, personId, knows, at }))) throw spent()
    await recordAct(tx, {
      at,
      personId,
      role: 'steward',
      action: knows ? 'vouched' : 'not-vouched',
      subject: 'claim',
      subjectId: claim.id,
      details: { centreId: vouch.centreId },
    })
  })
  return { knows }
}
