import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Point } from '../columns/geometry.ts'
import { areasAt } from './area-at.ts'

export type DeclaredPlace = { countryCode: string; location: Point }

/** How a declared country or area stands to the one in which its point lies. */
export type AreaCheck =
  | { outcome: 'agrees' }
  /** The map does not draw the declared area by itself, so its point tells nothing. */
  | { outcome: 'no-polygon'; found: string | undefined }
  | { outcome: 'differs'; found: string | undefined }

/** Checks each declared country or area against its point. In the order given. */
export async function checkAreas(database: Reader, places: DeclaredPlace[]): Promise<AreaCheck[]> {
  const found = await areasAt(
    database,
    places.map(({ location }) => location),
  )
  const undrawn = await database.execute<{ code: string }>(sql`select code from areas where polygon is null`)
  const withoutPolygon = new Set(undrawn.map(({ code }) => code))
  return places.map(({ countryCode }, index) => {
    if (found[index] === countryCode) return { outcome: 'agrees' }
    return { outcome: withoutPolygon.has(countryCode) ? 'no-polygon' : 'differs', found: found[index] }
  })
}

export async function checkArea(database: Reader, place: DeclaredPlace): Promise<AreaCheck> {
  const [check] = await checkAreas(database, [place])
  if (!check) throw new Error('a check for each place')
  return check
}
