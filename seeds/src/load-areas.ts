import { saveAreas } from '@centres/db'
import { areaFiles, readAreas, readPolygons } from './areas.ts'
import { hashFiles } from './content-hash.ts'
import type { Part } from './part.ts'
import { readTowns, townFiles } from './towns.ts'

export const areasPart: Part = {
  name: 'areas',
  hash: () => hashFiles([...areaFiles, ...townFiles, new URL('areas.ts', import.meta.url)]),
  load: async (tx) => {
    const drawn = readPolygons()
    const areas = readAreas(drawn)
    const towns = readTowns().map(({ areaCode, population, longitude, latitude }) => ({
      areaCode,
      population,
      location: { longitude, latitude },
    }))
    await saveAreas(tx, areas, towns)
    return {
      loaded: `${areas.length} countries and areas`,
      refusals: [],
      notes: [`Natural Earth draws without a code of ISO 3166-1, not loaded: ${drawn.skipped.join(', ')}`],
    }
  },
}
