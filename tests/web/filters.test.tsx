import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aSummary, facets, vocabularies } from './directory.ts'
import { type Answers, besideFilters, openSite } from './open-site.tsx'

const answers: Answers = {
  '/v1/centres': (query) => ({ total: query.has('kind') ? 1 : 485, items: [aSummary()], nextCursor: null }),
  '/v1/centres/facets': (query) =>
    facets(485, {
      region: [{ code: '002', count: 40 }],
      country: [
        { code: 'ZA', count: 14 },
        { code: 'LB', count: 3 },
      ],
      kind: query.has('country') ? [] : [{ code: 'writing-lab', count: 7 }],
      language: [{ code: 'en', count: 300 }],
      offers: [{ code: 'tutor-exchange', count: 2 }],
    }),
}

test('a filter goes into the address, the chips and the history', async () => {
  const { user } = await openSite('/', { answers, screen: besideFilters })
  await user.click(await screen.findByRole('checkbox', { name: /Lebanon/ }))
  await waitFor(() => expect(location.search).toBe('?country=LB'))
  const chips = screen.getByRole('list', { name: 'Chosen filters' })
  expect(within(chips).getByRole('button', { name: 'Remove filter: Country or area Lebanon' })).toBeTruthy()

  history.back()
  await waitFor(() => expect(location.search).toBe(''))
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Chosen filters' })).toBeNull())
  history.forward()
  await screen.findByRole('list', { name: 'Chosen filters' })
})

test('counts stand beside the options, with names in the reader’s language', async () => {
  await openSite('/', { answers, screen: besideFilters })
  const africa = await screen.findByRole('checkbox', { name: /^Africa/ })
  expect(africa.closest('label')?.textContent).toBe('Africa40')
  expect(screen.getByRole('checkbox', { name: /English/ }).closest('label')?.textContent).toBe('English300')
})

test('what centres offer and seek stands first, open', async () => {
  await openSite('/', { answers, screen: besideFilters })
  await screen.findByRole('checkbox', { name: /^Tutor exchange/i })
  const filters = screen.getByRole('region', { name: 'Filters' })
  const sections = within(filters).getAllByRole('heading', { level: 2 })
  expect(sections.map(({ textContent }) => textContent).slice(0, 3)).toEqual([
    'Working together',
    'Country or area',
    'Languages',
  ])
})

test('centres chosen by id are one chip, which takes them all out', async () => {
  const { user } = await openSite('/?id=wca-0000000&id=wca-0000012&kind=writing-lab', {
    answers,
    screen: besideFilters,
  })
  await user.click(await screen.findByRole('button', { name: 'Remove filter: Centres 2 chosen centres' }))
  await waitFor(() => expect(location.search).toBe('?kind=writing-lab'))
})

test('a chosen option that no centre has any more stays in its place', async () => {
  await openSite('/?kind=writing-lab&country=LB', { answers, screen: besideFilters })
  const lab = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Writing lab/ })
  expect(lab.checked).toBe(true)
  expect(lab.closest('label')?.textContent).toBe('Writing lab0')
})

test('languages of sessions and of texts are two filters', async () => {
  await openSite('/', {
    answers: {
      ...answers,
      '/v1/centres/facets': () =>
        facets(2, { language: [{ code: 'ja', count: 1 }], textLanguage: [{ code: 'en', count: 1 }] }),
    },
    screen: besideFilters,
  })
  const sessions = await screen.findByRole('group', { name: 'Sessions held in' })
  expect(within(sessions).getByRole('checkbox', { name: /Japanese/ })).toBeTruthy()
  const texts = screen.getByRole('group', { name: 'Texts written in' })
  expect(within(texts).getByRole('checkbox', { name: /English/ })).toBeTruthy()
})

test('removing a chip drops its filter and leads to the number that changed', async () => {
  const { user } = await openSite('/?country=LB&country=ZA', { answers, screen: besideFilters })
  await user.click(await screen.findByRole('button', { name: 'Remove filter: Country or area Lebanon' }))
  await waitFor(() => expect(location.search).toBe('?country=ZA'))
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: '485 centres', level: 2 }))
})

test('all filters are cleared at once', async () => {
  const { user } = await openSite('/?country=LB&q=lab&kind=writing-lab', { answers, screen: besideFilters })
  await user.click(await screen.findByRole('button', { name: 'Clear all' }))
  await waitFor(() => expect(location.search).toBe(''))
})

