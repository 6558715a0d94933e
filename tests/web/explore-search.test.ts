import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAddress, writeAddress } from '../../web/src/app/address.ts'
import {
  filtersOf,
  parseExploreSearch,
  withoutChoice,
  withoutFilter,
  withoutFilters,
  withSort,
} from '../../web/src/centres/explore-search.ts'
import { choicesOf } from '../../web/src/filters/filters.ts'

const read = (address: string) => parseExploreSearch(parseAddress(address))

describe('the address of the explore page', () => {
  test('keeps filters as the API has them', () => {
    const address = '?bbox=-10,35,30,60&country=LB&country=ZA&language=zh-Hant&q=skryf+sentrum'
    expect(writeAddress(read(address))).toBe(address)
  })

  test('holds one value of a repeatable filter as a list', () => {
    expect(read('?country=ZA')).toEqual({ country: ['ZA'] })
  })

  test('survives any words on its way out and back', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1 }), (q, country) => {
        const search = parseExploreSearch({ q, country: [country] })
        expect(read(writeAddress(search))).toEqual(search)
      }),
    )
  })

  test('leaves out keys that mean nothing here', () => {
    expect(read('?utm_source=x&view=globe&sort=random&q=')).toEqual({})
  })

  test('keeps a wrong code, which the API will name', () => {
    expect(read('?country=Narnia')).toEqual({ country: ['Narnia'] })
  })

  test('drops a radius and an order by distance that have nothing to be measured from', () => {
    expect(read('?radiusKm=50&sort=distance')).toEqual({})
    expect(read('?near=18.87,-33.93&radiusKm=50&sort=distance')).toEqual({
      near: '18.87,-33.93',
      radiusKm: '50',
      sort: 'distance',
    })
  })
})

describe('the chosen filters', () => {
  test('are each value on its own', () => {
    expect(choicesOf(filtersOf(read('?q=lab&country=ZA&country=LB')))).toEqual([
      { name: 'q', value: 'lab' },
      { name: 'country', value: 'ZA' },
      { name: 'country', value: 'LB' },
    ])
  })

  test('can be dropped one by one, by name, and all at once', () => {
    const search = read('?q=lab&country=ZA&country=LB&view=map')
    expect(withoutChoice(search, { name: 'country', value: 'ZA' }).country).toEqual(['LB'])
    expect(withoutFilter(search, 'country')).toEqual({ q: 'lab', view: 'map' })
    expect(withoutFilters(search)).toEqual({ view: 'map' })
  })

  test('take the order by distance with them when the position goes', () => {
    const search = read('?near=18.87,-33.93&radiusKm=50&sort=distance')
    expect(withoutFilter(search, 'near')).toEqual({})
  })
})

test('the usual order is not written into the address', () => {
  expect(withSort({ sort: 'name' }, 'fair')).toEqual({})
  expect(withSort({ q: 'lab' }, 'relevance')).toEqual({ q: 'lab' })
  expect(withSort({ q: 'lab' }, 'fair')).toEqual({ q: 'lab', sort: 'fair' })
})
