import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Moderates } from '../people/me.ts'
import { type RegistrationRecord, registrationColumns } from './read.ts'

type Asked = {
  moderates: Moderates[]
  country?: string | undefined
  /** The submission and the id after which the page begins. */
  after?: { submittedAt: string; id: string } | undefined
  limit: number
}

/** What a moderator may decide on: everything, or what lies in or belongs to what they answer for. */
function isWithin(moderates: Moderates[]) {
  if (moderates.some(({ scope }) => scope === 'everything')) return sql`true`
  const codes = (wanted: string) => sql.param(moderates.flatMap(({ scope, code }) => (scope === wanted ? [code] : [])))
  return sql`(
    country_code = any(${codes('country')}::text[])
    or country_code in (select code from areas where regions && ${codes('region')}::text[])
    or exists (select from jsonb_array_elements(coalesce(form #> '{terms,association}', '[]')) as term
      where term ->> 'code' = any(${codes('association')}::text[])))`
}

/** Whether one who decides on these may decide on this registration. */
export async function mayDecide(database: Reader, moderates: Moderates[], id: string): Promise<boolean> {
  if (moderates.length === 0) return false
  const [row] = await database.execute(sql`select from registrations where id = ${id} and ${isWithin(moderates)}`)
  return row !== undefined
}

type Queue = {
  total: number
  /** Of all that waits within the scope, most first, whatever country is asked for. */
  countries: { code: string; count: number }[]
  items: RegistrationRecord[]
}

/** What waits for a decision, the oldest first, how much it is in all and where. */
export async function queuedRegistrations(
  database: Reader,
  { moderates, country, after, limit }: Asked,
): Promise<Queue> {
  const waits = sql`state = 'submitted' and ${isWithin(moderates)}`
  const countries = await database.execute<{ code: string; count: number }>(sql`
    select coalesce(country_code, '') as code, count(*)::int as count from registrations
    where ${waits} group by 1 order by count desc, code`)
  const counted = country === undefined ? countries : countries.filter(({ code }) => code === country)
  const items = await database.execute<RegistrationRecord>(sql`
    select ${registrationColumns} from registrations
    where ${waits} ${country === undefined ? sql`` : sql`and country_code = ${country}`}
      ${after ? sql`and (submitted_at, id) > (${after.submittedAt}, ${after.id})` : sql``}
    order by submitted_at, id limit ${limit}`)
  return { total: counted.reduce((sum, { count }) => sum + count, 0), countries, items }
}
