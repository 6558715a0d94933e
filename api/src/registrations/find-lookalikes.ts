import type { Lookalike } from '@centres/contract'
import { centresOfDomain, type Database, type PublicCentre, readCentres, searchCentres } from '@centres/db'
import { summaryOf } from '../centres/present.ts'
import { domainOf, isAlike, isLike, nearKm, type Share, shareNames, weigh, withoutAbbreviations } from './likeness.ts'

export type Described = {
  name?: string | undefined
  institution?: string | undefined
  website?: string | undefined
  near?: [longitude: number, latitude: number] | undefined
}

const most = 5
const mostLooked = 20
async function searched(database: Database, text = ''): Promise<PublicCentre[]> {
  const q = withoutAbbreviations(text)
  if (!q.trim()) return []
  const { items } = await searchCentres(database, { q }, { sort: 'relevance', limit: mostLooked, day: 0 })
  return items
}

/** Centres of the directory that may be the one described, most alike first. */
export async function findLookalikes(database: Database, asked: Described): Promise<Lookalike[]> {
  const { name, institution, website, near } = asked
  const domain = domainOf(website)
  const ofDomain = domain ? await centresOfDomain(database, domain, mostLooked) : []
  const around = near
    ? await searchCentres(database, { near, radiusKm: nearKm }, { sort: 'distance', limit: mostLooked, day: 0 })
    : { items: [] }
  const found = [
    ...(await readCentres(database, ofDomain)),
    ...(await searched(database, institution)),
    ...(await searched(database, name)),
    ...around.items,
  ]
  const isNear = new Set(around.items.map(({ id }) => id))
  const shares = ({ id, names, institutions }: PublicCentre): Share[] => {
    const known = {
      website: ofDomain.includes(id),
      institution:
        institution !== undefined &&
        institutions.some((one) => one.names.some(({ text }) => isLike(institution, text))),
      name: name !== undefined && names.some(({ text }) => isLike(name, text)),
      place: isNear.has(id),
    }
    return shareNames.filter((share) => known[share])
  }
  return [...new Map(found.map((centre) => [centre.id, centre])).values()]
    .map((centre) => ({ centre, shares: shares(centre) }))
    .filter(({ shares }) => isAlike(shares, name))
    .sort((one, other) => weigh(other.shares) - weigh(one.shares))
    .slice(0, most)
    .map(({ centre, shares }) => ({ centre: { ...summaryOf(centre), distanceMetres: null }, shares }))
}
