import { countTags, type TagCounts } from '../centres/facets.ts'
import type { CentreSelection } from '../centres/selection.ts'
import { type Facet, facets } from '../centres/tags.ts'
import type { Database } from '../client.ts'
import { addAll, type Bits, bitsFor, countBits, countCommon, hasBit, keepWhere } from '../listings/bits.ts'
import type { ListingColumns } from '../listings/columns.ts'
import { selectListings } from '../listings/select.ts'
import { listedByMonth, type MonthCount } from './listed-by-month.ts'

export type SelectionCounts = {
  total: number
  by: TagCounts
  /** How many have no code of a facet. */
  notKnown: Record<Facet, number>
  confirmed: number
  /** Confirmed on or after the instant that was asked for. */
  confirmedSince: number
  /** How many were listed at the end of each month. */
  growth: MonthCount[]
}

function countNotKnown({ tags, tagged, longitude }: ListingColumns, selected: Bits): Record<Facet, number> {
  const known = new Map(facets.map((facet) => [facet, bitsFor(longitude.length)]))
  for (const [id, { facet }] of tags) {
    const [all, bits] = [known.get(facet), tagged.get(id)]
    if (all && bits) addAll(all, bits)
  }
  const total = countBits(selected)
  const counts = facets.map((facet) => [facet, total - countCommon(selected, known.get(facet) ?? selected)])
  return Object.fromEntries(counts) as Record<Facet, number>
}

function countConfirmed({ confirmedAt }: ListingColumns, selected: Bits, since: number): number {
  const bits = selected.slice()
  // A centre that has confirmed nothing is NaN, which is never since.
  keepWhere(bits, (slot) => (confirmedAt[slot] as number) >= since)
  return countBits(bits)
}

/** Counts a selection from what is in memory; every count holds all conditions. */
export async function countSelection(
  database: Database,
  selection: CentreSelection,
  { since, now }: { since: Date; now: Date },
): Promise<SelectionCounts> {
  const { columns, selected } = await selectListings(database, selection)
  const isWhole = Object.values(selection).every((condition) => condition === undefined)
  const meant = isWhole ? undefined : columns.ids.filter((_, slot) => hasBit(selected, slot))
  return {
    total: countBits(selected),
    by: countTags(columns, () => selected),
    notKnown: countNotKnown(columns, selected),
    confirmed: countConfirmed(columns, selected, Number.NEGATIVE_INFINITY),
    confirmedSince: countConfirmed(columns, selected, since.getTime()),
    growth: await listedByMonth(database, meant, now),
  }
}
