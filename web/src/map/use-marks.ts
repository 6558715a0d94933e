import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import { type Bounds, unwrapBounds } from './bounds.ts'
import { empty } from './centre-layers.ts'
import { type Clusters, clusterPoints, type Projected, projectPoints } from './cluster.ts'
import { markFeatures } from './mark-features.ts'
import type { Points } from './points.ts'
import { sourceOf } from './stage.ts'
import { boundsOf } from './view.ts'

export type Drawn = Clusters & { readonly projected: Projected }

/** Half a screen more on every side, so that a short move shows nothing bare. */
function withMargin(bounds: Bounds): Bounds {
  const [west, south, east, north] = unwrapBounds(bounds)
  const [wide, high] = [(east - west) / 2, (north - south) / 2]
  if (east - west + 2 * wide >= 360) return [-180, -90, 180, 90]
  return [west - wide, Math.max(-90, south - high), east + wide, Math.min(90, north + high)]
}

function covers([west, south, east, north]: Bounds, inner: Bounds): boolean {
  if (east - west >= 360) return true
  const [innerWest, innerSouth, innerEast, innerNorth] = unwrapBounds(inner)
  const shift = Math.round(((west + east) / 2 - (innerWest + innerEast) / 2) / 360) * 360
  return innerWest + shift >= west && innerEast + shift <= east && innerSouth >= south && innerNorth <= north
}

/** Keeps the map's rings and dots in step with the points, the zoom and the view. */
export function useMarks(
  map: MapLibreMap | undefined,
  dressed: number,
  points: Points | undefined,
  locale: string,
  onDraw: () => void,
) {
  const drawn = useRef<Drawn>(undefined)
  const projected = useMemo(() => points && projectPoints(points), [points])

  useEffect(() => {
    if (!map || !dressed) return
    if (!projected) {
      drawn.current = undefined
      void sourceOf(map, 'centres')?.setData(empty)
      onDraw()
      return
    }
    let level: number | undefined
    let area: Bounds | undefined
    const draw = () => {
      const view = boundsOf(map)
      const zoom = Math.floor(map.getZoom())
      if (zoom === level && area && covers(area, view)) return
      level = zoom
      area = withMargin(view)
      const clusters = clusterPoints(projected, zoom, area)
      drawn.current = { ...clusters, projected }
      void sourceOf(map, 'centres')?.setData(markFeatures(clusters, locale))
      onDraw()
    }
    draw()
    map.on('move', draw)
    return () => {
      map.off('move', draw)
    }
  }, [map, dressed, projected, locale, onDraw])

  return drawn
}
