import { unpackPoints } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, type Ref, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Bounds, boundsAround, type Position, withRoom } from '../map/bounds.ts'
import { MapView } from '../map/map-view.tsx'
import type { MapHandle } from '../map/view.ts'
import { Button } from '../ui/button.tsx'
import { useShownTheme } from '../ui/theme.ts'
import { centrePoints } from './centre-queries.ts'
import styles from './explore-map.module.css'
import { type ChangeSearch, type ExploreSearch, filtersOf, setOf, withSelected, withSingle } from './explore-search.ts'
import { useMapLabels } from './map-labels.ts'
import { PointsFailure } from './points-failure.tsx'
import { usePointNames } from './use-point-names.ts'

/** Where the page has sent the map, and the set that it shows there. */
export type Goal = { target: Bounds | Position; set: string }

type MapPaneProps = {
  search: ExploreSearch
  change: ChangeSearch
  hovered: string | undefined
  onHover: (id: string | undefined) => void
  /** Taken, and thereby emptied, by a map that arrives or whose set changes. */
  goal: RefObject<Goal | undefined>
  ref?: Ref<MapHandle>
  /** What lies over the map. */
  children: ReactNode
}

/** About ten metres. */
const decimals = 4

function boundsOf(bbox: string | undefined): Bounds | undefined {
  const [west, south, east, north, ...rest] = bbox?.split(',').map(Number) ?? []
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined
  const bounds: Bounds = [west, south, east, north]
  return rest.length === 0 && bounds.every(Number.isFinite) ? bounds : undefined
}

const bboxOf = (bounds: Bounds) => bounds.map((edge) => Number(edge.toFixed(decimals))).join(',')

export function MapPane({ search, change, hovered, onHover, goal, ref, children }: MapPaneProps) {
  const { t, i18n } = useTranslation()
  const theme = useShownTheme()
  const labels = useMapLabels()
  const filters = filtersOf(search)
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(centrePoints(filters))
  const points = useMemo(() => data && unpackPoints(data), [data])
  const nameOf = usePointNames(filters, points)
  /** What the map shows since the reader has moved it, until it is asked about that area. */
  const [moved, setMoved] = useState<{ bounds: Bounds; since: string | undefined }>()
  const map = useRef<MapHandle>(null)

  // A shared address opens on what it is about. Later the map follows the set when otherwise none of it would show.
  const set = setOf(filters)
  const shown = useRef<string>(undefined)
  useEffect(() => {
    if (!points || isPlaceholderData || shown.current === set) return
    const isFirst = shown.current === undefined
    shown.current = set
    const sent = goal.current
    goal.current = undefined
    const around = set === '' ? undefined : boundsAround(points.longitudes, points.latitudes)
    if (isFirst) {
      const target = sent?.target ?? (around && !filters.bbox ? withRoom(around) : undefined)
      if (target) map.current?.flyTo(target)
    } else if (around && sent?.set !== set) map.current?.reveal(points, withRoom(around))
  }, [points, isPlaceholderData, set, filters.bbox, goal])

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
        onMove={({ bounds, byUser }) =>
          setMoved((before) => (byUser ? { bounds, since: search.bbox } : before && { ...before, bounds }))
        }
        locale={i18n.language}
        theme={theme}
        labels={labels}
      >
        {children}
      </MapView>
      {error && <PointsFailure error={error} busy={isFetching} onRetry={() => void refetch()} />}
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
