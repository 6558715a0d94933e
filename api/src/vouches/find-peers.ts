import type { Peer } from '@centres/contract'
import { isSteward, type PersonRecord, searchCentres } from '@centres/db'
import { findCentre } from '../claims/find.ts'
import { briefOf, nameOf } from '../claims/present.ts'
import type { Services } from '../services.ts'
import { whoAnswers } from './who-answers.ts'

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
  const obstacleOf = async (id: string): Promise<Peer['obstacle']> => {
    if (await isSteward(primary, person.id, id)) return 'yours'
    return (await whoAnswers(primary, { centreId, personId: person.id }, id)).length > 0 ? null : 'nobody'
  }
  const peers: Peer[] = []
  for (const centre of others)
    peers.push({
      centre: briefOf(centre),
      institution: nameOf(centre.institutions[0]?.names ?? []) || null,
      countryCode: centre.countryCode,
      obstacle: await obstacleOf(centre.id),
    })
  return { items: peers }
}
