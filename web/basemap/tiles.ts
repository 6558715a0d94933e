import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { GeoJSON } from 'geojson'

export type StaticTile = { z: number; x: number; y: number; bytes: Uint8Array }

/** One whole level of vector tiles; tiles with nothing but sea are left out. */
export function* cutTiles(zoom: number, layers: Record<string, GeoJSON>): Generator<StaticTile> {
  const options = { maxZoom: zoom, indexMaxZoom: zoom, indexMaxPoints: 0, tolerance: 3, buffer: 48 }
  const indices = Object.entries(layers).map(([name, data]) => [name, new GeoJSONVT(data, options)] as const)
  for (let x = 0; x < 2 ** zoom; x++)
    for (let y = 0; y < 2 ** zoom; y++) {
      const tile: Record<string, GeoJSONVTTile> = {}
      for (const [name, index] of indices) {
        const layer = index.getTile(zoom, x, y)
        if (layer?.features.length) tile[name] = layer
      }
      if (Object.keys(tile).length) yield { z: zoom, x, y, bytes: fromGeojsonVt(tile, { version: 2, extent: 4096 }) }
    }
}
