import type { Peer } from '@centres/contract'
import { keepersOf, type PersonRecord, searchCentres } from '@centres/db'
import { findCentre } from '../claims/find.ts'
import { briefOf, nameOf } from '../claims/present.ts'
import type { Services } from '../services.ts'

const most = 8

/** Listed centres by their name, and whether each can be asked about a claim of this person. */
export async function findPeers(
  services: Services,
  person: PersonRecord,
  centreId: string,
  q: string,
): Promise<{ items: Peer[] }> {
  const { primary, database } = services
  await findCentre(services, centreId)
  const { items } = await searchCentres(database, { q }, { sort: 'relevance', limit: most + 1, day: 0 })
  const others = items.filter(({ id }) => id !== centreId).slice(0, most)
  const keepers = await keepersOf(primary, [centreId, ...others.map(({ id }) => id)])
  const parties = new Set([person.id, ...(keepers.get(centreId) ?? [])])
  const obstacleTo = (id: string): Peer['obstacle'] => {
    const theirs = keepers.get(id) ?? []
    if (theirs.includes(person.id)) return 'yours'
    return theirs.some((one) => !parties.has(one)) ? null : 'nobody'
  }
  const peers = others.map((centre) => ({
    centre: briefOf(centre),
    institution: nameOf(centre.institutions[0]?.names ?? []) || null,
    countryCode: centre.countryCode,
    obstacle: obstacleTo(centre.id),
  }))
  return { items: peers }
}
