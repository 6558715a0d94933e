import type { Map as MapLibreMap } from 'maplibre-gl'
import { type ReactNode, type Ref, useCallback, useEffect, useRef, useState } from 'react'
import { Notice } from '../ui/notice.tsx'
import type { Foreign } from '../ui/text.tsx'
import { Attribution } from './attribution.tsx'
import { type Bounds, type Position, sameBounds } from './bounds.ts'
import { maximumZoom } from './centre-layers.ts'
import { membersOf, partingZoom } from './cluster.ts'
import { type Mark, markAt, marksInView } from './in-view.ts'
import styles from './map-frame.module.css'
import { MapControls } from './map-frame.tsx'
import type { MapLabels } from './map-labels.ts'
import { MarksList } from './marks-list.tsx'
import type { Theme } from './palette.ts'
import type { Points } from './points.ts'
import { SameSpot } from './same-spot.tsx'
import { createMap, dressMap, isOurBasemap, setCountryNames } from './stage.ts'
import { configuredStyleUrl } from './style-url.ts'
import { useFreeSight } from './use-free-sight.ts'
import { useHandle } from './use-handle.ts'
import { useLatest } from './use-latest.ts'
import { type NameOf, useChosen, useHovered } from './use-marked.ts'
import { useMarks } from './use-marks.ts'
import { boundsOf, isAtRest, type MapHandle, show, showGlobe } from './view.ts'
import { canDrawMaps } from './webgl.ts'

export type MapViewProps = {
  points: Points | undefined
  selectedId?: string | undefined
  hoveredId?: string | undefined
  onSelect: (id: string) => void
  onHover: (id: string | undefined) => void
  /** Told when several centres on one spot are opened; the map lists them itself. */
  onOpenCluster?: ((ids: string[]) => void) | undefined
  nameOf: NameOf
  /** Where to look; unset is the whole globe. Moves the map only when it differs from what the map last reported. */
  bounds?: Bounds | undefined
  onMove?: ((view: { bounds: Bounds; byUser: boolean }) => void) | undefined
  locale: string
  theme: Theme
  labels: MapLabels
  /** Another basemap than ours; the server may name one in the page as well. */
  styleUrl?: string | undefined
  ref?: Ref<MapHandle> | undefined
  /** What lies over the map. */
  children?: ReactNode
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
      {props.children}
    </div>
  )
}

