import { type SQL, sql } from 'drizzle-orm'
import { claimCases } from '../claims/cases.ts'
import type { Reader } from '../client.ts'
import { lookCases } from '../looks/cases.ts'
import { messageCases } from '../messages/cases.ts'
import type { Moderates } from '../people/me.ts'
import { vocabularyCases } from '../proposed-terms/cases.ts'
import { registrationCases } from '../registrations/cases.ts'
import { suggestionCases } from '../suggestions/cases.ts'

/** What moderators decide on. A kind more is a part more of the union below. */
export type QueueKind = 'registration' | 'claim' | 'suggestion' | 'report' | 'look' | 'vocabulary' | 'message'

/**
 * One select for each kind, all with these columns: kind, id, waits, title, institution, country_code, associations,
 * submitted_at, evidence, is_appeal. What is decided is among them, so that its page can still be read: waits tells.
 */
const cases: SQL = sql.join(
  [lookCases, registrationCases, claimCases, suggestionCases, vocabularyCases, messageCases],
  sql` union all `,
)

export type QueueRecord = {
  kind: QueueKind
  id: string
  title: string
  institution: string | null
  countryCode: string
  submittedAt: string
  evidence: string[]
  isAppeal: boolean
}

/** What a moderator decides on, or did. */
export type Case = { kind: QueueKind; id: string }

type Asked = {
  moderates: Moderates[]
  kind?: QueueKind | undefined
  country?: string | undefined
  /** Only what was submitted by then. */
  until?: string | undefined
  /** The submission and the id after which the page begins. */
  after?: { submittedAt: string; id: string } | undefined
  limit: number
}

type Count = { code: string; count: number }

type Waiting = {
  total: number
  /** Within the scope and the other filters, most first. */
  kinds: Count[]
  /** Within the scope and the other filters, most first. */
  countries: Count[]
  items: QueueRecord[]
}

/** What a moderator may decide on: everything, or what lies in or belongs to what they answer for. */
function isWithin(moderates: Moderates[]) {
  if (moderates.some(({ scope }) => scope === 'everything')) return sql`true`
  const codes = (wanted: string) => sql.param(moderates.flatMap(({ scope, code }) => (scope === wanted ? [code] : [])))
  return sql`(
    country_code = any(${codes('country')}::text[])
    or country_code in (select code from areas where regions && ${codes('region')}::text[])
    or associations && ${codes('association')}::text[])`
}

/** The one row of a case, whether it still waits or not. */
export const casesOf = ({ kind, id }: Case): SQL =>
  sql`select * from (${cases}) as cases where kind = ${kind} and id = ${id}`

/** Whether one who decides on these may decide on this case. */
export async function mayDecide(database: Reader, moderates: Moderates[], found: Case): Promise<boolean> {
  if (moderates.length === 0) return false
  const [row] = await database.execute(sql`select from (${casesOf(found)}) as found where ${isWithin(moderates)}`)
  return row !== undefined
}

function sumBy(counts: { code: string; count: number }[]): Count[] {
  const sums = new Map<string, number>()
  for (const { code, count } of counts) sums.set(code, (sums.get(code) ?? 0) + count)
  return [...sums]
    .map(([code, count]) => ({ code, count }))
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
}

/** What waits for a decision, of every kind, the oldest first; how much it is in all, and of which kind and where. */
export async function listQueue(
  database: Reader,
  { moderates, kind, country, until, after, limit }: Asked,
): Promise<Waiting> {
  const waits = sql`waits and ${isWithin(moderates)} ${until === undefined ? sql`` : sql`and submitted_at <= ${until}`}`
  const counts = await database.execute<{ kind: QueueKind; country: string; count: number }>(sql`
    select kind, coalesce(country_code, '') as country, count(*)::int as count from (${cases}) as cases
    where ${waits} group by 1, 2`)
  const items = await database.execute<QueueRecord>(sql`
    select kind, id, title, institution, coalesce(country_code, '') as "countryCode",
      to_char(submitted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "submittedAt", evidence,
      is_appeal as "isAppeal"
    from (${cases}) as cases
    where ${waits} ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${country === undefined ? sql`` : sql`and country_code = ${country}`}
      ${after ? sql`and (submitted_at, id) > (${after.submittedAt}, ${after.id})` : sql``}
    order by submitted_at, id limit ${limit}`)
  const isOfKind = (count: { kind: QueueKind }) => kind === undefined || count.kind === kind
  const isOfCountry = (count: { country: string }) => country === undefined || count.country === country
  return {
    total: counts.filter((one) => isOfKind(one) && isOfCountry(one)).reduce((sum, { count }) => sum + count, 0),
    kinds: sumBy(counts.filter(isOfCountry).map(({ kind, count }) => ({ code: kind, count }))),
    // What lies in no country, such as a word for everybody, is found by its kind.
    countries: sumBy(
      counts
        .filter((one) => isOfKind(one) && one.country !== '')
        .map(({ country, count }) => ({ code: country, count })),
    ),
    items,
  }
}
