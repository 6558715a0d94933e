import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { type Palette, palettes, type Theme } from './palette.ts'

export const maximumZoom = 17

/** Drawn as nothing, but claims room, so that no name is set across a dot. */
export const guardImage = 'guard'

export const empty: FeatureCollection = { type: 'FeatureCollection', features: [] }

export const centreSources: Record<string, SourceSpecification> = {
  centres: { type: 'geojson', data: empty, maxzoom: maximumZoom },
  chosen: { type: 'geojson', data: empty },
  area: { type: 'geojson', data: empty },
}

const count: ExpressionSpecification = ['get', 'count']

/** A ring of ten thousand is about twice as wide as a ring of two. */
const ringRadius: ExpressionSpecification = ['interpolate', ['linear'], ['log10', count], 0.3, 12, 1, 14, 2, 18, 4, 26]

const state = (name: string, yes: unknown, no: unknown): ExpressionSpecification =>
  ['case', ['boolean', ['feature-state', name], false], yes, no] as ExpressionSpecification

export function centreLayers(theme: Theme): LayerSpecification[] {
  const palette = palettes[theme]
  return [...areas(palette), ...rings(palette), ...dots(palette)]
}

/** A place known only roughly: a ring on the ground, without a dot in its middle. */
function areas(palette: Palette): LayerSpecification[] {
  return [
    { id: 'area', type: 'fill', source: 'area', paint: { 'fill-color': palette.chosen, 'fill-opacity': 0.12 } },
    {
      id: 'area-edge',
      type: 'line',
      source: 'area',
      paint: { 'line-color': palette.chosen, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
  ]
}

function rings(palette: Palette): LayerSpecification[] {
  const clusters = { source: 'centres', filter: ['>', count, 1] as ExpressionSpecification }
  return [
    {
      ...clusters,
      id: 'cluster-halos',
      type: 'circle',
      paint: {
        'circle-radius': ['+', ringRadius, 4],
        'circle-color': palette.paper,
        'circle-opacity': 0.55,
      },
    },
    {
      ...clusters,
      id: 'clusters',
      type: 'circle',
      layout: { 'circle-sort-key': count },
      paint: {
        'circle-radius': ringRadius,
        'circle-color': palette.paper,
        'circle-stroke-color': state('hovered', palette.action, palette.ink),
        'circle-stroke-width': state('hovered', 3, 1.5),
      },
    },
    {
      ...clusters,
      id: 'cluster-counts',
      type: 'symbol',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': ['Atlas Sans Semibold', 'Atlas Sans', 'sans-serif'],
        'text-size': ['interpolate', ['linear'], ['log10', count], 0.3, 13, 4, 16],
        'text-allow-overlap': true,
        'text-padding': 10,
        'symbol-sort-key': ['-', 0, count],
      },
      paint: { 'text-color': palette.ink },
    },
  ]
}

function dots(palette: Palette): LayerSpecification[] {
  const radius = (extra: number): ExpressionSpecification =>
    ['interpolate', ['linear'], ['zoom'], 1, 4 + extra, 8, 6 + extra] as ExpressionSpecification
  return [
    {
      id: 'dot-guards',
      type: 'symbol',
      source: 'centres',
      filter: ['==', count, 1],
      layout: { 'icon-image': guardImage, 'icon-allow-overlap': true, 'icon-padding': 6 },
    },
    {
      id: 'dots',
      type: 'circle',
      source: 'centres',
      filter: ['==', count, 1],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 1, state('hovered', 6, 4), 8, state('hovered', 8, 6)],
        'circle-color': state('chosen', palette.chosen, state('hovered', palette.action, palette.ink)),
        'circle-stroke-color': palette.paper,
        'circle-stroke-width': 1.5,
      },
    },
    {
      // Room for the name that stands above it as well.
      id: 'chosen-guard',
      type: 'symbol',
      source: 'chosen',
      layout: { 'icon-image': guardImage, 'icon-allow-overlap': true, 'icon-padding': [44, 64, 14, 64] },
    },
    {
      id: 'chosen-ring',
      type: 'circle',
      source: 'chosen',
      paint: {
        'circle-radius': radius(6),
        'circle-color': palette.paper,
        'circle-opacity': 0.8,
        'circle-stroke-color': palette.chosen,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'chosen',
      type: 'circle',
      source: 'chosen',
      paint: { 'circle-radius': radius(1), 'circle-color': palette.chosen },
    },
  ]
}
