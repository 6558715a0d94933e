import type { Staff } from '@centres/contract'
import { listStaff, listWaiting, type PersonRecord } from '@centres/db'
import type { Services } from '../services.ts'

export async function readStaff({ primary, now }: Services, person: PersonRecord): Promise<Staff> {
  const people = await listStaff(primary)
  const waiting = await listWaiting(primary, now().toISOString())
  return {
    people: people.map(({ language, ...one }) => ({ ...one, isYou: one.id === person.id })),
    waiting: waiting.map(({ language, ...one }) => one),
  }
}
