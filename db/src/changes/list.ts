import { isDeepStrictEqual } from 'node:util'
import { type SQL, sql } from 'drizzle-orm'
import { didMeetFacts, didMeetPlace } from '../centres/meets.ts'
import { isListed, type PublicCentre } from '../centres/public-centre.ts'
import { readCentres } from '../centres/read.ts'
import { allOf, type CentreSelection, wordAndRadiusConditions } from '../centres/selection.ts'
import type { Reader } from '../client.ts'
import { searchedPartsOf } from '../search/document.ts'
import { type LoggedChange, loggedAt, loggedColumns } from './logged.ts'

type Row = LoggedChange & { subject: 'centre' | 'vocabulary' | 'gazetteer'; subjectId: string }

/** A change that the public may know of, with the record as it is today: null where it is no longer public. */
export type FoundChange = Row & { now: PublicCentre | null }

export type ChangeSelection = CentreSelection & { centre?: string | undefined }

export type FoundChanges = {
  items: FoundChange[]
  /** How far the log was read; what comes after it in the order is not looked at yet. */
  reached: string
  hasMore: boolean
  datasetVersion: string
  /** When that version came about; null where nothing has happened yet. */
  datasetAt: string | null
}

/** Rows of the log that one question looks at, so that a rare set costs no more than another. */
const mostRows = 2000
const rowsAtOnce = 500
const fewRowsAtOnce = 100

async function newest(database: Reader): Promise<{ version: string; at: string | null }> {
  const [row] = await database.execute<{ version: string; at: string }>(
    sql`select id::text as version, ${loggedAt} as at from changes order by id desc limit 1`,
  )
  return row ?? { version: '0', at: null }
}

/** What happened before a record was published, or after it was withdrawn, is between its authors and the moderators. */
const published = (version: PublicCentre | null) => (version?.state === 'published' ? version : null)

const isEverything = (selection: ChangeSelection) => Object.values(selection).every((value) => value === undefined)

/** Of these records, those whose words meet the question today. */
async function findByWords(database: Reader, { q }: CentreSelection, ids: string[]): Promise<Set<string>> {
  if (q === undefined || ids.length === 0) return new Set(ids)
  const conditions = await wordAndRadiusConditions(database, { q })
  const rows = await database.execute<{ id: string }>(sql`
    select l.centre_id as id from listings l
    where l.centre_id = any(${sql.param(ids)}::text[]) and ${allOf(conditions)}`)
  return new Set(rows.map(({ id }) => id))
}

/** The versions, before and after, in which the record was public and met the selection, but for place and words. */
const meetings = ({ before, after }: Row, selection: CentreSelection) =>
  [before, after].flatMap((then) => published(then) ?? []).filter((then) => didMeetFacts(then, selection))

/** Whether words that found a record before may find it no more: its words have changed, or it has left the listings. */
function mayLeaveWords({ before, after }: Row): boolean {
  if (!before || !after || !isListed(before)) return false
  return !isListed(after) || !isDeepStrictEqual(searchedPartsOf(before), searchedPartsOf(after))
}

/**
 * The changes that belong to a selection: those of records that met it before or after. Words are asked of the record
 * as it is today; what may have left them is told to everybody who asks by words. A record that is no longer public
 * belongs to every selection. So nobody who keeps a copy misses that a record is gone, and nobody learns more.
 */
async function keepFound(database: Reader, selection: ChangeSelection, rows: Row[]): Promise<FoundChange[]> {
  const { centre: _, ...filters } = selection
  const all = isEverything(selection)
  const isTold = (row: Row) => {
    if (row.subject !== 'centre') return all
    if (!published(row.after)) return published(row.before) !== null
    return all || meetings(row, filters).length > 0
  }
  const told = rows.filter(isTold)
  const records = await readCentres(database, [...new Set(told.map(({ subjectId }) => subjectId))])
  const today = new Map(records.map((record) => [record.id, published(record)]))
  const found = told
    .map((row) => ({ ...row, now: today.get(row.subjectId) ?? null }))
    .filter(({ now, ...row }) => {
      if (row.subject !== 'centre' || (now && all)) return true
      if (!now) return published(row.after) === null
      return meetings(row, filters).some((then) => didMeetPlace(then, now, filters))
    })
  const ids = found.flatMap(({ now }) => now?.id ?? [])
  const worded = await findByWords(database, filters, ids)
  return found.filter((change) => !change.now || worded.has(change.now.id) || mayLeaveWords(change))
}

type Scan = { selection: ChangeSelection; limit: number; range: (reached: string | undefined) => SQL; order: SQL }

/** Goes along the log until a page is full, the log ends, or enough of it was looked at. */
async function scan(database: Reader, { selection, limit, range, order }: Scan) {
  const atOnce = isEverything(selection) ? Math.max(limit + 1, fewRowsAtOnce) : rowsAtOnce
  const ofCentre = selection.centre ? sql`and subject = 'centre' and subject_id = ${selection.centre}` : sql``
  const items: FoundChange[] = []
  let reached: string | undefined
  for (let looked = 0; looked < mostRows; looked += atOnce) {
    const rows = await database.execute<Row>(sql`
      select ${loggedColumns}, subject, subject_id as "subjectId" from changes
      where ${range(reached)} ${ofCentre} order by changes.id ${order} limit ${atOnce}`)
    for (const change of await keepFound(database, selection, [...rows])) {
      if (items.length === limit) return { items, reached: items.at(-1)?.id, hasMore: true }
      items.push(change)
    }
    if (rows.length < atOnce) return { items, reached: undefined, hasMore: false }
    reached = rows.at(-1)?.id
  }
  return { items, reached, hasMore: true }
}

const later = (one: string, other: string) => (BigInt(one) > BigInt(other) ? one : other)

/**
 * The changes after a version, oldest first. Ids become visible in their own order, so that all up to the newest one
 * seen are there to be read, and none can appear below it later.
 */
export async function changesSince(
  database: Reader,
  selection: ChangeSelection,
  { since, limit }: { since: string; limit: number },
): Promise<FoundChanges> {
  const { version, at } = await newest(database)
  const range = (reached = since) => sql`id > ${reached}::int8 and id <= ${version}::int8`
  const { items, reached, hasMore } = await scan(database, { selection, limit, range, order: sql`asc` })
  return { items, reached: reached ?? later(since, version), hasMore, datasetVersion: version, datasetAt: at }
}

/** The changes before a version, or the newest of all, newest first. */
export async function changesBefore(
  database: Reader,
  selection: ChangeSelection,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<FoundChanges> {
  const { version, at } = await newest(database)
  const range = (reached = before) =>
    reached === undefined ? sql`id <= ${version}::int8` : sql`id < ${reached}::int8 and id <= ${version}::int8`
  const { items, reached, hasMore } = await scan(database, { selection, limit, range, order: sql`desc` })
  return { items, reached: reached ?? '0', hasMore, datasetVersion: version, datasetAt: at }
}
