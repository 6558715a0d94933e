import { isDeepStrictEqual } from 'node:util'
import type { CentreForm, ImportField, ImportOutcome, ImportRow } from '@centres/contract'
import {
  areasAt,
  areWithin,
  type CentreRecord,
  centresTouched,
  checkAreas,
  findTowns,
  type ImportRecord,
  type InstitutionRecord,
  knownCentres,
  knownInstitutions,
  type PersonRecord,
  type Reader,
  readMembers,
  readRecords,
  type StoredRow,
} from '@centres/db'
import { unknownIn } from '../keeping/check-form.ts'
import { formOf } from '../keeping/form.ts'
import { isInScope } from '../keeping/scope.ts'
import { type Filled, fillForm, type Point } from './fill-form.ts'
import { type KnownWords, plainWord, readKnownWords } from './known-words.ts'
import { lookalikesAmong } from './lookalikes.ts'
import { fieldAt, type RowProblem, type RowValues, readRow } from './read-row.ts'
import { sameRecords } from './same-records.ts'
import { type Sentence, sentence } from './sentence.ts'

export type PlannedRow = {
  number: number
  outcome: ImportOutcome
  report: Omit<ImportRow, 'number' | 'outcome' | 'centreId' | 'undone'>
  form: CentreForm
  /** By which the row is known again. */
  keys: string[]
  /** The record that the row is already. */
  known: CentreRecord | undefined
  /** Whether it is so because somebody says so, and by nothing else. */
  isSaid: boolean
}

export type Planning = {
  listed: Pick<ImportRecord, 'listKey' | 'headers' | 'mapping'>
  rows: StoredRow[]
  /** Whose rows they have to be. */
  moderates: PersonRecord['moderates']
  /** Numbers of rows that are taken as new whatever is like them. */
  asNew: ReadonlySet<number>
  /** Number of a row to the record that it is. */
  sameAs: Readonly<Record<string, string>>
  onProgress?: ((share: number) => Promise<void>) | undefined
}

/** Questions about points and records are asked for so many at a time. */
const atOnce = 500

async function inLots<Asked, Answer>(list: Asked[], ask: (lot: Asked[]) => Promise<Answer[]>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < list.length; from += atOnce) answers.push(...(await ask(list.slice(from, from + atOnce))))
  return answers
}

/** A value after an equals sign holds for every row. */
const fixedValue = (header: string) => (header.startsWith('=') ? header.slice(1).trim() : undefined)

/** Where each field stands in the cells, to which what holds for every row is added. */
function placeColumns({ headers, mapping }: Planning['listed']) {
  const columnOf: Partial<Record<ImportField, number>> = {}
  const fixed: string[] = []
  for (const [field, header] of Object.entries(mapping) as [ImportField, string][]) {
    const place = headers.indexOf(header)
    const value = fixedValue(header)
    if (place >= 0) columnOf[field] = place
    else if (value !== undefined) columnOf[field] = headers.length + fixed.push(value) - 1
  }
  return { columnOf, fixed }
}

type Read = { number: number; values: RowValues; problems: RowProblem[]; countryCode: string | undefined }

async function readRows(database: Reader, { listed, rows }: Planning, words: KnownWords): Promise<Read[]> {
  const { columnOf, fixed } = placeColumns(listed)
  const read = rows.map(({ number, cells }) => ({ number, ...readRow([...cells, ...fixed], columnOf, words) }))
  const unplaced = read.flatMap(({ values: { point, countryCode } }) => (point && !countryCode ? [point] : []))
  const found = await inLots(unplaced, (lot) => areasAt(database, lot))
  let next = 0
  return read.map((row) => {
    const { point, countryCode } = row.values
    return { ...row, countryCode: countryCode ?? (point ? found[next++] : undefined) }
  })
}

/** By name, institution and country, and by the key column where it says something. */
function keysOf({ values, countryCode }: Read): string[] {
  const { key, name = '', institution = '' } = values
  const natural = `n:${[name, institution, countryCode ?? ''].map(plainWord).join('|')}`
  return key === undefined ? [natural] : [`k:${key}`, natural]
}

/** The record that a row is; a key of its own says more than a name. */
function memberOf([first = '', second]: string[], members: Map<string, string>, keyed: ReadonlySet<string>) {
  const known = members.get(first)
  if (known !== undefined || second === undefined) return known
  const named = members.get(second)
  return named !== undefined && !keyed.has(named) ? named : undefined
}

