import { randomBytes } from 'node:crypto'
import {
  type CentreForm,
  type Decision as DecisionSchema,
  newCentreId,
  type Registration,
  RegistrationForm,
} from '@centres/contract'
import {
  decideRegistration,
  findInstitutions,
  insertCentres,
  inTransaction,
  makeSteward,
  type PersonRecord,
  type RegistrationRecord,
  readAddressee,
  readCentre,
  readSender,
  recordAct,
  type Transaction,
} from '@centres/db'
import type { z } from 'zod'
import { Conflict } from '../errors.ts'
import { checkForm } from '../keeping/check-form.ts'
import { climb, type EvidenceStep, recordOf } from '../keeping/form.ts'
import { settleOwnWords } from '../keeping/settle-own-words.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Letter } from '../letters/letter.ts'
import { evidenceOf } from '../registrations/evidence.ts'
import { registrationOf, titleOf } from '../registrations/present.ts'
import type { Services } from '../services.ts'
import { findMends, type MendedPart } from './find-mends.ts'
import { leaveToAnother } from './for-another.ts'

type Decision = z.output<typeof DecisionSchema>

const states = { publish: 'published', ask: 'changes-asked', reject: 'rejected' } as const

const tooLate = () =>
  new Conflict('Another moderator has decided, or the sender has changed the form. Look at it again.')

async function drawId(tx: Transaction): Promise<string> {
  for (;;) {
    const id = newCentreId(randomBytes(4))
    if (!(await readCentre(tx, id))) return id
  }
}

/** The record of a centre begins here: with what it says of itself, confirmed by itself on the day it was sent. */
async function publish(tx: Transaction, registration: RegistrationRecord, form: CentreForm, at: string) {
  const sentAt = registration.submittedAt ?? at
  const sender = registration.personId ? await readSender(tx, registration.personId) : undefined
  // The moderator may have put the website right.
  const levels = sender ? evidenceOf(sender.email, form) : registration.evidence
  const known = levels.map((level) => ({ level: level as EvidenceStep['level'], at: sentAt }))
  const terms = await settleOwnWords(tx, form.terms)
  const record = recordOf(
    { ...form, terms },
    {
      id: await drawId(tx),
      parentId: null,
      evidence: climb([{ level: 'suggested', at: sentAt }], ...known, { level: 'moderator-checked', at }),
      confirmedAt: sentAt,
      source: { kind: 'registration', url: null, seenOn: sentAt.slice(0, 10) },
      isSynthetic: false,
      institutions: [],
    },
  )
  const institutions = await findInstitutions(tx, [record])
  await insertCentres(tx, [record], { actor: 'centre', at, source: null, institutions })
  if (registration.personId) await makeSteward(tx, registration.personId, record.id, at)
  return record.id
}

function letterOf(
  { id, appeal }: RegistrationRecord,
  { outcome, reason, message }: Decision,
  name: string,
  { centreId, mended }: { centreId: string | null; mended: MendedPart[] },
): Pick<Letter, 'kind' | 'data'> {
  const about = { registrationId: id, name, message }
  if (outcome === 'publish')
    return { kind: 'registration-published', data: { centreId: centreId as string, name, message, mended } }
  const data = { ...about, reason: reason as NonNullable<typeof reason> }
  if (outcome === 'ask') return { kind: 'changes-asked', data }
  return { kind: 'registration-rejected', data: { ...data, isFinal: appeal !== null } }
}

/** A decision, its record, its act and its letter stand or fall together. */
export async function decide(
  services: Services,
  moderator: PersonRecord,
  registration: RegistrationRecord,
  decision: Decision,
): Promise<Registration> {
  const { primary, now } = services
  const { outcome, revision, reason, message } = decision
  if (registration.state !== 'submitted' || registration.revision !== revision) throw tooLate()
  await leaveToAnother(primary, moderator, { kind: 'registration', ...registration })
  const { yourPart, ...sent } = RegistrationForm.parse(registration.form)
  const form = decision.form ?? sent
  const mended = findMends(sent, form)
  if (outcome === 'publish') await checkForm(primary, form, 'form.')
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    const centreId = outcome === 'publish' ? await publish(tx, registration, form, at) : null
    const refusedBy = outcome === 'reject' ? moderator.id : null
    const decided = await decideRegistration(
      tx,
      { id: registration.id, revision },
      { state: states[outcome], reason, message: message || null, centreId, form: { ...form, yourPart }, refusedBy },
      at,
    )
    if (!decided) throw tooLate()
    await recordAct(tx, {
      at,
      personId: moderator.id,
      role: 'moderator',
      action: states[outcome],
      subject: 'registration',
      subjectId: registration.id,
      details: { reason, message, centreId, isMended: mended.length > 0 },
    })
    const sender = registration.personId ? await readAddressee(tx, registration.personId) : undefined
    if (sender) {
      const letter = letterOf(registration, decision, titleOf(form), { centreId, mended })
      await enqueueLetter(tx, services, { ...addressTo(sender), ...letter } as Letter)
    }
    return registrationOf(decided)
  })
}
