import type { Map as MapLibreMap } from 'maplibre-gl'
import { type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { Notice } from '../ui/notice.tsx'
import type { Foreign } from '../ui/text.tsx'
import { type Bounds, type Position, sameBounds } from './bounds.ts'
import { empty } from './centre-layers.ts'
import { type Mark, marksInView } from './in-view.ts'
import styles from './map-frame.module.css'
import { Attribution, MapControls } from './map-frame.tsx'
import type { MapLabels } from './map-labels.ts'
import { MarksList } from './marks-list.tsx'
import { openCluster } from './open-cluster.ts'
import type { Theme } from './palette.ts'
import { PlaceLabel } from './place-label.ts'
import { type Points, pointFeatures, positionOf } from './points.ts'
import { SameSpot } from './same-spot.tsx'
import { createMap, dressMap, setCountryNames, sourceOf } from './stage.ts'
import { useLatest } from './use-latest.ts'
import { boundsOf, type MapHandle, show, showGlobe } from './view.ts'
import { canDrawMaps } from './webgl.ts'

export type MapViewProps = {
  points: Points | undefined
  selectedId?: string | undefined
  hoveredId?: string | undefined
  onSelect: (id: string) => void
  onHover: (id: string | undefined) => void
  /** Told when several centres on one spot are opened; the map lists them itself. */
  onOpenCluster?: ((ids: string[]) => void) | undefined
  nameOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, Foreign>>
  /** Where to look; unset is the whole globe. Moves the map only when it differs from what the map last reported. */
  bounds?: Bounds | undefined
  onMove?: ((view: { bounds: Bounds; byUser: boolean }) => void) | undefined
  locale: string
  theme: Theme
  labels: MapLabels
  styleUrl?: string | undefined
  ref?: Ref<MapHandle> | undefined
}

type Spot = { position: Position; ids: string[] }

export function MapView(props: MapViewProps) {
  const [drawable] = useState(canDrawMaps)
  if (drawable) return <LiveMap {...props} />
  return (
    <div className={styles.frame}>
      <div className={styles.none}>
        <Notice>{props.labels.noMap}</Notice>
      </div>
    </div>
  )
}

function LiveMap(props: MapViewProps) {
  const { points, selectedId, hoveredId, bounds, locale, theme, labels, styleUrl, nameOf, onSelect } = props
  const container = useRef<HTMLDivElement>(null)
  const latest = useLatest(props)
  const [map, setMap] = useState<MapLibreMap>()
  /** Counts the styles that have been loaded, each of which starts without our data. */
  const [dressed, setDressed] = useState(0)
  const [marks, setMarks] = useState<Mark[]>([])
  const [names, setNames] = useState<ReadonlyMap<string, Foreign>>(new Map())
  const [spot, setSpot] = useState<Spot>()
  const asked = useRef(false)
  const reported = useRef<Bounds>(undefined)

  useEffect(() => {
    if (!container.current) return
    const created = createMap(container.current, latest.current.labels.map)
    const first = latest.current.bounds
    if (first) show(created, first, false)
    else showGlobe(created, false)
    setMap(created)
    return () => {
      setMap(undefined)
      created.remove()
    }
  }, [latest])

  useEffect(() => {
    if (!map) return
    let current = true
    dressMap(map, { theme, locale: latest.current.locale, styleUrl }).then(() => {
      if (current) setDressed((count) => count + 1)
    })
    return () => {
      current = false
    }
  }, [map, theme, styleUrl, latest])

  useEffect(() => {
    if (map && dressed && !styleUrl) void setCountryNames(map, locale)
  }, [map, dressed, locale, styleUrl])

  useEffect(() => {
    if (!map || !dressed) return
    map.removeFeatureState({ source: 'centres' })
    void sourceOf(map, 'centres')?.setData(points ? pointFeatures(points) : empty)
    setSpot(undefined)
  }, [map, dressed, points])

  useChosen(map, dressed, points, selectedId, nameOf)
  useHovered(map, dressed, points, hoveredId, selectedId, nameOf)

  const open = useCallback(
    async (mark: Mark) => {
      if (!map) return
      const { points: columns, onOpenCluster } = latest.current
      if (mark.kind === 'centre') {
        const id = columns?.ids[mark.index]
        if (id !== undefined) latest.current.onSelect(id)
        return
      }
      asked.current = true
      const indices = await openCluster(map, mark.cluster, mark.position)
      if (!indices) return
      asked.current = false
      const ids = indices.flatMap((index) => columns?.ids[index] ?? [])
      setSpot({ position: mark.position, ids })
      onOpenCluster?.(ids)
    },
    [map, latest],
  )

  useEffect(() => {
    if (!map) return
    const near = (x: number, y: number, reach: number) => {
      const found = marksAt(map, x, y, reach)
      return found
    }
    const click = (event: { point: { x: number; y: number }; originalEvent: Event }) => {
      const touch = event.originalEvent instanceof PointerEvent && event.originalEvent.pointerType === 'touch'
      const mark = near(event.point.x, event.point.y, touch ? 14 : 4)
      setSpot(undefined)
      if (mark) void open(mark)
    }
    let over: string | undefined
    const point = (mark: Mark | undefined) => {
      map.getCanvasContainer().toggleAttribute('data-over', mark !== undefined)
      const id = mark?.kind === 'centre' ? latest.current.points?.ids[mark.index] : undefined
      if (id === over) return
      over = id
      latest.current.onHover(id)
    }
    const move = (event: { point: { x: number; y: number } }) => point(near(event.point.x, event.point.y, 4))
    const leave = () => point(undefined)
    const started = (event: { originalEvent?: unknown }) => {
      if (event.originalEvent) asked.current = true
    }
    const ended = () => {
      const now = boundsOf(map)
      reported.current = now
      latest.current.onMove?.({ bounds: now, byUser: asked.current })
      asked.current = false
    }
    const settled = () => setMarks(marksInView(map))
    map.on('click', click)
    map.on('mousemove', move)
    map.on('mouseout', leave)
    map.on('movestart', started)
    map.on('moveend', ended)
    map.on('idle', settled)
    return () => {
      map.off('click', click)
      map.off('mousemove', move)
      map.off('mouseout', leave)
      map.off('movestart', started)
      map.off('moveend', ended)
      map.off('idle', settled)
    }
  }, [map, open, latest])

  const [west, south, east, north] = bounds ?? []
  useEffect(() => {
    if (!map || west === undefined || south === undefined || east === undefined || north === undefined) return
    const target: Bounds = [west, south, east, north]
    if (!reported.current || sameBounds(reported.current, target)) return
    show(map, target, true)
  }, [map, west, south, east, north])

  // Names for what can be reached by keyboard: asked for only once the reader is in the list.
  const [inList, setInList] = useState(false)
  useEffect(() => {
    if (!inList) return
    const ids = marks.flatMap((mark) => (mark.kind === 'centre' ? (latest.current.points?.ids[mark.index] ?? []) : []))
    if (!ids.length) return
    let current = true
    nameOf(ids).then(
      (found) => current && setNames(found),
      () => {},
    )
    return () => {
      current = false
    }
  }, [inList, marks, nameOf, latest])

  useImperativeHandle(props.ref, () => ({ flyTo: (target) => map && show(map, target, true) }), [map])

  const nameMark = (mark: Mark) => {
    if (mark.kind === 'cluster') return labels.cluster(mark.count, mark.near)
    const id = points?.ids[mark.index]
    return (id !== undefined && names.get(id)?.text) || labels.centre(mark.near)
  }

  return (
    <div className={styles.frame}>
      <div className={styles.canvas} ref={container} />
      <MarksList
        label={labels.inView}
        marks={marks}
        nameOf={nameMark}
        onOpen={(mark) => void open(mark)}
        onFocus={(mark) => {
          setInList(mark !== undefined)
          props.onHover(mark?.kind === 'centre' ? points?.ids[mark.index] : undefined)
        }}
      />
      <MapControls
        labels={labels}
        onZoom={(by) => {
          asked.current = true
          map?.zoomTo(map.getZoom() + by, { duration: 180 })
        }}
        onWholeWorld={() => {
          asked.current = true
          if (map) showGlobe(map, true)
        }}
      />
      <Attribution own={!styleUrl} />
      {map && spot && (
        <SameSpot
          map={map}
          position={spot.position}
          ids={spot.ids}
          title={labels.sameSpot(spot.ids.length)}
          closeLabel={labels.close}
          nameOf={nameOf}
          onSelect={(id) => {
            setSpot(undefined)
            onSelect(id)
          }}
          onClose={() => setSpot(undefined)}
        />
      )}
    </div>
  )
}

function marksAt(map: MapLibreMap, x: number, y: number, reach: number): Mark | undefined {
  const layers = ['dots', 'clusters'].filter((id) => map.getLayer(id))
  if (!layers.length) return undefined
  const box: [[number, number], [number, number]] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ]
  const feature = map.queryRenderedFeatures(box, { layers })[0]
  if (feature?.geometry.type !== 'Point') return undefined
  const [longitude = 0, latitude = 0] = feature.geometry.coordinates
  const place = { key: '', position: [longitude, latitude] as const, x, y, near: undefined }
  const { cluster, cluster_id: id, point_count: count } = feature.properties
  return cluster
    ? { ...place, kind: 'cluster', cluster: id, count }
    : { ...place, kind: 'centre', index: Number(feature.id) }
}

