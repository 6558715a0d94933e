import type { Database } from '../client.ts'
import { type Bits, countBits, countCommon } from '../listings/bits.ts'
import type { ListingColumns } from '../listings/columns.ts'
import { selectListings } from '../listings/select.ts'
import type { CentreSelection } from './selection.ts'
import { type Facet, facets } from './tags.ts'

export type TagCounts = Record<Facet, { code: string; count: number }[]>

export type FacetCounts = { total: number; facets: TagCounts }

/** How many of the centres that count for a facet have each of its codes, most first. */
export function countTags(columns: ListingColumns, countedFor: (facet: Facet) => Bits): TagCounts {
  const counts = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as TagCounts
  for (const [id, { facet, code }] of columns.tags) {
    const bits = columns.tagged.get(id)
    const count = bits ? countCommon(countedFor(facet), bits) : 0
    if (count > 0) counts[facet].push({ code, count })
  }
  for (const facet of facets) {
    counts[facet].sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
  }
  return counts
}

/**
 * How many centres of a selection have each code. Each facet is counted with all conditions but its own, so that
 * its other codes show what choosing them would add.
 */
export async function countFacets(database: Database, selection: CentreSelection): Promise<FacetCounts> {
  const { columns, selected, withoutOwn } = await selectListings(database, selection)
  const others = withoutOwn()
  return { total: countBits(selected), facets: countTags(columns, (facet) => others.get(facet) ?? selected) }
}

/** How many centres a selection holds. */
export async function countCentres(database: Database, selection: CentreSelection): Promise<number> {
  const { selected } = await selectListings(database, selection)
  return countBits(selected)
}
