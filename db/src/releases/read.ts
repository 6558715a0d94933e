import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'

export type ReleaseFileRecord = { name: string; mediaType: string; bytes: number; sha256: string }

export type ReleaseCounts = { centres: number; countries: number; languages: number; institutions: number }

export type ReleaseSummary = {
  number: number
  version: string
  /** ISO instant. */
  releasedAt: string
  releasedOn: string
  counts: ReleaseCounts
  previous: number | null
  changed: { added: number; changed: number; gone: number }
  files: ReleaseFileRecord[]
}

export type ChangedIds = { added: string[]; changed: string[]; gone: string[] }

const summary = sql`
  r.number, r.version::text, ${isoInstant(sql`r.released_at`)} as "releasedAt",
  r.released_on::text as "releasedOn", r.counts, nullif(r.number - 1, 0) as previous,
  json_build_object(
    'added', jsonb_array_length(r.changed -> 'added'),
    'changed', jsonb_array_length(r.changed -> 'changed'),
    'gone', jsonb_array_length(r.changed -> 'gone')) as changed,
  (select json_agg(json_build_object('name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256)
      order by f.name)
    from release_files f where f.release = r.number) as files`

/** Newest first. */
export async function listReleases(database: Reader): Promise<ReleaseSummary[]> {
  const rows = await database.execute<ReleaseSummary>(sql`select ${summary} from releases r order by r.number desc`)
  return [...rows]
}

/** Null where there is none. Asks an index alone. */
export async function newestReleaseNumber(database: Reader): Promise<number | null> {
  const [row] = await database.execute<{ newest: number | null }>(sql`select max(number) as newest from releases`)
  return row?.newest ?? null
}

async function readOne(database: Reader, condition: SQL): Promise<ReleaseSummary | undefined> {
  const [row] = await database.execute<ReleaseSummary>(sql`select ${summary} from releases r where ${condition}`)
  return row
}

export const readRelease = (database: Reader, number: number) => readOne(database, sql`r.number = ${number}`)

export const newestRelease = (database: Reader) => readOne(database, sql`r.number = (select max(number) from releases)`)

/** Which centres came, changed and went with a release, so many of each at most. */
export async function readChangedIds(database: Reader, number: number, most: number): Promise<ChangedIds | undefined> {
  const firstOf = (kind: keyof ChangedIds) =>
    sql`array(select jsonb_array_elements_text(changed -> ${kind}::text) limit ${most}) as ${sql.identifier(kind)}`
  const [row] = await database.execute<ChangedIds>(
    sql`select ${firstOf('added')}, ${firstOf('changed')}, ${firstOf('gone')} from releases where number = ${number}`,
  )
  return row
}

/** A file of a release, a part at a time; each is asked for by itself, so that no reader holds a connection. */
export async function* readReleaseParts(database: Reader, number: number, name: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const [part] = await database.execute<{ content: Buffer }>(sql`
      select content from release_parts where release = ${number} and name = ${name} and position = ${position}`)
    if (!part) return
    yield part.content
  }
}
