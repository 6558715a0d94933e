import {
  erasePerson,
  inTransaction,
  isLastAdministrator,
  isLastModerator,
  type PersonRecord,
  recordAct,
} from '@centres/db'
import { Conflict, Invalid, Unauthenticated } from '../errors.ts'
import { tellUndeliverable } from '../messages/note-delivery.ts'
import { hashOfSender } from '../messages/sender-key.ts'
import type { Services } from '../services.ts'

/** Takes a person out of the directory, whole. Their records stay; that nobody keeps them now is among the acts. */
export async function erase(services: Services, person: PersonRecord, typed: string): Promise<void> {
  const { primary, now, settings } = services
  if (typed !== person.email)
    throw new Invalid([{ in: 'body', name: 'email', message: 'must be the address with which you are signed in' }])
  const at = now().toISOString()
  await inTransaction(primary, async (tx) => {
    if (await isLastAdministrator(tx, person.id))
      throw new Conflict('Nobody else is an administrator. Appoint another one first.')
    if (await isLastModerator(tx, person.id))
      throw new Conflict('Nobody else decides on everything. Name another moderator of everything first.')
    const senderHash = hashOfSender(settings.authSecret, person.email)
    const erased = await erasePerson(tx, { ...person, senderHash }, at)
    if (!erased) throw new Unauthenticated('Sign in first.')
    for (const message of erased.unreached) await tellUndeliverable(tx, services, message)
    if (person.moderates.length > 0 || person.isAdministrator) {
      const role = person.isAdministrator ? 'administrator' : 'moderator'
      const act = { at, personId: null, role, subject: 'person', subjectId: person.id } as const
      await recordAct(tx, { ...act, action: 'moderator-erased', details: {} })
    }
    for (const { id } of person.centres) {
      const act = { at, personId: null, role: 'steward', subject: 'centre', subjectId: id } as const
      await recordAct(tx, { ...act, action: 'steward-erased', details: {} })
    }
  })
}
