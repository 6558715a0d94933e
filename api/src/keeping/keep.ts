import type { CentreForm, KeptRecord } from '@centres/contract'
import {
  type CentreRecord,
  inTransaction,
  isSteward,
  lockCentre,
  type PersonRecord,
  type Reader,
  readPrivatePart,
  readRecord,
  recordAct,
  recordVersion,
  replaceCentres,
  type Transaction,
} from '@centres/db'
import { findRecord } from '../centres/find-record.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts'
import { decidesOn } from '../moderation/decides-on.ts'
import { tellStewards } from '../moderation/tell-stewards.ts'
import type { Services } from '../services.ts'
import { checkForm } from './check-form.ts'
import { formOf, recordOf } from './form.ts'
import { markForLook } from './mark-for-look.ts'
import { lockWithHosts, type Settled, settleInstitutions } from './settle-institutions.ts'
import { settleOwnWords } from './settle-own-words.ts'

export type Keeper = { person: PersonRecord; role: 'steward' | 'moderator' }

/** In which role a person may change a record. Whose it is nobody else learns. */
export async function keeperOf(database: Reader, person: PersonRecord, id: string): Promise<Keeper> {
  const centre = await findRecord(database, id)
  if ('movedTo' in centre) throw new NotFound(`This record was merged into ${centre.movedTo}.`)
  if (await isSteward(database, person.id, id)) return { person, role: 'steward' }
  if (decidesOn(person, centre)) return { person, role: 'moderator' }
  throw new Forbidden('Only the stewards of this centre and its moderators may do this.')
}

const needsMailbox = ({ role }: Keeper, { mailbox }: CentreRecord) => role === 'steward' || mailbox !== null

async function keptRecord(database: Reader, keeper: Keeper, id: string): Promise<KeptRecord> {
  const record = await readRecord(database, id)
  if (!record) throw new Error('a record that was found')
  const version = await recordVersion(database, id)
  const { confirmedAt } = record
  return { form: formOf(record), version, confirmedAt, needsMailbox: needsMailbox(keeper, record) }
}

export async function readToKeep({ primary }: Services, person: PersonRecord, id: string): Promise<KeptRecord> {
  return keptRecord(primary, await keeperOf(primary, person, id), id)
}

type Hosts = Pick<Settled, 'known' | 'edits'>

type Writing = {
  /** Without a word of its institutions they stay as they are. */
  settled?: Hosts
  /** On what the change rests, where that is not the word of who makes it. */
  source?: string | undefined
}

/** The institutions of a record that keeps them. */
async function keptHosts(tx: Transaction, { id, institutions }: CentreRecord): Promise<Hosts> {
  const { hosts } = await readPrivatePart(tx, id)
  const known = new Map(institutions.map((institution, place) => [institution, hosts[place] as number]))
  return { known, edits: [] }
}

/** The record and who did it. Returns the entry of the log. */
export async function writeRecord(
  tx: Transaction,
  record: CentreRecord,
  { person, role }: Keeper,
  action: 'changed' | 'confirmed',
  at: string,
  { settled, source }: Writing = {},
): Promise<string> {
  const { known, edits } = settled ?? (await keptHosts(tx, record))
  const logged = await replaceCentres(tx, [record], {
    actor: role === 'steward' ? 'centre' : 'moderator',
    action,
    at,
    source: source ?? null,
    institutions: known,
    edits,
  })
  const subject = { subject: 'centre', subjectId: record.id } as const
  // The facts of an institution may be those of other centres too: the act says so.
  const changed = edits.map(({ institution }) => institution.names[0]?.text ?? '')
  const details = changed.length > 0 ? { institutions: changed } : {}
  await recordAct(tx, { at, personId: person.id, role, action: `record-${action}`, ...subject, details })
  return logged.get(record.id) as string
}

type Change = {
  /** Of the record that was read. */
  version: string
  form: (present: CentreForm) => CentreForm
  source?: string | undefined
}

const changedMeanwhile = () =>
  new Conflict('Somebody has changed this record since you read it. Read it again, and keep what is right.')

/** Changes a record that is still as it was read; what others have changed meanwhile is never written over. */
export async function changeRecord(
  tx: Transaction,
  keeper: Keeper,
  id: string,
  { version, form: change, source }: Change,
  at: string,
): Promise<void> {
  const { person, role } = keeper
  const present = await readRecord(tx, id)
  if (!present) throw changedMeanwhile()
  if (present.state !== 'published')
    throw new Conflict('This record is not listed any more: nothing of it can be changed.')
  const form = change(formOf(present))
  const locked = await lockWithHosts(tx, id, form)
  // Who kept the record when it was asked may have left while we waited.
  if (role === 'steward' && !(await isSteward(tx, person.id, id)))
    throw new Forbidden('You do not keep this record any more.')
  const before = await readRecord(tx, id)
  if (!before || (await recordVersion(tx, id)) !== version) throw changedMeanwhile()
  const isCentre = role === 'steward'
  const settled = await settleInstitutions(tx, { before, form, locked, mayChange: isCentre ? 'own' : person })
  const terms = await settleOwnWords(tx, form.terms, before.terms)
  const record = {
    ...recordOf({ ...form, terms }, { ...before, confirmedAt: isCentre ? at : before.confirmedAt }),
    institutions: settled.institutions,
  }
  const entry = await writeRecord(tx, record, keeper, 'changed', at, { settled, source })
  if (isCentre) await markForLook(tx, { before, changeId: entry, at, personId: person.id })
}

const noMailbox = () =>
  new Invalid([{ in: 'body', name: 'form.mailbox', message: 'must be an e-mail address, as in office@example.org' }])

export async function writeForm(
  services: Services,
  person: PersonRecord,
  id: string,
  { form, version }: { form: CentreForm; version: string },
): Promise<KeptRecord> {
  const { primary, now } = services
  const keeper = await keeperOf(primary, person, id)
  await checkForm(primary, form, 'form.')
  return inTransaction(primary, async (tx) => {
    const before = form.mailbox === '' ? await readRecord(tx, id) : undefined
    if (before && needsMailbox(keeper, before)) throw noMailbox()
    await changeRecord(tx, keeper, id, { version, form: () => form }, now().toISOString())
    if (keeper.role === 'moderator') await tellStewards(tx, services, person, { id, names: form.names }, 'changed')
    return keptRecord(tx, keeper, id)
  })
}

/** Says in the centre's own name that a record is right as it stands. */
export async function confirmRecord({ primary, now }: Services, person: PersonRecord, id: string): Promise<KeptRecord> {
  return primary.transaction(async (tx) => {
    await lockCentre(tx, id)
    const keeper = await keeperOf(tx, person, id)
    if (keeper.role !== 'steward') throw new Forbidden('Only the stewards of this centre may confirm its record.')
    const before = await readRecord(tx, id)
    if (!before) throw new Error('a record that was found')
    const at = now().toISOString()
    await writeRecord(tx, { ...before, confirmedAt: at }, keeper, 'confirmed', at)
    return keptRecord(tx, keeper, id)
  })
}
