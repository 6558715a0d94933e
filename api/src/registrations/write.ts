import { type Registration, RegistrationForm } from '@centres/contract'
import {
  appealRegistration,
  discardRegistration,
  insertRegistration,
  inTransaction,
  moderatorsFor,
  type PersonRecord,
  type RegistrationRecord,
  readOwnRegistration,
  recordAct,
  saveForm,
  submitRegistration,
  usualDays,
} from '@centres/db'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { checkForm } from '../keeping/check-form.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { tellModerator } from '../reminders/tell-moderators.ts'
import type { Services } from '../services.ts'
import { evidenceOf } from './evidence.ts'
import { registrationOf, titleOf } from './present.ts'

type Draft = Record<string, unknown>
type Known = { id: string; revision: number }

/** Characters of a form as JSON. */
const longestForm = 100_000

function checkSize(form: Draft): void {
  if (JSON.stringify(form).length <= longestForm) return
  throw new Invalid([{ in: 'body', name: 'form', message: 'must not be longer than 100,000 characters' }])
}

async function findOwn({ primary }: Services, person: PersonRecord, id: string): Promise<RegistrationRecord> {
  const found = await readOwnRegistration(primary, id, person.id)
  if (!found) throw new NotFound('You have no registration with this id.')
  return found
}

/** Why a registration was not written over: somebody was faster, or it is not for changing any more. */
function conflictOf({ state, revision }: RegistrationRecord, asked: Known): Conflict {
  return new Conflict(
    revision === asked.revision
      ? `This registration is ${state}; it cannot be changed now.`
      : 'This registration has changed since you read it, on another device perhaps. Read it again, and keep what is right.',
  )
}

export async function readOwn(services: Services, person: PersonRecord, id: string): Promise<Registration> {
  const registration = registrationOf(await findOwn(services, person, id))
  if (registration.state !== 'submitted') return registration
  const { primary, now } = services
  return { ...registration, usualDays: await usualDays(primary, 'registration', now().toISOString()) }
}

export async function begin({ primary, now }: Services, person: PersonRecord, form: Draft): Promise<Registration> {
  checkSize(form)
  return registrationOf(await insertRegistration(primary, { personId: person.id, form, at: now().toISOString() }))
}

export async function save(services: Services, person: PersonRecord, known: Known, form: Draft): Promise<Registration> {
  checkSize(form)
  const found = await findOwn(services, person, known.id)
  const saved = await saveForm(services.primary, known, form, services.now().toISOString())
  if (!saved) throw conflictOf(found, known)
  return registrationOf(saved)
}

/** Every fault of a form, each by the name of its field. */
function parseForm(form: Draft): RegistrationForm {
  const { success, data, error } = RegistrationForm.safeParse(form)
  if (success) return data
  throw new Invalid(
    error.issues.map(({ path, message }) => ({ in: 'body', name: ['form', ...path].join('.'), message })),
  )
}

/** Sends a form to the moderators: state, act and letters in one transaction. */
export async function submit(services: Services, person: PersonRecord, known: Known): Promise<Registration> {
  const { primary, now } = services
  const found = await findOwn(services, person, known.id)
  const form = parseForm(found.form)
  await checkForm(primary, form, 'form.')
  const at = now().toISOString()
  const sent = { form, countryCode: form.countryCode, evidence: evidenceOf(person.email, form) }
  return inTransaction(primary, async (tx) => {
    const submitted = await submitRegistration(tx, known, sent, at)
    if (!submitted) throw conflictOf(found, known)
    const act = { at, personId: person.id, role: 'sender', subject: 'registration', subjectId: known.id } as const
    await recordAct(tx, { ...act, action: 'submitted', details: {} })
    const data = { registrationId: known.id, name: titleOf(form) }
    await enqueueLetter(tx, services, { kind: 'registration-received', ...addressTo(person), data })
    for (const moderator of await moderatorsFor(tx, { kind: 'registration', id: known.id }))
      await tellModerator(tx, services, moderator, at, (unsubscribe) => ({
        kind: 'registration-waits',
        data: { ...data, unsubscribe },
      }))
    return registrationOf(submitted)
  })
}

/** Back into the queue, once, and before somebody else where there is somebody. */
export async function appeal(
  services: Services,
  person: PersonRecord,
  known: Known,
  message: string,
): Promise<Registration> {
  const { primary, now } = services
  const found = await findOwn(services, person, known.id)
  if (found.appeal !== null) throw new Conflict('There was an appeal already; there is only one.')
  const at = now().toISOString()
  return inTransaction(primary, async (tx) => {
    const appealed = await appealRegistration(tx, known, message, at)
    if (!appealed) throw conflictOf(found, known)
    const act = { at, personId: person.id, role: 'sender', subject: 'registration', subjectId: known.id } as const
    await recordAct(tx, { ...act, action: 'appealed', details: {} })
    const data = { kind: 'registration', id: known.id, name: titleOf(found.form) } as const
    for (const moderator of await moderatorsFor(tx, data))
      await tellModerator(tx, services, moderator, at, (unsubscribe) => ({
        kind: 'appeal-waits',
        data: { ...data, unsubscribe },
      }))
    return registrationOf(appealed)
  })
}

/** A draft is gone for good; what was sent is taken back. Its form goes, that it was there stays. */
export async function discard(services: Services, person: PersonRecord, id: string): Promise<void> {
  const { primary, now } = services
  const found = await findOwn(services, person, id)
  const at = now().toISOString()
  await primary.transaction(async (tx) => {
    const discarded = await discardRegistration(tx, found, at)
    if (!discarded) throw conflictOf(found, found)
    await recordAct(tx, {
      at,
      personId: person.id,
      role: 'sender',
      action: 'discarded',
      subject: 'registration',
      subjectId: id,
      details: {},
    })
  })
}
