import type {
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from 'maplibre-gl'
import { type Palette, palettes, type Theme } from './palette.ts'

type Basemap = { url: string; tiles: string; theme: Theme; locale: string }

/** The level above which the drawing is 1:110m, and below which it comes from tiles of 1:50m, then 1:10m. */
const [middle, near] = [3, 5]

const serif = ['Atlas Serif Medium', 'Atlas Serif', 'Noto Naskh Arabic', 'Noto Serif CJK SC', 'Noto Serif', 'serif']
const sans = ['Atlas Sans', 'Segoe UI', 'Noto Sans Arabic', 'Noto Sans CJK SC', 'Noto Sans', 'sans-serif']
const sansStrong = ['Atlas Sans Semibold', ...sans]

/** Beside the town's dot if there is room, else far enough off to clear a ring that lies on it. */
// biome-ignore format: an anchor and its offset belong on one line
const besideOrClear: VariableAnchorOffsetCollectionSpecification = [
  'top', [0, 0.45], 'bottom', [0, -0.45], 'left', [0.45, 0], 'right', [-0.45, 0],
  'top', [0, 1.5], 'bottom', [0, -1.5], 'left', [1.6, 0], 'right', [-1.6, 0],
]

const joinedScripts = /^(ar|fa|ur|ps|ug|sd|ckb)\b/

/** Our own map: Natural Earth's land and borders, GeoNames' towns, names of countries in the reader's language. */
export function basemapStyle({ url, tiles, theme, locale }: Basemap): StyleSpecification {
  const palette = palettes[theme]
  const tiled = (zoom: number) => ({ type: 'vector' as const, tiles: [tiles], minzoom: zoom, maxzoom: zoom })
  return {
    version: 8,
    projection: { type: 'globe' },
    transition: { duration: 0, delay: 0 },
    sources: {
      overview: { type: 'geojson', data: `${url}/overview.json`, maxzoom: 4, tolerance: 0.2 },
      middle: tiled(middle),
      near: tiled(near),
      countries: { type: 'geojson', data: `${url}/countries.json`, maxzoom: 7 },
      cities: { type: 'geojson', data: `${url}/cities.json`, maxzoom: 4 },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': palette.water } },
      ...drawing(palette),
      ...townLayers(palette),
      countryNames(palette, locale),
    ],
  }
}

function drawing(palette: Palette): LayerSpecification[] {
  const sheets = [
    { id: 'overview', source: 'overview', maxzoom: middle },
    { id: 'middle', source: 'middle', minzoom: middle, maxzoom: near },
    { id: 'near', source: 'near', minzoom: near },
  ]
  const kind = (name: string): ExpressionSpecification => ['==', ['get', 'kind'], name]
  const layer = (sheet: (typeof sheets)[number], name: string) => ({
    ...sheet,
    id: `${sheet.id}-${name}`,
    ...(sheet.source === 'overview' ? {} : { 'source-layer': name === 'land' ? 'land' : 'lines' }),
  })
  const graticule: LayerSpecification[] = ['graticule', 'circle'].map((name) => ({
    id: name,
    type: 'line',
    source: 'overview',
    filter: kind(name),
    paint: {
      'line-color': palette.graticule,
      'line-width': 1,
      ...(name === 'circle' ? { 'line-dasharray': [5, 4] } : {}),
    },
  }))
  return [
    ...graticule,
    ...sheets.flatMap((sheet): LayerSpecification[] => [
      {
        ...layer(sheet, 'land'),
        type: 'fill',
        filter: kind('land'),
        paint: { 'fill-color': palette.land, 'fill-antialias': false },
      },
      {
        ...layer(sheet, 'border'),
        type: 'line',
        filter: kind('border'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.border,
          'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.5, 6, 1, 10, 1.5],
        },
      },
      {
        ...layer(sheet, 'coast'),
        type: 'line',
        filter: kind('coast'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.coast,
          'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.6, 6, 1],
        },
      },
    ]),
  ]
}

function townLayers(palette: Palette): LayerSpecification[] {
  const people: ExpressionSpecification = ['get', 'people']
  const atLeast = (...steps: [zoom: number, people: number][]): ExpressionSpecification => {
    const [first, ...others] = steps
    const least = ['step', ['zoom'], first?.[1] ?? 0, ...others.flat()] as unknown as ExpressionSpecification
    return ['any', ['>=', people, least], ['all', ['has', 'capital'], ['>=', ['zoom'], 4]]]
  }
  const sheets = [
    { id: 'cities', source: 'cities', minzoom: 2.7, maxzoom: middle, filter: ['>=', people, 5_000_000] },
    {
      id: 'towns-middle',
      source: 'middle',
      'source-layer': 'towns',
      minzoom: middle,
      maxzoom: near,
      filter: atLeast([3, 3_000_000], [4, 1_000_000]),
    },
    {
      id: 'towns-near',
      source: 'near',
      'source-layer': 'towns',
      minzoom: near,
      filter: atLeast([5, 400_000], [6, 150_000], [7, 60_000], [8, 25_000], [9, 10_000], [10, 0]),
    },
  ]
  return sheets.map(
    (sheet): SymbolLayerSpecification => ({
      ...(sheet as Pick<SymbolLayerSpecification, 'id' | 'source' | 'filter'>),
      type: 'symbol',
      layout: {
        'symbol-sort-key': ['-', 0, people],
        'text-field': ['get', 'name'],
        'text-font': ['case', ['has', 'capital'], ['literal', sansStrong], ['literal', sans]],
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          3,
          ['interpolate', ['linear'], ['log10', people], 4, 11, 7, 12],
          10,
          ['interpolate', ['linear'], ['log10', people], 4, 12, 7, 18],
        ],
        'text-max-width': 8,
        'text-padding': 6,
        'text-variable-anchor-offset': besideOrClear,
        'text-justify': 'auto',
        'icon-image': 'town',
        'icon-allow-overlap': false,
        'icon-padding': 4,
        // Where a centre stands on the town's own spot, the name remains and the town's dot goes.
        'icon-optional': true,
      },
      paint: {
        'text-color': palette.town,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.2,
        'icon-color': palette.townDot,
      },
    }),
  )
}

function countryNames(palette: Palette, locale: string): SymbolLayerSpecification {
  const joined = joinedScripts.test(locale)
  return {
    id: 'country-names',
    type: 'symbol',
    source: 'countries',
    maxzoom: 8,
    filter: ['>=', ['zoom'], ['get', 'fits']],
    layout: {
      'symbol-sort-key': ['-', 0, ['get', 'span']],
      'text-field': ['get', 'name'],
      'text-font': serif,
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        1,
        ['interpolate', ['linear'], ['get', 'span'], 2, 11, 40, 13],
        6,
        ['interpolate', ['linear'], ['get', 'span'], 1, 13, 20, 20],
      ],
      'text-letter-spacing': joined ? 0 : 0.06,
      'text-max-width': 7,
      'text-padding': 6,
      'text-variable-anchor': ['center', 'bottom', 'top'],
      'text-radial-offset': 0.9,
      'text-justify': 'auto',
    },
    paint: { 'text-color': palette.country, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
  }
}
