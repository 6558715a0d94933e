import {
  holdAdministrators,
  readPerson,
  recordAct,
  setOffice,
  type Transaction,
  takeAppointment,
  wasNamed,
} from '@centres/db'

type SignedIn = { id: string; email: string }

/** What waited for an address becomes its person's when they sign in, in the transaction in which they do. */
export async function takeUp(tx: Transaction, person: SignedIn, at: string): Promise<void> {
  const taken = await takeAppointment(tx, person, at)
  if (!taken) return
  const { id, appointedBy, moderates, isAdministrator } = taken
  await setOffice(tx, person.id, { moderates, isAdministrator }, { at, by: appointedBy })
  const role = isAdministrator ? 'administrator' : 'moderator'
  const details = { appointment: id, moderates, isAdministrator }
  await recordAct(tx, {
    at,
    personId: person.id,
    role,
    action: 'taken-up',
    subject: 'person',
    subjectId: person.id,
    details,
  })
}

/**
 * Whom the settings name becomes an administrator when they first sign in after that. What administrators undo later
 * stays undone, unless there is none any more: whoever runs the directory always has a way in.
 */
export async function takeUpFromSettings(tx: Transaction, { id }: SignedIn, at: string): Promise<void> {
  const person = await readPerson(tx, id)
  if (!person || person.isAdministrator) return
  if ((await wasNamed(tx, id)) && (await holdAdministrators(tx)).length > 0) return
  const office = { moderates: [{ scope: 'everything' as const, code: '' }], isAdministrator: true }
  await setOffice(tx, id, office, { at, by: null })
  const act = { at, personId: id, role: 'administrator', action: 'named-in-settings' } as const
  await recordAct(tx, { ...act, subject: 'person', subjectId: id, details: {} })
}
