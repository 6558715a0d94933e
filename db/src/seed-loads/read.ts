import { like, notLike } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { seedLoads } from '../schema/seed-loads.ts'

const centrePrefix = 'centres/'

/** The hash of each part as it was last loaded. */
export async function loadedParts(database: Reader): Promise<Map<string, string>> {
  const rows = await database
    .select()
    .from(seedLoads)
    .where(notLike(seedLoads.part, `${centrePrefix}%`))
  return new Map(rows.map(({ part, hash }) => [part, hash]))
}

/** The hash of each centre of the seeds as it was last loaded, by id. */
export async function loadedCentres(database: Reader): Promise<Map<string, string>> {
  const rows = await database
    .select()
    .from(seedLoads)
    .where(like(seedLoads.part, `${centrePrefix}%`))
  return new Map(rows.map(({ part, hash }) => [part.slice(centrePrefix.length), hash]))
}

export const partOfCentre = (id: string) => centrePrefix + id
