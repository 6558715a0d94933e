import type { Lookalike } from '@centres/contract'
import { centresOfDomain, type Database, foldText, type PublicCentre, readCentres, searchCentres } from '@centres/db'
import { getDomain } from 'tldts'
import { summaryOf } from '../centres/present.ts'

export type Described = {
  name?: string | undefined
  institution?: string | undefined
  website?: string | undefined
  near?: [longitude: number, latitude: number] | undefined
}

type Share = Lookalike['shares'][number]

const most = 5
const mostLooked = 20
const nearKm = 1
/** How much each thing in common says; one that says little is not enough alone. */
const weights: Record<Share, number> = { website: 3, institution: 2, name: 2, place: 1 }
const enough = 2

/** The registrable domain of a web address, by the public suffix list: ac.za is none, sun.ac.za is one. */
export const domainOf = (website: string | undefined) => (website ? getDomain(website) : null)

/** Words of three letters or more, folded; scripts without spaces are one word. */
const wordsOf = (text: string) =>
  new Set(
    foldText(text)
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word.length > 2),
  )

/** Whether the smaller of two texts lies in the other but for a fifth of its words. */
function isLike(asked: string, known: string): boolean {
  const [one, other] = [wordsOf(asked), wordsOf(known)]
  const least = Math.min(one.size, other.size)
  const shared = [...one].filter((word) => other.has(word)).length
  return least > 0 && shared >= least * 0.8
}

async function searched(database: Database, q: string | undefined): Promise<PublicCentre[]> {
  if (!q?.trim()) return []
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
    return (Object.keys(weights) as Share[]).filter((share) => known[share])
  }
  const weigh = (given: Share[]) => given.reduce((sum, share) => sum + weights[share], 0)
  return (
    [...new Map(found.map((centre) => [centre.id, centre])).values()]
      .map((centre) => ({ centre, shares: shares(centre) }))
      // Every third centre is called 'Writing Centre': a name alone says little.
      .filter(
        ({ shares }) => weigh(shares) >= enough && !(shares.length === 1 && shares[0] === 'name' && !isTelling(name)),
      )
      .sort((one, other) => weigh(other.shares) - weigh(one.shares))
      .slice(0, most)
      .map(({ centre, shares }) => ({ centre: { ...summaryOf(centre), distanceMetres: null }, shares }))
  )
}

/** Whether a name holds more than what many centres are called. */
const isTelling = (name: string | undefined) => name !== undefined && wordsOf(name).size > 2
