import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'
import { allOf } from './tsquery.ts'

/** A part of a query as a tsquery literal, and how many letters it has. */
export type Clause = { clause: string; letters: number }

/** Words this short are mostly abbreviations, which many share: the first to give way. */
const mostLettersOfAbbreviation = 3

export async function findsAny(database: Reader, query: string): Promise<boolean> {
  const [row] = await database.execute<{ found: boolean }>(
    sql`${steady}select exists (select from listings where document @@ ${query}::tsquery) as found`,
  )
  return row?.found === true
}

async function countListings(database: Reader, queries: string[]): Promise<number[]> {
  const rows = await database.execute<{ count: number }>(sql`${steady}
    select (select count(*) from listings where document @@ asked.query::tsquery)::int as count
    from unnest(${sql.param(queries)}::text[]) with ordinality as asked (query, position) order by position`)
  return rows.map(({ count }) => count)
}

/**
 * Of parts that no centre meets all at once, those that some centre does: what nobody has is left out, and of parts
 * that contradict one another the rarer stays. Empty where nothing is found by any of them.
 */
export async function findTogether(database: Reader, clauses: Clause[]): Promise<string[]> {
  const counts = await countListings(
    database,
    clauses.map(({ clause }) => clause),
  )
  const known = clauses
    .map((part, at) => ({ ...part, count: counts[at] ?? 0, isShort: part.letters <= mostLettersOfAbbreviation }))
    .filter(({ count }) => count > 0)
    .sort(
      (one, other) =>
        Number(one.isShort) - Number(other.isShort) || one.count - other.count || other.letters - one.letters,
    )
  const together: string[] = []
  for (const { clause } of known)
    if (together.length === 0 || (await findsAny(database, allOf([...together, clause])))) together.push(clause)
  return together
}
