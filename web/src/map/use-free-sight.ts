import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import { type Box, leastShift } from './free-room.ts'
import styles from './map-frame.module.css'
import { type Points, positionOf } from './points.ts'
import { isInView } from './view.ts'

/** As wide as the ring round a chosen dot. */
const markRadius = 14

/** On the globe a shift by pixels is not exact, so that it may take a second. */
const mostShifts = 3

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

/** Moves a chosen point, with its label, from under the buttons and the card, until the reader moves the map. */
export function useFreeSight(map: MapLibreMap | undefined, points: Points | undefined, id: string | undefined): void {
  useEffect(() => {
    const frame = map?.getContainer().parentElement
    const position = points && id !== undefined ? positionOf(points, points.ids.indexOf(id)) : undefined
    if (!map || !frame || !position) return
    let shifts = 0
    const look = () => {
      if (map.isMoving() || shifts === mostShifts || !isInView(map, position)) return
      const ground = map.getContainer().getBoundingClientRect()
      const at = map.project([position[0], position[1]])
      const [x, y] = [ground.left + at.x, ground.top + at.y]
      const mark = { left: x - markRadius, top: y - markRadius, right: x + markRadius, bottom: y + markRadius }
      const label = frame.querySelector(`.${styles.chosen}`)?.getBoundingClientRect()
      const covers = [...frame.querySelectorAll('[data-over-map], [data-card]')].map((one) =>
        one.getBoundingClientRect(),
      )
      const [right, down] = leastShift(around(label ? [mark, label] : [mark]), ground, covers) ?? [0, 0]
      if (right === 0 && down === 0) return
      shifts++
      const offset: [number, number] = [at.x + right - ground.width / 2, at.y + down - ground.height / 2]
      map.easeTo({ center: [position[0], position[1]], offset, duration: 180 })
    }
    const appearing = new MutationObserver(look)
    appearing.observe(frame, { childList: true, subtree: true })
    const stop = () => {
      appearing.disconnect()
      for (const listener of listeners) listener.unsubscribe()
    }
    const listeners = [map.on('moveend', look), map.on('movestart', ({ originalEvent }) => originalEvent && stop())]
    look()
    return stop
  }, [map, points, id])
}
