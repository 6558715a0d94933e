import type { Map as MapLibreMap } from 'maplibre-gl'
import { type RefObject, useEffect, useState } from 'react'
import type { Foreign } from '../ui/text.tsx'
import { empty } from './centre-layers.ts'
import styles from './map-frame.module.css'
import { PlaceLabel } from './place-label.ts'
import { type Points, positionOf } from './points.ts'
import { sourceOf } from './stage.ts'
import { useLatest } from './use-latest.ts'
import type { Drawn } from './use-marks.ts'

export type NameOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, Foreign>>

type Marked = {
  map: MapLibreMap | undefined
  dressed: number
  /** Changes whenever the marks were drawn anew. */
  drawing: number
  drawn: RefObject<Drawn | undefined>
  points: Points | undefined
  nameOf: NameOf
}

/** Marks one point by its id: on its dot, or on the ring that holds it, with its name beside it. */
function useMarked(state: 'chosen' | 'hovered', id: string | undefined, marked: Marked, label: PlaceLabel) {
  const { map, dressed, drawing, drawn, points } = marked
  const latest = useLatest(marked.nameOf)
  useEffect(() => {
    if (!map || !dressed || !drawing || !points || id === undefined) return
    const clusters = drawn.current
    const first = clusters?.list[clusters.ofPoint[points.ids.indexOf(id)] ?? -1]?.first
    if (first === undefined) return
    const feature = { source: 'centres', id: first }
    map.setFeatureState(feature, { [state]: true })
    return () => {
      if (map.style && map.getSource('centres')) map.removeFeatureState(feature, state)
    }
  }, [map, dressed, drawing, drawn, points, id, state])

  useEffect(() => {
    if (!map || !points || id === undefined) return
    const position = positionOf(points, points.ids.indexOf(id))
    if (!position) return
    let current = true
    latest.current([id]).then(
      (found) => {
        const name = found.get(id)
        if (current && name) label.show(map, position, name)
      },
      () => {},
    )
    return () => {
      current = false
      label.hide()
    }
  }, [map, points, id, latest, label])
}

export function useChosen(id: string | undefined, marked: Marked) {
  const { map, dressed, points } = marked
  const [label] = useState(() => new PlaceLabel(`${styles.label} ${styles.chosen}`, 15))
  useMarked('chosen', id, marked, label)
  useEffect(() => {
    if (!map || !dressed) return
    const position = points && id !== undefined ? positionOf(points, points.ids.indexOf(id)) : undefined
    void sourceOf(map, 'chosen')?.setData(position ? { type: 'Point', coordinates: [position[0], position[1]] } : empty)
  }, [map, dressed, points, id])
}

export function useHovered(id: string | undefined, marked: Marked) {
  const [label] = useState(() => new PlaceLabel(styles.label ?? '', 12))
  useMarked('hovered', id, marked, label)
}
