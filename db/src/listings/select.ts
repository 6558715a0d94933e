import { sql } from 'drizzle-orm'
import type { Box, CentreSelection } from '../centres/selection.ts'
import { allOf, wordAndRadiusConditions } from '../centres/selection.ts'
import { type Facet, facets } from '../centres/tags.ts'
import type { Database } from '../client.ts'
import { addAll, type Bits, bitsFor, keepCommon, setBit } from './bits.ts'
import { type ListingColumns, listingColumns } from './columns.ts'

export type SelectedListings = {
  columns: ListingColumns
  /** Those that meet every condition. */
  selected: Bits
  /** For each facet that has a condition: those that meet every condition but its own. */
  withoutOwn: Map<Facet, Bits>
}

function isInside([west, south, east, north]: Box, longitude: number, latitude: number): boolean {
  const isBetween = west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east
  return isBetween && latitude >= south && latitude <= north
}

/** Conditions that the columns answer, but for those on codes. */
function keepMatching(bits: Bits, { bbox, confirmedSince }: CentreSelection, columns: ListingColumns): void {
  if (!bbox && !confirmedSince) return
  const since = confirmedSince ? Date.parse(confirmedSince) : undefined
  const matching = bitsFor(columns.longitude.length)
  for (let slot = 0; slot < columns.size; slot++) {
    // A point that is not known is NaN, which lies in no box and after no instant.
    if (bbox && !isInside(bbox, columns.longitude[slot] as number, columns.latitude[slot] as number)) continue
    if (since !== undefined && !((columns.confirmedAt[slot] as number) >= since)) continue
    setBit(matching, slot)
  }
  keepCommon(bits, matching)
}

/** Conditions that only the database answers: words, and distances on the ellipsoid. */
async function keepFound(bits: Bits, database: Database, selection: CentreSelection, columns: ListingColumns) {
  const conditions = await wordAndRadiusConditions(database, selection)
  if (conditions.length === 0) return
  const rows = await database.execute<{ ids: string[] | null }>(
    sql`select array_agg(l.centre_id) as ids from listings l where ${allOf(conditions)}`,
  )
  const found = bitsFor(columns.longitude.length)
  for (const id of rows[0]?.ids ?? []) {
    const slot = columns.slotOf(id)
    if (slot !== undefined) setBit(found, slot)
  }
  keepCommon(bits, found)
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
  const shared = columns.listed.slice()
  keepMatching(shared, selection, columns)
  await keepFound(shared, database, selection, columns)
  const chosen = facets.flatMap((facet) => {
    const codes = selection[facet]
    return codes ? [{ facet, bits: taggedWithAny(columns, facet, new Set(codes)) }] : []
  })
  const meeting = (others: typeof chosen) => {
    const bits = shared.slice()
    for (const other of others) keepCommon(bits, other.bits)
    return bits
  }
  return {
    columns,
    selected: meeting(chosen),
    withoutOwn: new Map(chosen.map(({ facet }) => [facet, meeting(chosen.filter((other) => other.facet !== facet))])),
  }
}