const differing = (before: CentreForm, after: CentreForm): string[] =>
  (Object.keys(after) as (keyof CentreForm)[]).flatMap((name): string[] => {
    if (name === 'terms')
      return (Object.keys(after.terms) as (keyof CentreForm['terms'])[]).filter(
        (role) => !isDeepStrictEqual(before.terms[role], after.terms[role]),
      )
    return isDeepStrictEqual(before[name], after[name]) ? [] : [name]
  })

/** Of a point that lies elsewhere than the row says. */
const placedBy = ({ countryCode: country }: CentreForm, found: string | undefined): Sentence =>
  found === undefined ? sentence('atSea', { country }) : sentence('elsewhere', { country, found })

const associationsOf = ({ terms }: CentreForm) => terms.association.map(({ code }) => code)

/** What each row of a list would do now. Nothing is written; all that concerns many rows is asked for at once. */
export async function planImport(database: Reader, planning: Planning): Promise<PlannedRow[]> {
  const { listed, moderates, asNew, sameAs, onProgress } = planning
  const words = await readKnownWords(database)
  const read = await readRows(database, planning, words)
  await onProgress?.(0.1)

  const members = await readMembers(database, listed.listKey)
  const keyed = new Set([...members].flatMap(([key, id]) => (key.startsWith('k:') ? [id] : [])))
  const keys = read.map(keysOf)
  const ownIds = keys.map((list) => memberOf(list, members, keyed))
  const same = await sameRecords(database, sameAs)
  const memberIds = ownIds.map((id, index) => id ?? same.get((read[index] as Read).number)?.id)
  const claimants = new Map<string, number[]>()
  for (const [index, id] of memberIds.entries())
    if (id) claimants.set(id, [...(claimants.get(id) ?? []), (read[index] as Read).number])
  const matched = [...new Set(memberIds.flatMap((id) => id ?? []))]
  const records = new Map((await inLots(matched, (ids) => readRecords(database, ids))).map((one) => [one.id, one]))
  const touched = await centresTouched(database, matched)
  await onProgress?.(0.2)

  const cities = read.flatMap(({ countryCode, values: { city, point } }) =>
    countryCode && city && !point ? [{ countryCode, city }] : [],
  )
  const townOf = await findTowns(database, cities)
  const hosts = read.flatMap(({ countryCode, values: { institution } }) =>
    countryCode && institution ? [{ countryCode, name: institution }] : [],
  )
  const knownHost = await knownInstitutions(database, hosts)
  /** What the first row that names an institution says of it, the others take on. */
  const namedHosts = new Map<string, InstitutionRecord>()
  const institutionOf = (countryCode: string, name: string) =>
    knownHost(countryCode, name) ?? namedHosts.get(`${countryCode} ${name}`)

  const filled = read.map((row, index): Filled => {
    const known = records.get(memberIds[index] ?? '')
    const result = fillForm(row.values, known && formOf(known), {
      countryCode: row.countryCode,
      townOf: (countryCode, city) => townOf({ countryCode, city }),
      institutionOf,
    })
    const { countryCode, institutions } = result.form
    for (const host of institutions) {
      const key = `${countryCode} ${host.names[0]?.text}`
      if (!namedHosts.has(key)) namedHosts.set(key, { ...host, ror: null, wikidata: null })
    }
    return result
  })
  await onProgress?.(0.3)

  const placed = filled.flatMap(({ form, problems }) =>
    form.location && problems.length === 0
      ? [{ form, countryCode: form.countryCode, location: form.location as Point }]
      : [],
  )
  const placeKey = ({ countryCode, location }: (typeof placed)[number]) =>
    `${countryCode} ${location.longitude} ${location.latitude}`
  // Towns come again and again.
  const places = [...new Map(placed.map((one) => [placeKey(one), one])).values()]
  const isWithin = await inLots(places, (lot) => areWithin(database, lot))
  const within = new Set(places.filter((_, index) => isWithin[index]).map(placeKey))
  const strays = placed.filter((one) => !within.has(placeKey(one)))
  const checks = await inLots(strays, (lot) => checkAreas(database, lot))
  const misplaced = new Map(
    strays.flatMap(({ form }, index) => {
      const check = checks[index]
      return check?.outcome === 'differs' ? [[form, placedBy(form, check.found)] as const] : []
    }),
  )
  await onProgress?.(0.6)

  const countries = [...new Set(filled.map(({ form }) => form.countryCode))]
  const isMatched = new Set(ownIds)
  const others = (await knownCentres(database, countries)).filter(({ id }) => !isMatched.has(id))
  const findLookalikes = lookalikesAmong(others)
  await onProgress?.(0.7)

  const headerOf = (field: ImportField | null) => (field === null ? null : (listed.mapping[field] ?? null))
  const firstOf = new Map<string, number>()
  const planned: PlannedRow[] = []
  for (const [index, { number, values, problems }] of read.entries()) {
    const { form, problems: wrong, notes } = filled[index] as Filled
    const known = records.get(memberIds[index] ?? '')
    const place = {
      countryCode: form.countryCode,
      regions: words.regionsOf(form.countryCode),
      associations: associationsOf(form),
    }
    // What a cell says wrongly the form lacks: that is said once.
    const all = [...problems, ...wrong.filter(({ field }) => !problems.some((problem) => problem.field === field))]
    if (all.length === 0)
      for (const { name, message } of unknownIn(form, words.codes))
        all.push({ field: fieldAt(name), code: 'other', values: {}, message })
    const stray = misplaced.get(form)
    if (all.length === 0 && stray) all.push({ field: fieldAt('location'), ...stray })
    if (all.length === 0 && !isInScope(moderates, place))
      all.push({ field: 'country', ...sentence('outOfScope', { country: form.countryCode }) })
    if (
      all.length === 0 &&
      known &&
      !isInScope(moderates, {
        ...place,
        countryCode: known.countryCode,
        regions: words.regionsOf(known.countryCode),
        associations: associationsOf(formOf(known)),
      })
    )
      all.push({ field: 'country', ...sentence('recordOutOfScope', { country: known.countryCode }) })
    const [key = ''] = keys[index] ?? []
    const first = firstOf.get(key)
    if (first === undefined) firstOf.set(key, number)
    else if (key.startsWith('k:')) all.push({ field: 'key', ...sentence('keyTwice', { row: String(first) }) })
    else all.push({ field: 'name', ...sentence('centreTwice', { row: String(first) }) })

    const said = same.get(number)
    const ownId = ownIds[index]
    if (said?.fault) all.push({ field: null, ...said.fault })
    else if (said && ownId !== undefined && ownId !== said.id)
      all.push({ field: null, ...sentence('knownAs', { centre: said.id ?? '', other: ownId }) })
    const other = said?.id && claimants.get(said.id)?.find((one) => one !== number)
    if (other) all.push({ field: null, ...sentence('claimedTwice', { row: String(other), centre: said.id ?? '' }) })
    if (said?.note) notes.push(said.note)

    const fields = known ? differing(formOf(known), form) : []
    const lookalikes =
      !said && (all.length > 0 || known)
        ? []
        : findLookalikes({
            countryCode: form.countryCode,
            names: form.names.map(({ text }) => text),
            institutions: form.institutions.flatMap(({ names }) => names.map(({ text }) => text)),
            websites: [form.website, ...form.institutions.map(({ website }) => website)].flatMap((one) => one ?? []),
            point:
              form.precision === 'campus' || form.precision === 'building' ? (form.location ?? undefined) : undefined,
          })
    const outcomeOf = (): ImportOutcome => {
      if (all.length > 0) return 'refused'
      if (!known) return lookalikes.length > 0 && !asNew.has(number) ? 'duplicate' : 'new'
      if (fields.length === 0) return 'unchanged'
      if (known.state !== 'published' || (known.lifeState as string) === 'merged') {
        notes.push(sentence('unpublished'))
        return 'kept'
      }
      if (known.confirmedAt !== null) notes.push(sentence('confirmed'))
      else if (touched.has(known.id)) notes.push(sentence('touched'))
      return known.confirmedAt !== null || touched.has(known.id) ? 'kept' : 'changed'
    }
    const outcome = outcomeOf()
    planned.push({
      number,
      outcome,
      form,
      keys: keys[index] ?? [],
      known,
      isSaid: known !== undefined && ownId === undefined,
      report: {
        name: values.name ?? '',
        institution: values.institution ?? null,
        countryCode: form.countryCode || null,
        fields,
        problems: all.map((problem) => ({ ...problem, header: headerOf(problem.field) })),
        notes,
        lookalikes,
      },
    })
    if (index % 1000 === 999) await onProgress?.(0.7 + (0.3 * index) / read.length)
  }
  return planned
}
