import type { Database } from '../client.ts'
import { countBits, hasBit } from '../listings/bits.ts'
import { selectListings } from '../listings/select.ts'
import type { CentreSelection } from './selection.ts'

/** Degrees times this are whole numbers: about eleven metres. */
export const pointScale = 10_000

/** Columns of the points of a selection, neighbours together; coordinates as differences, written as JSON lists. */
export type PointColumns = { total: number; count: number; bodies: string; longitudes: string; latitudes: string }

/** Lists are written as text on the way, so that a hundred thousand points never become objects. */
export async function readPoints(database: Database, selection: CentreSelection): Promise<PointColumns> {
  const { columns, selected } = await selectListings(database, selection)
  const bodies: string[] = []
  const longitudes: number[] = []
  const latitudes: number[] = []
  let [lastLongitude, lastLatitude] = [0, 0]
  for (const slot of columns.inPlaceOrder) {
    if (!hasBit(selected, slot)) continue
    const longitude = Math.round((columns.longitude[slot] as number) * pointScale)
    const latitude = Math.round((columns.latitude[slot] as number) * pointScale)
    bodies.push((columns.ids[slot] as string).slice(4, 10))
    longitudes.push(longitude - lastLongitude)
    latitudes.push(latitude - lastLatitude)
    lastLongitude = longitude
    lastLatitude = latitude
  }
  return {
    total: countBits(selected),
    count: bodies.length,
    bodies: bodies.join(''),
    longitudes: `[${longitudes.join(',')}]`,
    latitudes: `[${latitudes.join(',')}]`,
  }
}
