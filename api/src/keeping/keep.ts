import type { CentreForm, KeptRecord } from '@centres/contract'
import {
  type CentreRecord,
  findInstitutions,
  isSteward,
  lockCentre,
  type PersonRecord,
  type PublicCentre,
  readRecord,
  recordAct,
  recordVersion,
  replaceCentres,
  type Transaction,
} from '@centres/db'
import { findRecord } from '../centres/find-record.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import type { Services } from '../services.ts'
import { checkForm } from './check-form.ts'
import { formOf, recordOf } from './form.ts'

type Keeper = { person: PersonRecord; role: 'steward' | 'moderator' }

/** Whether a moderator's scope holds a record. */
const decidesOn = ({ moderates }: PersonRecord, { countryCode, regions, terms }: PublicCentre) =>
  moderates.some(({ scope, code }) => {
    if (scope === 'everything') return true
    if (scope === 'country') return code === countryCode
    if (scope === 'region') return regions.includes(code)
    return terms.some((term) => term.role === 'association' && term.code === code)
  })

/** In which role a person may change a record. Whose it is nobody else learns. */
async function keeperOf({ primary }: Services, person: PersonRecord, id: string): Promise<Keeper> {
  const centre = await findRecord(primary, id)
  if ('movedTo' in centre) throw new NotFound(`This record was merged into ${centre.movedTo}.`)
  if (await isSteward(primary, person.id, id)) return { person, role: 'steward' }
  if (decidesOn(person, centre)) return { person, role: 'moderator' }
  throw new Forbidden('Only the stewards of this centre and its moderators may do this.')
}

async function keptRecord(database: Transaction | Services['primary'], id: string): Promise<KeptRecord> {
  const record = await readRecord(database, id)
  if (!record) throw new Error('a record that was found')
  return { form: formOf(record), version: await recordVersion(database, id), confirmedAt: record.confirmedAt }
}

export async function readToKeep(services: Services, person: PersonRecord, id: string): Promise<KeptRecord> {
  await keeperOf(services, person, id)
  return keptRecord(services.primary, id)
}

/** The record and who did it. The institutions stay the directory's own where they are the same by name. */
export async function writeRecord(
  tx: Transaction,
  record: CentreRecord,
  { person, role }: Keeper,
  action: 'changed' | 'confirmed',
  at: string,
) {
  await replaceCentres(tx, [record], {
    actor: role === 'steward' ? 'centre' : 'moderator',
    action,
    at,
    source: null,
    institutions: await findInstitutions(tx, [record]),
  })
  const subject = { subject: 'centre', subjectId: record.id } as const
  await recordAct(tx, { at, personId: person.id, role, action: `record-${action}`, ...subject, details: {} })
}

/** Changes a record that is still as it was read; what others have changed meanwhile is never written over. */
export async function writeForm(
  services: Services,
  person: PersonRecord,
  id: string,
  { form, version }: { form: CentreForm; version: string },
): Promise<KeptRecord> {
  const { primary, now } = services
  const keeper = await keeperOf(services, person, id)
  await checkForm(primary, form, 'form.')
  return primary.transaction(async (tx) => {
    await lockCentre(tx, id)
    const before = await readRecord(tx, id)
    if (!before || (await recordVersion(tx, id)) !== version)
      throw new Conflict('Somebody has changed this record since you read it. Read it again, and keep what is right.')
    const at = now().toISOString()
    const isCentre = keeper.role === 'steward'
    const record = recordOf(form, { ...before, confirmedAt: isCentre ? at : before.confirmedAt })
    await writeRecord(tx, record, keeper, 'changed', at)
    return keptRecord(tx, id)
  })
}

/** Says in the centre's own name that a record is right as it stands. */
export async function confirmRecord(services: Services, person: PersonRecord, id: string): Promise<KeptRecord> {
  const { primary, now } = services
  const keeper = await keeperOf(services, person, id)
  if (keeper.role !== 'steward') throw new Forbidden('Only the stewards of this centre may confirm its record.')
  return primary.transaction(async (tx) => {
    await lockCentre(tx, id)
    const before = await readRecord(tx, id)
    if (!before) throw new Error('a record that was found')
    const at = now().toISOString()
    await writeRecord(tx, { ...before, confirmedAt: at }, keeper, 'confirmed', at)
    return keptRecord(tx, id)
  })
}
