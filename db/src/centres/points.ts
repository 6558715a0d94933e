import type { Database } from '../client.ts'
import { countBits, hasBit } from '../listings/bits.ts'
import { selectListings } from '../listings/select.ts'
import type { CentreSelection } from './selection.ts'

/** Degrees times this are whole numbers: about eleven metres. */
export const pointScale = 10_000

/** Columns of the points of a selection, neighbours together; coordinates as differences, written as JSON lists. */
export type PointColumns = { total: number; count: number; bodies: string; longitudes: string; latitudes: string }

/** Characters of a difference at most: a sign, seven digits and the comma. */
const longestDifference = 9

/** Whole numbers as the text of a JSON list, written digit by digit: as objects and strings they would take long. */
class IntegerList {
  #text: Buffer
  #length = 1

  constructor(most: number) {
    this.#text = Buffer.allocUnsafe(most * longestDifference + 2)
    this.#text[0] = 0x5b
  }

  push(value: number): void {
    const text = this.#text
    let at = this.#length
    if (at > 1) text[at++] = 0x2c
    let rest = value
    if (rest < 0) {
      text[at++] = 0x2d
      rest = -rest
    }
    let digits = 1
    for (let bound = 10; rest >= bound; bound *= 10) digits++
    for (let place = at + digits - 1; place >= at; place--) {
      const tens = (rest / 10) | 0
      text[place] = 0x30 + rest - tens * 10
      rest = tens
    }
    this.#length = at + digits
  }

  toString(): string {
    this.#text[this.#length] = 0x5d
    return this.#text.toString('latin1', 0, this.#length + 1)
  }
}

/** Lists are written as text on the way, so that a hundred thousand points never become objects. */
export async function readPoints(database: Database, selection: CentreSelection): Promise<PointColumns> {
  const { columns, selected } = await selectListings(database, selection)
  const { inPlaceOrder, ids, longitude: longitudeOf, latitude: latitudeOf } = columns
  const total = countBits(selected)
  const longitudes = new IntegerList(total)
  const latitudes = new IntegerList(total)
  let [bodies, count, lastLongitude, lastLatitude] = ['', 0, 0, 0]
  for (let index = 0; index < inPlaceOrder.length; index++) {
    const slot = inPlaceOrder[index] as number
    if (!hasBit(selected, slot)) continue
    const longitude = Math.round((longitudeOf[slot] as number) * pointScale)
    const latitude = Math.round((latitudeOf[slot] as number) * pointScale)
    bodies += (ids[slot] as string).slice(4, 10)
    longitudes.push(longitude - lastLongitude)
    latitudes.push(latitude - lastLatitude)
    lastLongitude = longitude
    lastLatitude = latitude
    count++
  }
  return { total, count, bodies, longitudes: longitudes.toString(), latitudes: latitudes.toString() }
}
