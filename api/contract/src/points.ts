import type { CentrePoints } from './centres.ts'
import { centreIdOf } from './check-character.ts'

export type Points = { ids: string[]; longitudes: number[]; latitudes: number[] }

function degrees(differences: number[], scale: number): number[] {
  let sum = 0
  return differences.map((difference) => {
    sum += difference
    return sum / scale
  })
}

/** The points of a set as ids and degrees. */
export function unpackPoints({ bodies, longitudes, latitudes, scale }: CentrePoints): Points {
  return {
    ids: longitudes.map((_, index) => centreIdOf(bodies.slice(index * 6, index * 6 + 6))),
    longitudes: degrees(longitudes, scale),
    latitudes: degrees(latitudes, scale),
  }
}
