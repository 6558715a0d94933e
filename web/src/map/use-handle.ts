import type { Map as MapLibreMap } from 'maplibre-gl'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { Bounds, Position } from './bounds.ts'
import { type MapHandle, reveal, show } from './view.ts'

/** What the page may ask of the map, be it there already or not. */
export function useHandle(ref: Ref<MapHandle> | undefined, map: MapLibreMap | undefined): void {
  const awaited = useRef<Bounds | Position>(undefined)
  const drop = useRef(() => {})

  useImperativeHandle(
    ref,
    () => ({
      flyTo: (target) => {
        drop.current()
        if (map) show(map, target, true)
        else awaited.current = target
      },
      reveal: (points, around) => {
        drop.current()
        if (map) drop.current = reveal(map, points, around)
        else awaited.current = around
      },
    }),
    [map],
  )
  useEffect(() => {
    if (map && awaited.current) show(map, awaited.current, false)
    awaited.current = undefined
  }, [map])
}
