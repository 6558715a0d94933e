import type { Lookalike } from '@centres/contract'
import { centresOfDomain, type Database, type PublicCentre, readCentres, searchCentres } from '@centres/db'
import { summaryOf } from '../centres/present.ts'
import { domainOf, isAlike, isLike, nearKm, type Share, shareNames, weigh, withoutAbbreviations } from './likeness.ts'

export type Described = {
  names?: string[] | undefined
  institutions?: string[] | undefined
  websites?: string[] | undefined
  near?: [longitude: number, latitude: number] | undefined
}

const most = 5
const mostLooked = 20

async function searched(database: Database, texts: string[]): Promise<PublicCentre[]> {
  const found = []
  for (const q of new Set(texts.map(withoutAbbreviations))) {
    if (!q.trim()) continue
    const { items } = await searchCentres(database, { q }, { sort: 'relevance', limit: mostLooked, day: 0 })
    found.push(...items)
  }
  return found
}

async function ofDomains(database: Database, websites: string[]): Promise<string[]> {
  const found = []
  for (const domain of new Set(websites.flatMap((website) => domainOf(website) ?? [])))
    found.push(...(await centresOfDomain(database, domain, mostLooked)))
  return found
}

/** Centres of the directory that may be the one described, by any of its names, most alike first. */
export async function findLookalikes(
  database: Database,
  { names: askedNames = [], institutions: hosts = [], websites = [], near }: Described,
): Promise<Lookalike[]> {
  const ofDomain = await ofDomains(database, websites)
  const around = near
    ? await searchCentres(database, { near, radiusKm: nearKm }, { sort: 'distance', limit: mostLooked, day: 0 })
    : { items: [] }
  const found = [
    ...(await readCentres(database, ofDomain)),
    ...(await searched(database, hosts)),
    ...(await searched(database, askedNames)),
    ...around.items,
  ]
  const isNear = new Set(around.items.map(({ id }) => id))
  const inCommon = (asked: string[], known: { text: string }[]) =>
    asked.filter((one) => known.some(({ text }) => isLike(one, text)))
  const compare = (centre: PublicCentre) => {
    const { id, names, institutions } = centre
    const namesInCommon = inCommon(askedNames, names)
    const has: Record<Share, boolean> = {
      website: ofDomain.includes(id),
      institution: institutions.some((one) => inCommon(hosts, one.names).length > 0),
      name: namesInCommon.length > 0,
      place: isNear.has(id),
    }
    return { centre, namesInCommon, shares: shareNames.filter((share) => has[share]) }
  }
  return [...new Map(found.map((centre) => [centre.id, centre])).values()]
    .map(compare)
    .filter(({ shares, namesInCommon }) => isAlike(shares, namesInCommon))
    .sort((one, other) => weigh(other.shares) - weigh(one.shares))
    .slice(0, most)
    .map(({ centre, shares }) => ({ centre: { ...summaryOf(centre), distanceMetres: null }, shares }))
}