type NameOf = MapViewProps['nameOf']

/** Marks one point by id: its state on the map, and its name beside it. */
function useMarked(
  state: 'chosen' | 'hovered',
  map: MapLibreMap | undefined,
  dressed: number,
  points: Points | undefined,
  id: string | undefined,
  nameOf: NameOf,
  labelled: PlaceLabel | undefined,
) {
  useEffect(() => {
    if (!map || !dressed || !points || id === undefined) return
    const index = points.ids.indexOf(id)
    const position = positionOf(points, index)
    if (!position) return
    const feature = { source: 'centres', id: index }
    map.setFeatureState(feature, { [state]: true })
    let current = true
    nameOf([id]).then(
      (found) => {
        const name = found.get(id)
        if (current && name) labelled?.show(map, position, name)
      },
      () => {},
    )
    return () => {
      current = false
      labelled?.hide()
      if (map.getSource('centres')) map.removeFeatureState(feature, state)
    }
  }, [map, dressed, points, id, nameOf, state, labelled])
}

function useChosen(
  map: MapLibreMap | undefined,
  dressed: number,
  points: Points | undefined,
  id: string | undefined,
  nameOf: NameOf,
) {
  const [label] = useState(() => new PlaceLabel(`${styles.label} ${styles.chosen}`, 14))
  useMarked('chosen', map, dressed, points, id, nameOf, label)
  useEffect(() => {
    if (!map || !dressed) return
    const position = points && id !== undefined ? positionOf(points, points.ids.indexOf(id)) : undefined
    void sourceOf(map, 'chosen')?.setData(position ? { type: 'Point', coordinates: [position[0], position[1]] } : empty)
  }, [map, dressed, points, id])
}

function useHovered(
  map: MapLibreMap | undefined,
  dressed: number,
  points: Points | undefined,
  id: string | undefined,
  chosen: string | undefined,
  nameOf: NameOf,
) {
  const [label] = useState(() => new PlaceLabel(styles.label ?? '', 10))
  useMarked('hovered', map, dressed, points, id === chosen ? undefined : id, nameOf, label)
}
