import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { type Bits, countBits, hasBit } from '../listings/bits.ts'
import { type ListingColumns, listingColumns } from '../listings/columns.ts'
import type { PublicCentre } from './public-centre.ts'
import { readCentres } from './read.ts'
import { distanceOnSphere } from './sphere.ts'

const sharable = ['kind', 'language', 'institutionType'] as const
export type Shared = (typeof sharable)[number] | 'place'
export type SimilarCentre = PublicCentre & { distanceMetres: number | null; shares: Shared[] }

/** Nearer than this is the same surroundings. */
const nearMetres = 100_000
/** What near counts for: about as much as a language that one centre in thirty has. */
const nearWeight = 0.3

/** In metres: good enough to rank. */
function roughDistance({ longitude, latitude }: ListingColumns, one: number, other: number): number {
  const positionOf = (slot: number): [number, number] => [longitude[slot] as number, latitude[slot] as number]
  return distanceOnSphere(positionOf(one), positionOf(other))
}

type Trait = { facet: (typeof sharable)[number]; bits: Bits; weight: number }

/** What a centre can share with others. A rare kind or language counts for more than one that most have. */
function traitsOf(columns: ListingColumns, slot: number): Trait[] {
  return [...columns.tagged].flatMap(([id, bits]) => {
    const facet = sharable.find((one) => one === columns.tags.get(id)?.facet)
    if (!facet || !hasBit(bits, slot)) return []
    return [{ facet, bits, weight: 1 / Math.log(2 + countBits(bits)) }]
  })
}

type Peer = { slot: number; score: number; rough: number }

/** The most similar first; among equals the nearest. */
const byLikeness = (one: Peer, other: Peer) =>
  other.score - one.score || one.rough - other.rough || one.slot - other.slot

type Sought = { limit: number; among: ReadonlySet<string> | undefined }

function peersOf(columns: ListingColumns, me: number, traits: Trait[], { limit, among }: Sought): Peer[] {
  const best: Peer[] = []
  for (let slot = 0; slot < columns.size; slot++) {
    if (slot === me || !hasBit(columns.listed, slot)) continue
    if (among && !among.has(columns.ids[slot] as string)) continue
    let score = 0
    for (const { bits, weight } of traits) if (hasBit(bits, slot)) score += weight
    const distance = roughDistance(columns, me, slot)
    const rough = Number.isNaN(distance) ? Number.MAX_VALUE : distance
    if (rough <= nearMetres) score += nearWeight
    const peer = { slot, score, rough }
    const last = best.at(-1)
    if (score === 0 || (best.length === limit && last && byLikeness(peer, last) >= 0)) continue
    best.push(peer)
    best.sort(byLikeness)
    best.length = Math.min(best.length, limit)
  }
  return best
}

/**
 * Peers of a listed centre, those that share most first: kinds, languages of sessions, type of institution, place. Of
 * all that are listed, or of those alone that are named.
 */
export async function similarCentres(
  database: Database,
  id: string,
  limit: number,
  among?: ReadonlySet<string>,
): Promise<SimilarCentre[]> {
  const columns = await listingColumns(database)
  const me = columns.slotOf(id)
  if (me === undefined) return []
  const traits = traitsOf(columns, me)
  const peers = peersOf(columns, me, traits, { limit, among }).map((peer) => ({
    ...peer,
    id: columns.ids[peer.slot] as string,
  }))
  const ids = peers.map((peer) => peer.id)
  const distances = await database.execute<{ id: string; metres: number | null }>(sql`
    select l.centre_id as id, ST_Distance(l.point::geography, me.point::geography, false) as metres
    from listings l, listings me where l.centre_id = any(${sql.param(ids)}::text[]) and me.centre_id = ${id}`)
  const centres = await readCentres(database, ids)
  return centres.map((centre) => {
    const slot = columns.slotOf(centre.id)
    const metres = distances.find((row) => row.id === centre.id)?.metres ?? null
    const shared = traits.flatMap(({ facet, bits }) => (slot !== undefined && hasBit(bits, slot) ? [facet] : []))
    const shares: Shared[] = sharable.filter((facet) => shared.includes(facet))
    if (metres !== null && metres <= nearMetres) shares.push('place')
    return { ...centre, shares, distanceMetres: metres === null ? null : Math.round(metres) }
  })
}