function LiveMap(props: MapViewProps) {
  const { points, selectedId, hoveredId, bounds, locale, theme, labels, nameOf, onSelect } = props
  const styleUrl = props.styleUrl ?? configuredStyleUrl()
  const container = useRef<HTMLDivElement>(null)
  const latest = useLatest(props)
  const [map, setMap] = useState<MapLibreMap>()
  const [isOurs, setIsOurs] = useState(true)
  /** Counts the styles that have been loaded, each of which starts without our data. */
  const [dressed, setDressed] = useState(0)
  const [drawing, setDrawing] = useState(0)
  const [marks, setMarks] = useState<readonly Mark[]>([])
  const [names, setNames] = useState<ReadonlyMap<string, Foreign>>(new Map())
  const [inList, setInList] = useState(false)
  const [spot, setSpot] = useState<Spot>()
  const asked = useRef(false)
  const reported = useRef<Bounds>(undefined)

  useEffect(() => {
    if (!container.current) return
    const created = createMap(container.current, latest.current.labels.map)
    const first = latest.current.bounds
    if (first) show(created, first, false)
    else showGlobe(created, false)
    created.on('resize', () => {
      if (isAtRest(created)) showGlobe(created, false)
    })
    setMap(created)
    return () => {
      setMap(undefined)
      created.remove()
    }
  }, [latest])

  useEffect(() => {
    if (!map) return
    const loaded = map.on('style.load', () => {
      setIsOurs(isOurBasemap(map))
      setDressed((count) => count + 1)
    })
    return () => loaded.unsubscribe()
  }, [map])

  useEffect(
    () => (map ? dressMap(map, { theme, locale: latest.current.locale, styleUrl }) : undefined),
    [map, theme, styleUrl, latest],
  )

  useEffect(() => {
    if (map && dressed && isOurs) void setCountryNames(map, locale)
  }, [map, dressed, locale, isOurs])

  const onDraw = useCallback(() => {
    setDrawing((count) => count + 1)
    setSpot(undefined)
  }, [])
  const drawn = useMarks(map, dressed, points, locale, onDraw)
  const marked = { map, dressed, drawing, drawn, points, nameOf }
  useChosen(selectedId, marked)
  useHovered(hoveredId === selectedId ? undefined : hoveredId, marked)
  useFreeSight(map, points, selectedId)

  const open = useCallback(
    (first: number) => {
      const clusters = drawn.current
      const at = clusters?.ofPoint[first] ?? -1
      const cluster = clusters?.list[at]
      const ids = latest.current.points?.ids
      if (!map || !clusters || !cluster || !ids) return
      const members = membersOf(clusters, at)
      const [only] = members
      if (members.length === 1 && only !== undefined) {
        const id = ids[only]
        if (id !== undefined) latest.current.onSelect(id)
        return
      }
      const zoom = partingZoom(clusters.projected, members, maximumZoom)
      if (zoom !== undefined) {
        asked.current = true
        const closer = Math.min(maximumZoom, Math.max(zoom, Math.floor(map.getZoom()) + 1) + 0.4)
        map.easeTo({ center: [cluster.longitude, cluster.latitude], zoom: closer, duration: 180 })
        return
      }
      const together = members.flatMap((member) => ids[member] ?? [])
      setSpot({ position: [cluster.longitude, cluster.latitude], ids: together })
      latest.current.onOpenCluster?.(together)
    },
    [map, drawn, latest],
  )

  useEffect(() => {
    if (!map) return
    const surface = map.getCanvasContainer()
    let over: string | undefined
    const idOf = (first: number) => {
      const clusters = drawn.current
      return clusters?.list[clusters.ofPoint[first] ?? -1]?.count === 1 ? latest.current.points?.ids[first] : undefined
    }
    const point = (first: number | undefined) => {
      surface.toggleAttribute('data-over', first !== undefined)
      const id = first === undefined ? undefined : idOf(first)
      if (id === over) return
      over = id
      latest.current.onHover(id)
    }
    // A row beside the map hears of the pointer before the mouse leaves the canvas, and must not be undone after.
    const leave = () => point(undefined)
    surface.addEventListener('pointerout', leave)
    const listeners = [
      map.on('click', ({ point: { x, y }, originalEvent }) => {
        const touched = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch'
        const first = markAt(map, x, y, touched ? 14 : 4)
        setSpot(undefined)
        if (first !== undefined) open(first)
      }),
      map.on('mousemove', ({ point: { x, y } }) => point(markAt(map, x, y, 4))),
      map.on('mouseout', leave),
      map.on('movestart', ({ originalEvent }) => {
        if (originalEvent) asked.current = true
      }),
      map.on('moveend', () => {
        const now = boundsOf(map)
        reported.current = now
        latest.current.onMove?.({ bounds: now, byUser: asked.current })
        asked.current = false
      }),
      map.on('idle', () => setMarks(drawn.current ? marksInView(map, drawn.current) : [])),
    ]
    return () => {
      surface.removeEventListener('pointerout', leave)
      for (const listener of listeners) listener.unsubscribe()
    }
  }, [map, drawn, open, latest])

  const [west, south, east, north] = bounds ?? []
  useEffect(() => {
    if (!map || west === undefined || south === undefined || east === undefined || north === undefined) return
    const target: Bounds = [west, south, east, north]
    if (!reported.current || sameBounds(reported.current, target)) return
    show(map, target, true)
  }, [map, west, south, east, north])

  // Names for the keyboard's list are asked for only once the reader is in it.
  useEffect(() => {
    if (!inList) return
    const ids = marks.flatMap(({ count, first }) => (count === 1 ? (latest.current.points?.ids[first] ?? []) : []))
    if (!ids.length) return
    let current = true
    latest.current.nameOf(ids).then(
      (found) => current && setNames(found),
      () => {},
    )
    return () => {
      current = false
    }
  }, [inList, marks, latest])

  useHandle(props.ref, map)

  const idOf = (mark: Mark | undefined) => (mark?.count === 1 ? points?.ids[mark.first] : undefined)
  const nameMark = (mark: Mark) => {
    if (mark.count > 1) return labels.cluster(mark.count, mark.near)
    return names.get(idOf(mark) ?? '')?.text ?? labels.centre(mark.near)
  }

  return (
    <div className={styles.frame}>
      <div className={styles.canvas} ref={container} />
      <MarksList
        label={labels.inView}
        marks={marks}
        nameOf={nameMark}
        onOpen={(mark) => open(mark.first)}
        onFocus={(mark) => {
          setInList(mark !== undefined)
          props.onHover(idOf(mark))
        }}
      />
      <MapControls
        labels={labels}
        onZoom={(by) => {
          asked.current = true
          map?.easeTo({ zoom: map.getZoom() + by, duration: 180 })
        }}
        onWholeWorld={() => {
          asked.current = true
          if (map) showGlobe(map, true)
        }}
      />
      <Attribution foreign={isOurs ? undefined : map} />
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
      {props.children}
    </div>
  )
}
