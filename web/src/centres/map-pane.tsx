import { unpackPoints } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { type Ref, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { choicesOf } from '../filters/filters.ts'
import { type Bounds, boundsAround, type Position } from '../map/bounds.ts'
import { MapView } from '../map/map-view.tsx'
import type { MapHandle } from '../map/view.ts'
import { Button } from '../ui/button.tsx'
import { useShownTheme } from '../ui/theme.ts'
import { centrePoints } from './centre-queries.ts'
import styles from './explore-map.module.css'
import { type ExploreSearch, filtersOf, withSelected, withSingle } from './explore-search.ts'
import { useMapLabels } from './map-labels.ts'
import type { ChangeSearch } from './use-explore-search.ts'
import { usePointNames } from './use-point-names.ts'

type MapPaneProps = {
  search: ExploreSearch
  change: ChangeSearch
  hovered: string | undefined
  onHover: (id: string | undefined) => void
  /** Where to look once the map is there. */
  goal?: RefObject<Bounds | Position | undefined> | undefined
  ref?: Ref<MapHandle>
}

/** About ten metres. */
const decimals = 4

function boundsOf(bbox: string | undefined): Bounds | undefined {
  const [west, south, east, north, ...rest] = bbox?.split(',').map(Number) ?? []
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined
  const bounds: Bounds = [west, south, east, north]
  return rest.length === 0 && bounds.every(Number.isFinite) ? bounds : undefined
}

/** Degrees to each side of a small set, so that the land around it can be recognised. */
const leastReach = 2

function withRoom([west, south, east, north]: Bounds): Bounds {
  const isNarrow = east >= west && east - west < 2 * leastReach && north - south < 2 * leastReach
  if (!isNarrow) return [west, south, east, north]
  return [
    Math.max(west - leastReach, -180),
    Math.max(south - leastReach, -85),
    Math.min(east + leastReach, 180),
    Math.min(north + leastReach, 85),
  ]
}

const bboxOf = (bounds: Bounds) => bounds.map((edge) => Number(edge.toFixed(decimals))).join(',')

export function MapPane({ search, change, hovered, onHover, goal, ref }: MapPaneProps) {
  const { t, i18n } = useTranslation()
  const theme = useShownTheme()
  const labels = useMapLabels()
  const filters = filtersOf(search)
  const { data } = useQuery(centrePoints(filters))
  const points = useMemo(() => data && unpackPoints(data), [data])
  const nameOf = usePointNames(filters, points)
  /** Where the reader has moved the map since it was last asked about an area. */
  const [moved, setMoved] = useState<{ bounds: Bounds; since: string | undefined }>()
  const map = useRef<MapHandle>(null)

  // A shared address opens on what it is about; later the map moves only when the reader moves it.
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current || !points) return
    opened.current = true
    const isNarrowed = choicesOf(filters).length > 0 && !filters.bbox
    const around = isNarrowed ? boundsAround(points.longitudes, points.latitudes) : undefined
    const target = goal?.current ?? (around && withRoom(around))
    if (target) map.current?.flyTo(target)
  }, [points, filters, goal])

  return (
    <div className={styles.mapPane}>
      <MapView
        ref={(handle) => {
          map.current = handle
          if (typeof ref === 'function') ref(handle)
          else if (ref) ref.current = handle
        }}
        points={points}
        selectedId={search.selected}
        hoveredId={hovered}
        onSelect={(id) => change((before) => withSelected(before, id), { replace: true })}
        onHover={onHover}
        nameOf={nameOf}
        bounds={boundsOf(search.bbox)}
        onMove={({ bounds, byUser }) => byUser && setMoved({ bounds, since: search.bbox })}
        locale={i18n.language}
        theme={theme}
        labels={labels}
      />
      {moved && moved.since === search.bbox && (
        <div className={styles.searchArea}>
          <Button
            size="small"
            onClick={() => {
              change((before) => withSingle(before, 'bbox', bboxOf(moved.bounds)))
            }}
          >
            {t('map.searchArea')}
          </Button>
        </div>
      )}
    </div>
  )
}
