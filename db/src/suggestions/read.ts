import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { SuggestionOutcome } from '../schema/suggestions.ts'

/** Without the sender's address and token: who reads a suggestion needs neither. */
export type SuggestionRecord = {
  id: string
  centreId: string
  kind: 'change' | 'closed' | 'duplicate' | 'report'
  state: 'open' | 'decided'
  changes: Record<string, unknown>
  closed: string | null
  duplicateOf: string | null
  concern: 'not-a-centre' | 'private' | 'offensive' | 'other' | null
  words: string | null
  source: string | null
  language: string
  confirmedAt: string
  outcome: SuggestionOutcome[] | null
  message: string | null
  /** Whether it is moderators' to decide by now. */
  isModerators: boolean
  /** From when on it is or will be. */
  moderatorsFrom: string
}

/** Days in which stewards alone decide. */
export const stewardDays = 14

/** Handed on by the job of the night; or merging or a report, which are theirs alone; or nobody keeps the record. */
export const isModerators = sql`(
  s.handed_on_at is not null or s.kind in ('duplicate', 'report')
  or not exists (select from stewards k where k.centre_id = s.centre_id))`

const moderatorsFrom = sql`case when ${isModerators} then coalesce(s.handed_on_at, s.confirmed_at)
  else s.confirmed_at + make_interval(days => ${sql.raw(String(stewardDays))}) end`

export const suggestionColumns = sql`
  s.id, s.centre_id as "centreId", s.kind, s.state, s.changes, s.closed, s.duplicate_of as "duplicateOf", s.concern,
  s.words, s.source, s.language, ${isoInstant(sql`s.confirmed_at`)} as "confirmedAt", s.outcome, s.message,
  ${isModerators} as "isModerators", ${isoInstant(moderatorsFrom)} as "moderatorsFrom"`

/** About a record that is still listed: what has become of another, its stewards and moderators have settled already. */
export const isAboutListed = sql`exists (
  select from centres c where c.id = s.centre_id and c.state = 'published' and c.life_state <> 'merged')`

const readWhere = (database: Reader, condition: SQL) =>
  database.execute<SuggestionRecord>(sql`
    select ${suggestionColumns} from suggestions s where ${condition} order by s.confirmed_at, s.id`)

/** One that was confirmed; before that it is nobody's business. */
export async function readSuggestion(database: Reader, id: string): Promise<SuggestionRecord | undefined> {
  const [found] = await readWhere(database, sql`s.id = ${id} and s.state <> 'unconfirmed'`)
  return found
}

/** What waits for a steward. */
export const suggestionsForSteward = (database: Reader, personId: string): Promise<SuggestionRecord[]> =>
  readWhere(
    database,
    sql`s.state = 'open' and s.kind not in ('duplicate', 'report') and ${isAboutListed}
      and s.centre_id in (select centre_id from stewards where person_id = ${personId})`,
  )

/** What was suggested or reported of a record and is not answered yet, whoever is to decide on it. */
export const openSuggestions = (database: Reader, centreId: string): Promise<SuggestionRecord[]> =>
  readWhere(database, sql`s.centre_id = ${centreId} and s.state = 'open'`)

/** The records that were withdrawn while something was open about them. */
export async function openOnWithdrawn(database: Reader): Promise<string[]> {
  const rows = await database.execute<{ id: string }>(sql`
    select distinct c.id from suggestions s join centres c on c.id = s.centre_id
    where s.state = 'open' and c.state = 'withdrawn' order by c.id`)
  return rows.map(({ id }) => id)
}
