import { centresTakingLetters, type SimilarCentre, similarCentres } from '@centres/db'
import type { Services } from '../services.ts'

/** Centres to which one may write in the place of one that does not answer. */
export async function similarToWriteTo(
  { database, now }: Services,
  centreId: string,
  most: number,
): Promise<SimilarCentre[]> {
  return similarCentres(database, centreId, most, await centresTakingLetters(database, now().toISOString()))
}