test('a long list of countries is narrowed by typing, without accents, and keeps what is chosen', async () => {
  const codes = ['ZA', 'LB', 'CI', 'DE', 'FR', 'JP', 'KE', 'MX', 'NG', 'PE', 'US']
  const { user } = await openSite('/?country=ZA', {
    answers: {
      ...answers,
      '/v1/centres/facets': () => facets(11, { country: codes.map((code) => ({ code, count: 1 })) }),
    },
    screen: besideFilters,
  })
  await user.type(await screen.findByRole('searchbox', { name: 'Find a country or area' }), 'cote')
  const countries = screen.getByRole('group', { name: 'Countries and areas' })
  const labels = within(countries)
    .getAllByRole('checkbox')
    .map((box) => box.closest('label')?.textContent)
  expect(labels).toEqual(['Côte d’Ivoire1', 'South Africa1'])
})

test('on a narrow screen the filters open as a sheet that says how many centres it leads to', async () => {
  const { user } = await openSite('/', { answers })
  await user.click(await screen.findByRole('button', { name: 'Filters' }))
  const sheet = await screen.findByRole('dialog', { name: 'Filters' })
  await user.click(await within(sheet).findByRole('checkbox', { name: /Lebanon/ }))
  await waitFor(() => expect(location.search).toBe('?country=LB'))
  await user.click(within(sheet).getByRole('button', { name: 'Show 485 centres' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Filters, 1 chosen' }))
})

test('an empty result says which filter to drop', async () => {
  const { user } = await openSite('/?country=LB&language=af&q=retreat', {
    answers: {
      ...answers,
      '/v1/centres': (query) => {
        const total = !query.has('language') ? 3 : !query.has('q') ? 1 : 0
        return { total, items: total ? [aSummary()] : [], nextCursor: null }
      },
    },
  })
  expect(await screen.findByRole('heading', { name: 'No centre fits all of this' })).toBeTruthy()
  await screen.findByRole('button', { name: 'Without ‘Sessions held in: Afrikaans’: 3' })
  await screen.findByRole('button', { name: 'Without ‘Words: retreat’: 1' })
  expect(screen.queryByRole('button', { name: /Without ‘Country or area/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Without ‘Sessions held in/ }))
  await waitFor(() => expect(location.search).toBe('?country=LB&q=retreat'))
  const heading = await screen.findByRole('heading', { name: '3 centres', level: 2 })
  await waitFor(() => expect(document.activeElement).toBe(heading))
})

test('regions stand under those that hold them, the continents always, the rest on demand', async () => {
  const count = { '019': 205, '021': 166, '150': 123, '142': 109, '030': 52, '154': 50, '155': 46, '419': 39 }
  const fewer = { '002': 31, '145': 29, '202': 28, '005': 26, '009': 17, '018': 17, '013': 6 }
  const region = Object.entries({ ...count, ...fewer }).map(([code, count]) => ({ code, count }))
  const chains = [
    ['019', '021'],
    ['019', '419', '005'],
    ['019', '419', '013'],
    ['150', '154'],
    ['150', '155'],
    ['142', '030'],
    ['142', '145'],
    ['002', '202', '018'],
    ['009', '053'],
  ]
  const { user } = await openSite('/?region=013', {
    answers: {
      ...answers,
      '/v1/centres/facets': () => facets(485, { region }),
      '/v1/vocabularies': () => ({
        ...vocabularies,
        areas: chains.map((regions, at) => ({ code: `A${at}`, regions })),
      }),
    },
    screen: besideFilters,
  })
  const regions = await screen.findByRole('group', { name: 'Region' })
  const shown = () =>
    within(regions)
      .getAllByRole('checkbox')
      .map((box) => {
        const row = box.closest('label')
        return '· '.repeat(Number(row?.dataset.level ?? 0)) + row?.textContent?.replace(/\d+$/, '')
      })
  const atOnce = ['Americas', '· Northern America', '· Latin America', '· · Central America', 'Europe']
  await waitFor(() => expect(shown().slice(0, 5)).toEqual(atOnce))
  expect(shown().slice(5)).toEqual(['· Northern Europe', 'Asia', '· Eastern Asia', 'Africa', 'Oceania'])

  await user.click(within(regions).getByRole('button', { name: 'Show all 15' }))
  expect(shown()).toEqual([
    'Americas',
    '· Northern America',
    '· Latin America',
    '· · South America',
    '· · Central America',
    'Europe',
    '· Northern Europe',
    '· Western Europe',
    'Asia',
    '· Eastern Asia',
    '· Western Asia',
    'Africa',
    '· Sub-Saharan Africa',
    '· · Southern Africa',
    'Oceania',
  ])
})
