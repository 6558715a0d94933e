import type { ExportRow } from '@centres/contract'
import { aboutOf } from './about.ts'
import { openTextFile } from './text-file.ts'
import type { OpenWriter } from './writers.ts'

/** A feature of RFC 7946; one without a public point has no geometry. */
export function featureOf(row: ExportRow) {
  const { id, longitude, latitude } = row
  const hasPoint = longitude !== null && latitude !== null
  const geometry = hasPoint ? { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] } : null
  return { type: 'Feature' as const, id, geometry, properties: row }
}

export const openGeojson: OpenWriter = (path, context) => {
  const head = JSON.stringify({ type: 'FeatureCollection', ...aboutOf(context) }).slice(0, -1)
  let separator = '\n'
  return openTextFile(path, {
    head: `${head},"features":[`,
    partOf: (lot) =>
      lot
        .map(({ row }) => {
          const feature = separator + JSON.stringify(featureOf(row))
          separator = ',\n'
          return feature
        })
        .join(''),
    tail: '\n]}\n',
  })
}
