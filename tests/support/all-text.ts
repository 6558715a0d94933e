import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpackPoints } from '@centres/contract'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { readers, readParquetMetadata, readSheets } from './read-files.ts'
import { unzip } from './unzip.ts'

type Asked = { path: string; type: string; body: Buffer }

const withBigNumbers = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

/** The files of an archive, and below each name all that is in it. */
async function textOfArchive(body: Buffer): Promise<string> {
  const folder = await unzip(body)
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return names.map(({ name, parentPath }) => `${name}\n${readFileSync(join(parentPath, name), 'utf8')}`).join('\n')
}

/** The places of a tile's features in degrees, no finer than the tile tells them, and what is said of each. */
function textOfTile(path: string, body: Buffer): string {
  const [z = 0, x = 0, y = 0] = (/\/(\d+)\/(\d+)\/(\d+)/.exec(path) ?? []).slice(1).map(Number)
  const layers = Object.values(new VectorTile(new PbfReader(body)).layers)
  const features = layers.flatMap((layer) =>
    Array.from({ length: layer.length }, (_, at) => {
      const feature = layer.feature(at)
      const digits = Math.max(1, Math.floor(Math.log10((2 ** z * layer.extent) / 360)))
      const { geometry } = feature.toGeoJSON(x, y, z)
      const degrees = (geometry as { coordinates: number[] }).coordinates.map((one) => one.toFixed(digits))
      return `${degrees.join(' ')} ${JSON.stringify(feature.properties)}`
    }),
  )
  return features.join('\n')
}

/** All that an answer says, its packed and binary parts too, as text to search in. */
export async function allText({ path, type, body }: Asked): Promise<string> {
  const plain = body.toString('latin1')
  if (type.includes('mapbox-vector-tile')) return `${plain}\n${textOfTile(path, body)}`
  if (type.includes('zip')) return textOfArchive(body)
  if (type.includes('spreadsheetml')) return `${await textOfArchive(body)}\n${JSON.stringify(await readSheets(body))}`
  if (type.includes('parquet')) {
    const metadata = JSON.stringify(await readParquetMetadata(body), withBigNumbers)
    return `${plain}\n${metadata}\n${JSON.stringify(await readers.parquet(body))}`
  }
  const text = body.toString()
  if (!path.startsWith('/v1/centres/points')) return text
  return `${text}\n${JSON.stringify(unpackPoints(JSON.parse(text)))}`
}
