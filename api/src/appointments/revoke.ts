import { inTransaction, type PersonRecord, revokeAppointment } from '@centres/db'
import { calledOf } from '../claims/present.ts'
import { NotFound } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { Services } from '../services.ts'
import { holdOffice, noteAppointment } from './hold.ts'

/** Of whoever takes an appointment up and whoever takes it back at once, one is told that the other was faster. */
export async function revoke(services: Services, administrator: PersonRecord, id: string): Promise<void> {
  const { primary, now } = services
  const at = now().toISOString()
  await inTransaction(primary, async (tx) => {
    await holdOffice(tx, administrator)
    const gone = await revokeAppointment(tx, id, at)
    if (!gone) throw new NotFound('There is no such appointment that waits; perhaps it was taken up.')
    const { email, language, ...office } = gone
    await noteAppointment(tx, administrator, { at, action: 'taken-back', subject: 'appointment', id, details: office })
    const data = { who: calledOf(administrator), isTakenBack: true }
    await enqueueLetter(tx, services, { kind: 'appointment-ended', ...addressTo({ email, language }), data })
  })
}
