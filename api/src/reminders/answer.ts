import type { Reminder } from '@centres/contract'
import {
  type CentreRecord,
  isSteward,
  lockCentre,
  type PersonRecord,
  readPerson,
  readRecord,
  type Transaction,
} from '@centres/db'
import { findRecord } from '../centres/find-record.ts'
import { summaryOf } from '../centres/present.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { writeRecord } from '../keeping/keep.ts'
import { readMandate, spent } from '../letters/mandate.ts'
import type { Services } from '../services.ts'
import { confirmedOf } from './links.ts'

const notSteward = () => new Forbidden('You do not keep the record of this centre any more.')

/** What a link is about, where it still allows something. */
export async function readReminder(services: Services, token: string): Promise<Reminder> {
  const { primary, settings, now } = services
  const mandate = readMandate(settings.authSecret, token, now(), 'confirm', 'close')
  const { centreId, confirmedAt } = confirmedOf(mandate)
  if (!(await readPerson(primary, mandate.personId))) throw spent()
  if (!(await isSteward(primary, mandate.personId, centreId))) throw notSteward()
  const centre = await findRecord(primary, centreId)
  if ('movedTo' in centre || centre.confirmedAt !== confirmedAt) throw spent()
  return {
    purpose: mandate.purpose as 'confirm' | 'close',
    centre: { ...summaryOf(centre), distanceMetres: null },
    expiresAt: mandate.expiresAt.toISOString(),
  }
}

/**
 * Changes a record in the name of the centre, by a link. Of many who use one link at once, one gets in: the others wait
 * for the record and then find it confirmed.
 */
async function answer(
  services: Services,
  token: string,
  purpose: 'confirm' | 'close',
  change: (before: CentreRecord, at: string) => CentreRecord,
): Promise<CentreRecord> {
  const { primary, settings, now } = services
  const mandate = readMandate(settings.authSecret, token, now(), purpose)
  const { centreId, confirmedAt } = confirmedOf(mandate)
  const centre = await findRecord(primary, centreId)
  if ('movedTo' in centre) throw new NotFound(`This record was merged into ${centre.movedTo}.`)
  return primary.transaction(async (tx: Transaction) => {
    await lockCentre(tx, centreId)
    const person: PersonRecord | undefined = await readPerson(tx, mandate.personId)
    const before = await readRecord(tx, centreId)
    if (!person || before?.confirmedAt !== confirmedAt) throw spent()
    if (!(await isSteward(tx, person.id, centreId))) throw notSteward()
    const at = now().toISOString()
    const record = change(before, at)
    await writeRecord(tx, record, { person, role: 'steward' }, purpose === 'confirm' ? 'confirmed' : 'changed', at)
    return record
  })
}

export async function confirmByLink(services: Services, token: string): Promise<{ confirmedAt: string }> {
  const { confirmedAt } = await answer(services, token, 'confirm', (before, at) => ({ ...before, confirmedAt: at }))
  return { confirmedAt: confirmedAt as string }
}

export async function closeByLink(services: Services, token: string, closed: string): Promise<{ closed: string }> {
  await answer(services, token, 'close', (before, at) => ({ ...before, lifeState: 'closed', closed, confirmedAt: at }))
  return { closed }
}
