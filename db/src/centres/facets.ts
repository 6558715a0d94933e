import type { Database } from '../client.ts'
import { countBits, countCommon } from '../listings/bits.ts'
import { selectListings } from '../listings/select.ts'
import type { CentreSelection } from './selection.ts'
import { type Facet, facets } from './tags.ts'

export type FacetCounts = { total: number; facets: Record<Facet, { code: string; count: number }[]> }

/**
 * How many centres of a selection have each code. Each facet is counted with all conditions but its own, so that
 * its other codes show what choosing them would add.
 */
export async function countFacets(database: Database, selection: CentreSelection): Promise<FacetCounts> {
  const { columns, selected, withoutOwn } = await selectListings(database, selection)
  const others = withoutOwn()
  const counts = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as FacetCounts['facets']
  for (const [id, { facet, code }] of columns.tags) {
    const bits = columns.tagged.get(id)
    const count = bits ? countCommon(others.get(facet) ?? selected, bits) : 0
    if (count > 0) counts[facet].push({ code, count })
  }
  for (const facet of facets) {
    counts[facet].sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
  }
  return { total: countBits(selected), facets: counts }
}

/** How many centres a selection holds. */
export async function countCentres(database: Database, selection: CentreSelection): Promise<number> {
  const { selected } = await selectListings(database, selection)
  return countBits(selected)
}
