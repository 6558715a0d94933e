import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

const kinds = {
  registration: { table: sql`registrations`, decisions: ['published', 'changes-asked', 'rejected'] },
  claim: { table: sql`claims`, decisions: ['approved', 'rejected'] },
}

/** Of how many at most, and of how many at least, before a number says anything. */
const mostDecided = 50
const fewestDecided = 5

/**
 * Whole days from the first sending to the first decision: the median of the last ones decided within a year before an
 * instant; undefined where they are too few.
 */
export async function usualDays(database: Reader, kind: keyof typeof kinds, at: string): Promise<number | undefined> {
  const { table, decisions } = kinds[kind]
  const [found] = await database.execute<{ decided: number; days: number | null }>(sql`
    select count(took.days)::int as decided, percentile_cont(0.5) within group (order by took.days) as days
    from (
      select id from ${table} where decided_at <= ${at}::timestamptz and decided_at > ${at}::timestamptz - interval '1 year'
      order by decided_at desc limit ${mostDecided}) as last
    cross join lateral (
      select extract(epoch from min(a.at) filter (where a.action = any(${sql.param(decisions)}::text[]))
        - min(a.at) filter (where a.action = 'submitted'))::float8 / 86400 as days
      from acts a where a.subject = ${kind} and a.subject_id = last.id) as took`)
  if (!found || found.days === null || found.decided < fewestDecided) return undefined
  return Math.max(1, Math.ceil(found.days))
}
