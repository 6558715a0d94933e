import { inTransaction, type Office, type PersonRecord, type StaffRecord, setOffice } from '@centres/db'
import { calledOf } from '../claims/present.ts'
import { Conflict } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'
import { findAsRead, holdOffice, noteAppointment } from './hold.ts'
import { nameOffice } from './name-office.ts'

type Asked = { id: string; version: string; ofOneself: boolean }

const officeOf = ({ moderates, administrator }: StaffRecord): Office => ({
  moderates: moderates.map(({ scope, code }) => ({ scope, code })),
  isAdministrator: administrator !== null,
})

/** Somebody always appoints, and nobody stops doing so by a slip. */
function keepAdministrators(held: string[], administrator: PersonRecord, { id, ofOneself }: Asked): void {
  if (held.length === 1 && held[0] === id)
    throw new Conflict('Nobody else is an administrator. Appoint another one first.')
  if (id === administrator.id && !ofOneself)
    throw new Conflict('This is your own appointment. Say that you mean it: ofOneself.')
}

/** What somebody decides on from now on, with act and letter. */
export async function changeAppointment(
  services: Services,
  administrator: PersonRecord,
  { id, version, ofOneself, ...office }: Asked & Office,
): Promise<void> {
  const { primary, now } = services
  const at = now().toISOString()
  await inTransaction(primary, async (tx) => {
    const held = await holdOffice(tx, administrator)
    const found = await findAsRead(tx, id, version)
    if (found.administrator && !office.isAdministrator)
      keepAdministrators(held, administrator, { id, version, ofOneself })
    const before = officeOf(found)
    await setOffice(tx, id, office, { at, by: administrator.id })
    const details = { before, after: office }
    await noteAppointment(tx, administrator, { at, action: 'scope-changed', subject: 'person', id, details })
    const addressed = addressTo(found)
    await enqueueLetter(tx, services, {
      kind: 'appointment-changed',
      ...addressed,
      data: {
        who: calledOf(administrator),
        parts: await nameOffice(tx, office, addressed.language),
        isAdministrator: office.isAdministrator,
        wasAdministrator: before.isAdministrator,
      },
    })
  })
}

/** Somebody decides on nothing any more, from their next request on. */
export async function endAppointment(services: Services, administrator: PersonRecord, asked: Asked): Promise<void> {
  const { primary, now } = services
  const { id, version } = asked
  const at = now().toISOString()
  await inTransaction(primary, async (tx) => {
    const held = await holdOffice(tx, administrator)
    const found = await findAsRead(tx, id, version)
    // Whoever ends an appointment is an administrator: one's own is always that of one.
    if (found.administrator) keepAdministrators(held, administrator, asked)
    await setOffice(tx, id, { moderates: [], isAdministrator: false }, { at, by: administrator.id })
    const details = { before: officeOf(found) }
    await noteAppointment(tx, administrator, { at, action: 'appointment-ended', subject: 'person', id, details })
    const data = { who: calledOf(administrator), isTakenBack: false }
    await enqueueLetter(tx, services, { kind: 'appointment-ended', ...addressTo(found), data })
  })
}
