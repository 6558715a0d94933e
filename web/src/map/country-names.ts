import type { FeatureCollection, Point } from 'geojson'

/** How many pixels of its own land a name wants before it is set. */
const roomPixels = 46
const worldPixels = 512
/** Beyond this many letters the shorter of a country's two names is set: Hong Kong, not Hong Kong SAR China. */
const longest = 15

/** The whole zoom from which a country's name about fits inside it: filters see no fractions. */
export function fittingZoom(spanDegrees: number): number {
  const zoom = Math.log2((roomPixels * 360) / (worldPixels * Math.max(spanDegrees, 0.05)))
  return Math.min(6, Math.max(1, Math.floor(zoom)))
}

/** Names come from the browser's own tables, so that every language it knows is one the map speaks. */
export function nameCountries(labels: FeatureCollection<Point>, locale: string): FeatureCollection<Point> {
  const long = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' })
  const short = new Intl.DisplayNames([locale], { type: 'region', style: 'short', fallback: 'code' })
  const nameOf = (code: string) => {
    const name = long.of(code) ?? code
    return name.length > longest ? (short.of(code) ?? name) : name
  }
  return {
    ...labels,
    features: labels.features.map((label) => {
      const { code, span } = label.properties as { code: string; span: number }
      return { ...label, properties: { ...label.properties, name: nameOf(code), fits: fittingZoom(span) } }
    }),
  }
}
