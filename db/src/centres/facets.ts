import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { allOf, type CentreSelection, conditionsOf } from './selection.ts'
import { type Facet, facets } from './tags.ts'

export type FacetCounts = { total: number; facets: Record<Facet, { code: string; count: number }[]> }

/**
 * How many centres of a selection have each code. Each facet is counted with all conditions but its own, so that
 * its other codes show what choosing them would add. One pass: a centre that fails no condition counts for every
 * facet, one that fails a single facet's condition counts for that facet alone.
 */
export async function countFacets(database: Reader, selection: CentreSelection): Promise<FacetCounts> {
  const { shared, byFacet } = await conditionsOf(database, selection)
  const chosen = [...byFacet]
  const failed =
    chosen.length === 0
      ? sql`''`
      : sql`concat(${sql.join(
          chosen.map(([facet, condition]) => sql`case when ${condition} then '' else ${`${facet},`}::text end`),
          sql`, `,
        )})`
  const nearly =
    chosen.length < 2
      ? sql`true`
      : sql`(${sql.join(
          chosen.map(
            ([skipped]) =>
              sql`(${allOf(chosen.filter(([facet]) => facet !== skipped).map(([, condition]) => condition))})`,
          ),
          sql` or `,
        )})`
  const rows = await database.execute<{ facet: Facet | null; code: string | null; count: number }>(sql`
    with candidates as materialized (
      select l.tags, ${failed} as failed from listings l where ${allOf(shared)} and ${nearly}
    ), counted as (
      select failed, tag, count(*)::int as count from candidates, unnest(tags) as tag group by failed, tag
    )
    select t.facet, t.code, sum(c.count)::int as count
    from counted c join tags t on t.id = c.tag
    where c.failed = '' or c.failed = t.facet || ','
    group by t.facet, t.code
    union all
    select null, null, count(*)::int from candidates where failed = ''`)
  const counts = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as FacetCounts['facets']
  let total = 0
  for (const { facet, code, count } of rows) {
    if (facet !== null && code !== null) counts[facet].push({ code, count })
    else total = count
  }
  for (const facet of facets) {
    counts[facet].sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
  }
  return { total, facets: counts }
}
