import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aProblem, facets, numbers } from './directory.ts'
import { type Answers, answer, asked, openSite } from './open-site.tsx'

const set = numbers(40, {
  by: {
    ...numbers(40).by,
    country: [
      { code: 'ZA', count: 30 },
      { code: 'NO', count: 10 },
    ],
    kind: [
      { code: 'writing-centre', count: 25 },
      { code: 'writing-lab', count: 20 },
    ],
  },
  notKnown: { ...numbers(40).notKnown, kind: 5 },
  age: [
    { decade: 1980, count: 2 },
    { decade: 2000, count: 3 },
    { decade: null, count: 35 },
  ],
  confirmed: { confirmed: 8, within12Months: 6, notYet: 32 },
  growth: [
    { month: '2026-10', listed: 12 },
    { month: '2026-11', listed: 40 },
  ],
  coverage: {
    ...numbers(40).coverage,
    countriesInAll: 245,
    countriesListed: 2,
    perMillion: [
      { country: 'NO', count: 10, population: 5_500_000, perMillion: 1.818 },
      { country: 'ZA', count: 30, population: 60_000_000, perMillion: 0.5 },
      { country: 'NU', count: 1, population: 2000, perMillion: 500 },
    ],
  },
})
const citation = {
  texts: { apa: 'As APA has the set', mla: '', chicago: '' },
  bibtex: '',
  ris: '',
  csl: {},
  version: '7',
  rows: 40,
  accessedOn: '2026-11-25',
}
const answers: Answers = { '/v1/statistics': () => set }

const figureNamed = (name: string) => screen.findByRole('region', { name })
const rowsOf = (figure: HTMLElement) =>
  within(figure)
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.children].map((cell) => cell.textContent))

describe('the page of statistics', () => {
  test('says in words and in a table what a plot shows', async () => {
    await openSite('/statistics', { answers })
    const figure = await figureNamed('Kind of centre')
    expect(
      within(figure).getByText('Most: Writing centre (63%) and Writing lab (50%). Not known for 5 (13%).'),
    ).toBeTruthy()
    expect(rowsOf(figure)).toEqual([
      ['Kind of centre', 'Centres', 'Share'],
      ['Writing centre', '25', '63%'],
      ['Writing lab', '20', '50%'],
      ['Not known', '5', '13%'],
    ])
    const plot = within(figure).getByRole('img', { name: 'Kind of centre' })
    const described = document.getElementById(plot.getAttribute('aria-describedby') ?? '')
    expect(described?.textContent).toMatch(/^Most: Writing centre/)
    expect(plot.querySelectorAll('style')).toHaveLength(0)
    expect(plot.textContent).toContain('25 · 63%')
  })

  test('says of what nobody has told that nothing is known', async () => {
    await openSite('/statistics', { answers })
    const heading = await screen.findByRole('heading', { name: 'Designation' })
    expect(heading.nextSibling?.textContent).toMatch(/^Nobody has told us/)
  })

  test('leaves no decade out between the first and the last', async () => {
    await openSite('/statistics', { answers })
    expect(rowsOf(await figureNamed('Decade of founding')).map(([name, count]) => [name, count])).toEqual([
      ['Decade of founding', 'Centres'],
      ['1980–1989', '2'],
      ['1990–1999', '0'],
      ['2000–2009', '3'],
      ['Not known', '35'],
    ])
  })

  test('tells how the set grew and how much of it is confirmed', async () => {
    await openSite('/statistics', { answers })
    const growth = await figureNamed('Listed, month by month')
    expect(within(growth).getByText('November 2026: 40. October 2026: 12.')).toBeTruthy()
    expect(
      rowsOf(await figureNamed('Confirmed by the centre itself')).map(([name, count]) => [name, count]),
    ).toContainEqual(['Longer ago', '2'])
  })

  test('draws no bar for a place so small that one centre dwarfs the world, but counts it in the table', async () => {
    await openSite('/statistics', { answers })
    const figure = await figureNamed('Centres per million people, by country or area')
    expect(rowsOf(figure).map(([name]) => name)).toContain('Niue')
    expect(within(figure).getByRole('img').textContent).not.toContain('Niue')
    expect(within(figure).getByText(/Unicode CLDR 48\.2\.0/)).toBeTruthy()
  })

  test('asks for the set of the address, and for a wider one when a chip is taken out', async () => {
    const { user } = await openSite('/statistics?country=ZA&country=NO&kind=writing-lab', { answers })
    await figureNamed('Kind of centre')
    expect(screen.getByRole('link', { name: 'See this set on Explore' }).getAttribute('href')).toBe(
      '/?country=NO&country=ZA&kind=writing-lab',
    )
    await user.click(screen.getByRole('button', { name: 'Remove filter: Country or area Norway' }))
    expect(location.search).toBe('?country=ZA&kind=writing-lab')
    const queries = asked.filter(({ pathname }) => pathname === '/v1/statistics').map(({ search }) => search)
    expect(queries).toEqual(['?country=NO&country=ZA&kind=writing-lab', '?country=ZA&kind=writing-lab'])
    expect(document.activeElement?.tagName).toBe('H2')
  })

  test.each([
    ['beside the numbers', (query: string) => query.includes('62rem')],
    ['in a sheet', () => false],
  ])('the set is chosen by filters %s, and cited as it was chosen', async (place, holds) => {
    const { user } = await openSite('/statistics', {
      screen: holds,
      answers: {
        ...answers,
        '/v1/centres/facets': () => facets(40, { country: [{ code: 'ZA', count: 30 }] }),
        '/v1/citation': (query) => (query.getAll('country').join() === 'ZA' ? citation : answer(aProblem({}), 500)),
      },
    })
    await figureNamed('Kind of centre')
    if (place === 'in a sheet') await user.click(screen.getByRole('button', { name: 'Filters' }))
    await user.click(await screen.findByRole('checkbox', { name: /^South Africa/ }))
    expect(location.search).toBe('?country=ZA')
    await figureNamed('Kind of centre')
    expect(asked.some(({ pathname, search }) => pathname === '/v1/statistics' && search === '?country=ZA')).toBe(true)
    if (place === 'in a sheet') await user.click(screen.getByRole('button', { name: 'Show 40 centres' }))
    await user.click(screen.getByRole('button', { name: 'Cite this set' }))
    expect(await screen.findByText('As APA has the set')).toBeTruthy()
  })

  test('an empty set has no plots and a way out', async () => {
    const { user } = await openSite('/statistics?country=JP', {
      answers: { '/v1/statistics': (query) => (query.has('country') ? numbers(0) : set) },
    })
    expect(await screen.findByRole('heading', { name: 'No centre fits all of this' })).toBeTruthy()
    expect(screen.queryByRole('img')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Clear all filters' }))
    await figureNamed('Kind of centre')
  })

  test('a server that fails is said to, and can be asked again', async () => {
    let fails = true
    const { user } = await openSite('/statistics?kind=castle', {
      answers: { '/v1/statistics': () => (fails ? answer(aProblem({ detail: 'kind has no code castle' }), 400) : set) },
    })
    expect((await screen.findByRole('alert')).textContent).toContain('kind has no code castle')
    fails = false
    await user.click(screen.getByRole('button', { name: 'Clear all filters' }))
    await figureNamed('Kind of centre')
  })
})
