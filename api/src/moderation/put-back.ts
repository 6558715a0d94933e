import { isDeepStrictEqual } from 'node:util'
import {
  type CentreRecord,
  type FactField,
  type Facts,
  factFields,
  factsOf,
  factsThen,
  findInstitutions,
  type InstitutionEdit,
  type InstitutionRecord,
  type LogEntry,
  type PrivatePart,
  readInstitutions,
  readPrivatePart,
  type Transaction,
  withFacts,
} from '@centres/db'

export type PutBack = {
  record: CentreRecord
  known: Map<InstitutionRecord, number>
  edits: InstitutionEdit[]
  back: FactField[]
  /** Fields that the entry changed and that are not as it left them. */
  since: FactField[]
  /** Fields that the entry changed, to values that nobody keeps any more. */
  forgotten: FactField[]
}

/** A time zone follows from the place; a confirmation that came later stands for itself. Neither is in the way. */
const goesAlong: FactField[] = ['timeZone', 'confirmedAt']

type Point = { longitude: number; latitude: number }

/** The log has coordinates in millionths of a degree. */
function isSame(field: FactField, one: unknown, other: unknown): boolean {
  if (field !== 'location' || !one || !other) return isDeepStrictEqual(one, other)
  const [a, b] = [one as Point, other as Point]
  return Math.abs(a.longitude - b.longitude) < 1e-6 && Math.abs(a.latitude - b.latitude) < 1e-6
}

const hostsDiffer = (one: PrivatePart | undefined, other: PrivatePart | undefined) =>
  one !== undefined && other !== undefined && !isDeepStrictEqual(one.hosts, other.hosts)

/** Of an entry whose private part is forgotten, the public place tells that something changed there. */
function forgottenFields({ before, after }: LogEntry, was: Facts, is: Facts): FactField[] {
  if (!before || !after) return []
  const shown = ['location', 'city', 'adminArea'] as const
  return shown.filter((field) => !(was.has(field) && is.has(field)) && !isDeepStrictEqual(before[field], after[field]))
}

/** A record with the fields that an entry of its log changed as they were before it, but for those changed since. */
export async function putBack(tx: Transaction, current: CentreRecord, entry: LogEntry): Promise<PutBack> {
  const { before, after, partBefore, partAfter } = entry
  if (!before || !after) throw new Error('an entry that changed something')
  const [was, is, now] = [factsThen(before, partBefore), factsThen(after, partAfter), factsOf(current)]
  const part = await readPrivatePart(tx, current.id)
  const changed = factFields.filter(
    (field) =>
      was.has(field) &&
      is.has(field) &&
      (!isSame(field, was.get(field), is.get(field)) ||
        (field === 'institutions' && hostsDiffer(partBefore, partAfter))),
  )
  const isAsLeft = (field: FactField) =>
    isSame(field, now.get(field), is.get(field)) && !(field === 'institutions' && hostsDiffer(partAfter, part))
  const since = changed.filter((field) => !goesAlong.includes(field) && !isAsLeft(field))
  const back = changed.filter((field) => isAsLeft(field) && (field !== 'timeZone' || !since.includes('location')))
  const facts: Facts = new Map(back.map((field) => [field, was.get(field)]))
  const hosts = back.includes('institutions')
    ? await formerHosts(tx, entry, current)
    : { institutions: current.institutions, ids: part.hosts, edits: [] }
  const known = new Map<InstitutionRecord, number>()
  for (const [place, institution] of hosts.institutions.entries()) {
    const id = hosts.ids[place]
    if (id !== undefined) known.set(institution, id)
  }
  return {
    record: { ...withFacts(current, facts), institutions: hosts.institutions },
    known,
    edits: hosts.edits,
    back: back.filter((field) => field !== 'timeZone'),
    since,
    forgotten: forgottenFields(entry, was, is),
  }
}

type Hosts = { institutions: InstitutionRecord[]; ids: (number | undefined)[]; edits: InstitutionEdit[] }

/** The institutions of before an entry; where it changed the facts of one, they go back as well. */
async function formerHosts(tx: Transaction, entry: LogEntry, { countryCode }: CentreRecord): Promise<Hosts> {
  const { before, after, partBefore, partAfter } = entry
  const former = before?.institutions ?? []
  if (!partBefore) {
    const found = await findInstitutions(tx, [{ countryCode, institutions: former }])
    return { institutions: former, ids: former.map((one) => found.get(one)), edits: [] }
  }
  const facts = await readInstitutions(tx, partBefore.hosts)
  const edits: InstitutionEdit[] = []
  const institutions = partBefore.hosts.map((id, place) => {
    const was = former[place] as InstitutionRecord
    const left = after?.institutions[partAfter?.hosts.indexOf(id) ?? -1]
    if (left === undefined || isDeepStrictEqual(left, was)) return facts.get(id) as InstitutionRecord
    edits.push({ id, institution: was })
    return was
  })
  return { institutions, ids: partBefore.hosts, edits }
}
