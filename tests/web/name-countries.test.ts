import { expect, test } from 'vitest'
import { fittingZoom, nameCountries } from '../../web/src/map/country-names.ts'

const labels: Parameters<typeof nameCountries>[0] = {
  type: 'FeatureCollection',
  features: ['ZA', 'LB', 'HK', 'XK'].map((code) => ({
    type: 'Feature',
    properties: { code, span: 2 },
    geometry: { type: 'Point', coordinates: [0, 0] },
  })),
}

const namesIn = (locale: string) => nameCountries(labels, locale).features.map(({ properties }) => properties?.name)

test('countries and areas are named in the language of the reader', () => {
  expect(namesIn('en')).toEqual(['South Africa', 'Lebanon', 'Hong Kong', 'Kosovo'])
  expect(namesIn('fr').slice(0, 2)).toEqual(['Afrique du Sud', 'Liban'])
  expect(namesIn('ar')[1]).toBe('لبنان')
})

test('a large country is named before a small one', () => {
  expect(fittingZoom(40)).toBeLessThan(fittingZoom(2))
})
