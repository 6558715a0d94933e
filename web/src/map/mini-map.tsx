import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '../ui/notice.tsx'
import { Attribution } from './attribution.tsx'
import styles from './map-frame.module.css'
import type { Theme } from './palette.ts'
import { circleAround } from './points.ts'
import { createMap, dressMap, isOurBasemap, setCountryNames, sourceOf } from './stage.ts'
import { configuredStyleUrl } from './style-url.ts'
import { zoomAround } from './view.ts'
import { canDrawMaps } from './webgl.ts'

export type MiniMapProps = {
  longitude: number
  latitude: number
  /** How far the place may lie from the point: drawn as a circle, where it is more than a few hundred metres. */
  radiusMetres?: number | undefined
  label: string
  noMap: string
  locale: string
  theme: Theme
  styleUrl?: string | undefined
}

/** From here on a place is drawn as an area, because a dot would claim to know more. */
const coarseMetres = 1_000

/** One place, for reading rather than for moving about in. */
export function MiniMap(props: MiniMapProps) {
  const [drawable] = useState(canDrawMaps)
  return (
    <div className={styles.frame}>
      {drawable ? (
        <Picture {...props} />
      ) : (
        <div className={styles.none}>
          <Notice>{props.noMap}</Notice>
        </div>
      )}
    </div>
  )
}

function Picture(props: MiniMapProps) {
  const { longitude, latitude, radiusMetres = 0, label, locale, theme } = props
  const styleUrl = props.styleUrl ?? configuredStyleUrl()
  const [foreign, setForeign] = useState<MapLibreMap>()
  const container = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = container.current
    if (!element) return
    const zoom = zoomAround(latitude, Math.max(radiusMetres, coarseMetres), element.clientWidth, element.clientHeight)
    const map = createMap(element, label, { interactive: false, center: [longitude, latitude], zoom })
    map.on('style.load', () => {
      const isOurs = isOurBasemap(map)
      setForeign(isOurs ? undefined : map)
      if (isOurs) void setCountryNames(map, locale)
      if (radiusMetres > coarseMetres)
        void sourceOf(map, 'area')?.setData(circleAround([longitude, latitude], radiusMetres))
      else void sourceOf(map, 'chosen')?.setData({ type: 'Point', coordinates: [longitude, latitude] })
    })
    const undress = dressMap(map, { theme, locale, styleUrl })
    return () => {
      setForeign(undefined)
      undress()
      map.remove()
    }
  }, [longitude, latitude, radiusMetres, label, locale, theme, styleUrl])

  return (
    <>
      <div className={styles.canvas} ref={container} />
      <Attribution foreign={foreign} />
    </>
  )
}
