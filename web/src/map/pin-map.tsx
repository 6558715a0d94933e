import { type LngLat, type Map as MapLibreMap, Marker } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Attribution } from './attribution.tsx'
import styles from './map-frame.module.css'
import { MapControls } from './map-frame.tsx'
import type { MapLabels } from './map-labels.ts'
import type { Theme } from './palette.ts'
import { createMap, dressMap, isOurBasemap, setCountryNames } from './stage.ts'
import { configuredStyleUrl } from './style-url.ts'
import { useLatest } from './use-latest.ts'
import { isInView, showGlobe } from './view.ts'
import { canDrawMaps } from './webgl.ts'

type Pin = { longitude: number; latitude: number }

export type PinMapProps = {
  pin: Pin | undefined
  onPin: (pin: Pin) => void
  label: string
  /** Names the pin and says how it is moved. */
  pinLabel: string
  /** Puts a pin in the middle, for those who cannot point. */
  placeLabel: string
  labels: Pick<MapLabels, 'zoomIn' | 'zoomOut' | 'wholeWorld' | 'noMap'>
  locale: string
  theme: Theme
  styleUrl?: string | undefined
}

const steps: Record<string, readonly [right: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const stepPixels = 8
const longStepPixels = 40

/** About a metre: more would claim to know more than a hand can show. */
const decimals = 5
const rounded = (lngLat: LngLat): Pin => {
  const { lng, lat } = lngLat.wrap()
  return { longitude: Number(lng.toFixed(decimals)), latitude: Number(lat.toFixed(decimals)) }
}

/** As near as a town, for a pin that comes from elsewhere. */
const pinZoom = 11
const isFar = (map: MapLibreMap, { longitude, latitude }: Pin) =>
  map.getZoom() < pinZoom - 3 || !isInView(map, [longitude, latitude])

/** A map on which one place is pointed at: by a click, by dragging the pin or by moving it with the arrow keys. */
export function PinMap(props: PinMapProps) {
  const [drawable] = useState(canDrawMaps)
  return (
    <div className={styles.frame}>
      {drawable ? (
        <LivePinMap {...props} />
      ) : (
        <div className={styles.none}>
          <Notice>{props.labels.noMap}</Notice>
        </div>
      )}
    </div>
  )
}

function LivePinMap(props: PinMapProps) {
  const { pin, label, pinLabel, placeLabel, labels, locale, theme } = props
  const styleUrl = props.styleUrl ?? configuredStyleUrl()
  const latest = useLatest(props)
  const container = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibreMap>()
  const [foreign, setForeign] = useState<MapLibreMap>()
  const [marker, setMarker] = useState<Marker>()
  const own = useRef<Pin>(undefined)

  const put = (lngLat: LngLat) => {
    own.current = rounded(lngLat)
    latest.current.onPin(own.current)
  }
  const latestPut = useLatest(put)

  useEffect(() => {
    const element = container.current
    if (!element) return
    // A form is read by scrolling: the wheel stays with the page.
    const made = createMap(element, label, { scrollZoom: false })
    const { pin } = latest.current
    if (pin) made.jumpTo({ center: [pin.longitude, pin.latitude], zoom: pinZoom })
    else showGlobe(made, false)
    made.on('click', ({ lngLat }) => latestPut.current(lngLat))
    setMap(made)
    return () => {
      setMap(undefined)
      made.remove()
    }
  }, [label, latest, latestPut])

  useEffect(() => {
    if (!map) return
    const listener = map.on('style.load', () => {
      const isOurs = isOurBasemap(map)
      setForeign(isOurs ? undefined : map)
      if (isOurs) void setCountryNames(map, locale)
    })
    const undress = dressMap(map, { theme, locale, styleUrl })
    return () => {
      listener.unsubscribe()
      setForeign(undefined)
      undress()
    }
  }, [map, theme, locale, styleUrl])

  useEffect(() => {
    if (!map) return
    const element = document.createElement('button')
    element.type = 'button'
    element.className = styles.pin ?? ''
    const made = new Marker({ element, anchor: 'bottom', draggable: true })
    made.on('dragend', () => latestPut.current(made.getLngLat()))
    element.addEventListener('click', (event) => event.stopPropagation())
    element.addEventListener('keydown', (event) => {
      const [right, down] = steps[event.key] ?? []
      if (right === undefined || down === undefined) return
      // The map would move as well, and the page scroll.
      event.preventDefault()
      event.stopPropagation()
      const pixels = event.shiftKey ? longStepPixels : stepPixels
      const at = map.project(made.getLngLat())
      const to = map.unproject([at.x + right * pixels, at.y + down * pixels])
      made.setLngLat(to)
      if (!isInView(map, [to.lng, to.lat])) map.jumpTo({ center: to })
      latestPut.current(to)
    })
    setMarker(made)
    return () => {
      setMarker(undefined)
      made.remove()
    }
  }, [map, latestPut])

  useEffect(() => {
    marker?.getElement().setAttribute('aria-label', pinLabel)
  }, [marker, pinLabel])

  const longitude = pin?.longitude
  const latitude = pin?.latitude
  useEffect(() => {
    if (!map || !marker) return
    if (longitude === undefined || latitude === undefined) {
      marker.remove()
      return
    }
    marker.setLngLat([longitude, latitude])
    if (!marker.getElement().isConnected) marker.addTo(map)
    const isOwn = own.current?.longitude === longitude && own.current.latitude === latitude
    if (!isOwn && isFar(map, { longitude, latitude })) map.jumpTo({ center: [longitude, latitude], zoom: pinZoom })
  }, [map, marker, longitude, latitude])

  return (
    <>
      <div className={styles.canvas} ref={container} />
      <MapControls
        labels={labels}
        onZoom={(by) => map?.easeTo({ zoom: map.getZoom() + by, duration: 180 })}
        onWholeWorld={() => map && showGlobe(map, true)}
      />
      {!pin && (
        <span className={styles.put} data-over-map>
          <Button size="small" onClick={() => map && put(map.getCenter())}>
            {placeLabel}
          </Button>
        </span>
      )}
      <Attribution foreign={foreign} />
    </>
  )
}
