import type { FeatureCollection, Point } from 'geojson'
import {
  type GeoJSONSource,
  Map as MapLibreMap,
  type MapOptions,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { basemapStyle } from './basemap-style.ts'
import { basemapUrl, tileTemplate } from './basemap-tiles.ts'
import { centreLayers, centreSources, guardImage, maximumZoom } from './centre-layers.ts'
import { nameCountries } from './country-names.ts'
import type { Theme } from './palette.ts'
import './maplibre.css'

setWorkerUrl(workerUrl)

export type Look = { theme: Theme; locale: string; styleUrl?: string | undefined }

export function createMap(container: HTMLElement, name: string, options: Partial<MapOptions> = {}): MapLibreMap {
  const map = new MapLibreMap({
    container,
    locale: { 'Map.Title': name },
    attributionControl: false,
    maplibreLogo: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 0,
    maxZoom: maximumZoom,
    fadeDuration: 120,
    ...options,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.setMissingStyleImageResolver((id) => {
    if (id === 'town') map.addImage(id, townDot(), { pixelRatio: 2, sdf: true })
    if (id === guardImage) map.addImage(id, { width: 2, height: 2, data: new Uint8Array(16) })
  })
  return map
}

/** A plain dot as a distance field, which the style then tints. */
function townDot(): { width: number; height: number; data: Uint8Array } {
  const size = 16
  const data = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const outside = Math.hypot(x - 7.5, y - 7.5) - 4
      data[(y * size + x) * 4 + 3] = Math.max(0, Math.min(255, 191 - outside * 32))
    }
  return { width: size, height: size, data }
}

/**
 * Lays our centres over whichever basemap is asked for, or over ours where that one cannot be had. Each 'style.load'
 * that follows starts without data. Answers how to stop listening.
 */
export function dressMap(map: MapLibreMap, { theme, locale, styleUrl }: Look): () => void {
  const withCentres = (_: StyleSpecification | undefined, style: StyleSpecification): StyleSpecification => ({
    ...style,
    sources: { ...style.sources, ...centreSources },
    layers: [...style.layers, ...centreLayers(theme)],
  })
  const ours = () => basemapStyle({ url: basemapUrl, tiles: tileTemplate, theme, locale })
  const failing = map.on('error', () => {
    if (!styleUrl || map.isStyleLoaded()) return
    failing.unsubscribe()
    // A style that never loads would hold up the next one: take it off first.
    map.setStyle(null, { diff: false })
    map.setStyle(ours(), { diff: false, transformStyle: withCentres })
  })
  map.once('style.load', () => failing.unsubscribe())
  map.setStyle(styleUrl ?? ours(), { diff: false, transformStyle: withCentres })
  return () => failing.unsubscribe()
}

export function isOurBasemap(map: MapLibreMap): boolean {
  return map.getSource('overview') !== undefined
}

export function sourceOf(map: MapLibreMap, name: string): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(name)
}

let countries: Promise<FeatureCollection<Point>> | undefined

async function fetchCountries(): Promise<FeatureCollection<Point>> {
  const response = await fetch(`${basemapUrl}/countries.json`)
  if (!response.ok) throw new Error(`The basemap answered ${response.status}`)
  return response.json()
}

/** A map without the names of countries is still a map: a failure is only tried again the next time. */
export async function setCountryNames(map: MapLibreMap, locale: string): Promise<void> {
  try {
    countries ??= fetchCountries()
    const named = nameCountries(await countries, locale)
    if (map.style) await sourceOf(map, 'countries')?.setData(named)
  } catch {
    countries = undefined
  }
}
