import { sql } from 'drizzle-orm'
import type { CentreSelection } from '../centres/selection.ts'
import { allOf, wordAndRadiusConditions } from '../centres/selection.ts'
import { isInBox } from '../centres/sphere.ts'
import { type Facet, facets } from '../centres/tags.ts'
import type { Database } from '../client.ts'
import { addAll, type Bits, bitsFor, keepCommon, keepWhere, setBit } from './bits.ts'
import { type ListingColumns, listingColumns } from './columns.ts'

export type SelectedListings = {
  columns: ListingColumns
  /** Those that meet every condition. */
  selected: Bits
  /** For each facet that has a condition: those that meet every condition but its own. */
  withoutOwn: () => Map<Facet, Bits>
}

/** The slots of these ids, those that are listed. */
function slotsOf(ids: string[], columns: ListingColumns): Bits {
  const found = bitsFor(columns.longitude.length)
  for (const id of ids) {
    const slot = columns.slotOf(id)
    if (slot !== undefined) setBit(found, slot)
  }
  return found
}

/** Conditions that the columns answer, but for those on codes. A value that is not known is NaN, which meets none. */
function keepMatching(bits: Bits, { bbox, confirmedSince }: CentreSelection, columns: ListingColumns): void {
  if (bbox) {
    const { longitude, latitude } = columns
    keepWhere(bits, (slot) => isInBox(bbox, [longitude[slot] as number, latitude[slot] as number]))
  }
  if (confirmedSince) {
    const since = Date.parse(confirmedSince)
    const { confirmedAt } = columns
    keepWhere(bits, (slot) => (confirmedAt[slot] as number) >= since)
  }
}

/** Those that meet the conditions that only the database answers: words, and distances on the ellipsoid. */
async function findListings(
  database: Database,
  selection: CentreSelection,
  columns: ListingColumns,
): Promise<Bits | undefined> {
  const conditions = await wordAndRadiusConditions(database, selection)
  if (conditions.length === 0) return undefined
  const rows = await database.execute<{ ids: string[] | null }>(
    sql`select array_agg(l.centre_id) as ids from listings l where ${allOf(conditions)}`,
  )
  return slotsOf(rows[0]?.ids ?? [], columns)
}

function taggedWithAny(columns: ListingColumns, facet: Facet, codes: Set<string>): Bits {
  const any = bitsFor(columns.longitude.length)
  for (const [tag, bits] of columns.tagged) {
    const known = columns.tags.get(tag)
    if (known?.facet === facet && codes.has(known.code)) addAll(any, bits)
  }
  return any
}

/** The set that a selection names, in memory. */
export async function selectListings(database: Database, selection: CentreSelection): Promise<SelectedListings> {
  const columns = await listingColumns(database)
  const found = await findListings(database, selection, columns)
  const named = selection.id && slotsOf(selection.id, columns)
  const chosen = facets.flatMap((facet) => {
    const codes = selection[facet]
    return codes ? [{ facet, bits: taggedWithAny(columns, facet, new Set(codes)) }] : []
  })
  // Codes first: they leave few slots to be looked at one by one.
  const meeting = (conditions: typeof chosen) => {
    const bits = columns.listed.slice()
    for (const condition of conditions) keepCommon(bits, condition.bits)
    if (named) keepCommon(bits, named)
    if (found) keepCommon(bits, found)
    keepMatching(bits, selection, columns)
    return bits
  }
  return {
    columns,
    selected: meeting(chosen),
    withoutOwn: () =>
      new Map(chosen.map(({ facet }) => [facet, meeting(chosen.filter((other) => other.facet !== facet))])),
  }
}
