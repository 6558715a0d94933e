import { listStewards, type Reader, type StewardRecord } from '@centres/db'

export type Claimed = { centreId: string; personId: string }

/** Who could answer for a centre about a claimant: neither the claimant nor those who keep the claimed record. */
export async function whoAnswers(
  database: Reader,
  { centreId, personId }: Claimed,
  peerId: string,
): Promise<StewardRecord[]> {
  const parties = new Set([personId, ...(await listStewards(database, centreId)).map(({ id }) => id)])
  return (await listStewards(database, peerId)).filter(({ id }) => !parties.has(id))
}
