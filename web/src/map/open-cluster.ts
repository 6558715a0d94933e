import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Position } from './bounds.ts'
import { maximumZoom } from './centre-layers.ts'
import { sourceOf } from './stage.ts'

/** As many names as a list on a map can hold. */
const mostListed = 200

/** Zooms until the cluster falls apart. Where no zoom can part it, answers the points in it instead. */
export async function openCluster(
  map: MapLibreMap,
  cluster: number,
  [longitude, latitude]: Position,
): Promise<number[] | undefined> {
  const source = sourceOf(map, 'centres')
  if (!source) return undefined
  const zoom = await source.getClusterExpansionZoom(cluster)
  if (zoom <= maximumZoom) {
    map.easeTo({ center: [longitude, latitude], zoom: zoom + 0.3, duration: 180 })
    return undefined
  }
  const leaves = await source.getClusterLeaves(cluster, mostListed, 0)
  return leaves.map((leaf) => Number(leaf.id))
}
