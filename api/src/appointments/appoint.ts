import { appointmentDays, type InterfaceLanguage } from '@centres/contract'
import {
  findStaff,
  insertAppointment,
  inTransaction,
  listWaiting,
  type Office,
  type PersonRecord,
  setOffice,
} from '@centres/db'
import { calledOf } from '../claims/present.ts'
import { Conflict } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'
import { holdOffice, moderatesAnything, noteAppointment } from './hold.ts'
import { nameOffice } from './name-office.ts'

const dayMs = 86_400_000

type Appointed = Office & { email: string; language: InterfaceLanguage }

/** Appointment, act and letter stand or fall together. An address that has never signed in takes it up when it does. */
export async function appoint(
  services: Services,
  administrator: PersonRecord,
  { email, language, ...office }: Appointed,
): Promise<void> {
  const { primary, now } = services
  const moment = now()
  const at = moment.toISOString()
  await inTransaction(primary, async (tx) => {
    await holdOffice(tx, administrator)
    const known = await findStaff(tx, { email })
    if (known && moderatesAnything(known))
      throw new Conflict('Whoever has this address moderates already. Change their appointment instead.')
    if ((await listWaiting(tx, at)).some((one) => one.email === email))
      throw new Conflict('This address is appointed already. Take that appointment back to send another.')
    const expiresAt = known ? null : new Date(moment.getTime() + appointmentDays * dayMs).toISOString()
    if (expiresAt === null && known) {
      await setOffice(tx, known.id, office, { at, by: administrator.id })
      await noteAppointment(tx, administrator, {
        at,
        action: 'appointed',
        subject: 'person',
        id: known.id,
        details: office,
      })
    } else if (expiresAt !== null) {
      const id = await insertAppointment(
        tx,
        { ...office, email, language, appointedBy: administrator.id, expiresAt },
        at,
      )
      await noteAppointment(tx, administrator, { at, action: 'invited', subject: 'appointment', id, details: office })
    }
    const addressed = known ? addressTo(known) : { to: email, language }
    await enqueueLetter(tx, services, {
      kind: 'moderator-appointed',
      ...addressed,
      data: {
        who: calledOf(administrator),
        parts: await nameOffice(tx, office, addressed.language),
        isAdministrator: office.isAdministrator,
        until: expiresAt,
      },
    })
  })
}
