import { areaExtents, listAllCentres, savePlaces } from '@centres/db'
import { areaFiles } from './areas.ts'
import { hashFiles } from './content-hash.ts'
import { makeGazetteer } from './gazetteer.ts'
import type { Part } from './part.ts'
import { oncePerSecond } from './progress.ts'
import { readTowns, townFiles } from './towns.ts'

const rules = ['areas.ts', 'gazetteer.ts', 'spoken-languages.ts', 'towns.ts'].map(
  (file) => new URL(file, import.meta.url),
)

export const gazetteerPart: Part = {
  name: 'gazetteer',
  // Names are those of the CLDR in this Node.
  hash: () => hashFiles([...areaFiles, ...townFiles, ...rules], [process.versions.cldr ?? '']),
  load: async (tx, { at, onProgress }) => {
    const { places, skipped } = makeGazetteer(await areaExtents(tx), readTowns())
    const say = oncePerSecond(onProgress)
    await savePlaces(tx, places, {
      at,
      source: 'GeoNames, CLDR, Natural Earth',
      onProgress: (written) => say(`Loading places: ${written} of ${places.length}`),
    })
    // Coarse points stand on towns, which may be others now.
    await listAllCentres(tx, at, (done) => say(`Placing ${done} centres anew`))
    return {
      loaded: `${places.length} places`,
      refusals: [],
      notes: skipped.map((code) => `${code} has no known place on the map, so the place search leaves it out`),
    }
  },
}
