import type { MatchPage } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { parseMatchSearch } from '../../web/src/centres/match-search.ts'
import { aPerson, aProblem, aSummary, facets } from './directory.ts'
import { type Answers, answer, asked, openSite } from './open-site.tsx'

const osaka = {
  ...aSummary({ id: 'wca-7k3m9p2', names: [{ text: '大阪', language: 'ja', kind: 'official' }], countryCode: 'JP' }),
  fit: 87,
  why: {
    offers: ['visit'],
    seeks: ['tutor-exchange'],
    languages: ['en', 'fr'],
    sharedHours: 1.5,
    isConfirmed: true,
    answers: 'days' as const,
  },
}
const page = (part: Partial<MatchPage> = {}): MatchPage => ({
  total: 1,
  asked: { offers: [], seeks: ['visit'], languages: ['en'], timeZone: 'Africa/Lagos', from: 9, until: 17 },
  items: [osaka],
  ...part,
})
const answers: Answers = { '/v1/matches': () => page() }
/** Whoever keeps so many centres. */
const keeping = (count: number): Answers => ({
  ...answers,
  '/v1/me': () =>
    aPerson({
      centres: ['wca-7k3m9p2', 'wca-0000000'].slice(0, count).map((id, at) => ({
        id,
        slug: 'a-centre',
        names: [{ text: `Centre ${at + 1}`, language: 'en', kind: 'official' }],
        confirmedAt: null,
        updatedAt: '2026-11-24T00:00:00Z',
        claims: [],
        suggestions: 0,
      })),
    }),
})
const asksForPartners = () => asked.filter(({ pathname }) => pathname === '/v1/matches')

describe('the page of partners', () => {
  test('asks for nobody before anything is said', async () => {
    await openSite('/match', { answers })
    await screen.findByText(/centres that fit appear here/)
    expect(asksForPartners()).toEqual([])
  })

  test('says in words why a centre fits', async () => {
    await openSite('/match?seeks=visit&timeZone=Africa/Lagos', { answers })
    const reasons = within(await screen.findByRole('list', { name: 'Why it fits' })).getAllByRole('listitem')
    expect(reasons.map(({ textContent }) => textContent)).toEqual([
      'Offers: visit',
      'Seeks what you offer: Tutor exchange',
      'Sessions in English and French',
      'You are both at work for 1.5 hours of the day',
      'Confirmed by the centre',
      'Usually answers within days',
    ])
    screen.getByText('Fits 87%')
    expect(screen.getByRole('link', { name: '大阪' }).getAttribute('href')).toBe('/centres/wca-7k3m9p2/a-centre')
  })

  test('what is chosen stands in the address, with the clock of this device', async () => {
    const { user, router } = await openSite('/match?seeks=visit', { answers })
    await user.selectOptions(await screen.findByLabelText('From'), '14')
    await user.click(screen.getByRole('checkbox', { name: /seen least/ }))
    await waitFor(() =>
      expect(parseMatchSearch(router.state.location.search)).toEqual({
        seeks: ['visit'],
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        from: '14',
        order: 'least-seen',
      }),
    )
    expect(asksForPartners().at(-1)?.searchParams.get('from')).toBe('14')
  })

  test('what a centre says is taken back, and the centre stays: it is no partner of itself', async () => {
    const answered = ({ ignored }: { ignored: string[] }) =>
      page({
        asked: {
          offers: [],
          seeks: ignored.includes('seeks') ? [] : ['tutor-exchange'],
          languages: ignored.includes('language') ? [] : ['en'],
          timeZone: 'Africa/Lagos',
          from: 9,
          until: 17,
        },
      })
    const { user, router } = await openSite('/match?centre=wca-7k3m9p2', {
      answers: { '/v1/matches': (query) => answered({ ignored: query.getAll('ignore') }) },
    })
    await user.click(await screen.findByRole('button', { name: /Remove English/ }))
    const searched = () => parseMatchSearch(router.state.location.search)
    await waitFor(() => expect(searched()).toEqual({ centre: 'wca-7k3m9p2', ignore: ['language'] }))
    const box = within(screen.getByRole('group', { name: 'You seek' })).getByRole('checkbox', {
      name: 'Tutor exchange',
    })
    await user.click(box)
    await screen.findByText(/centres that fit appear here/)
    expect(searched()).toEqual({ centre: 'wca-7k3m9p2', ignore: ['seeks', 'language'] })
    expect(asksForPartners().at(-1)?.searchParams.get('centre')).toBe('wca-7k3m9p2')
    await user.click(box)
    await waitFor(() =>
      expect(searched()).toEqual({ centre: 'wca-7k3m9p2', seeks: ['tutor-exchange'], ignore: ['language'] }),
    )
  })

  test('a tick that is taken back is gone, also where no centre stands in', async () => {
    const { user } = await openSite('/match?seeks=tutor-exchange', { answers })
    await screen.findByRole('list', { name: 'Why it fits' })
    const box = within(screen.getByRole('group', { name: 'You seek' })).getByRole('checkbox', {
      name: 'Tutor exchange',
    })
    await user.click(box)
    await screen.findByText(/centres that fit appear here/)
    expect((box as HTMLInputElement).checked).toBe(false)
  })

  test('without a clock no hours are asked for, and none are counted', async () => {
    const { user, router } = await openSite('/match?seeks=visit', { answers })
    await user.selectOptions(await screen.findByLabelText('By the clock of'), 'No clock, so hours do not count')
    await waitFor(() =>
      expect(parseMatchSearch(router.state.location.search)).toEqual({ seeks: ['visit'], ignore: ['timeZone'] }),
    )
    expect(screen.queryByLabelText('From')).toBeNull()
    await waitFor(() => expect(asksForPartners().at(-1)?.searchParams.has('timeZone')).toBe(false))
  })

  test('a centre whose time zone nobody knows has no clock', async () => {
    const unknown = page()
    unknown.asked.timeZone = null
    await openSite('/match?centre=wca-7k3m9p2', { answers: { '/v1/matches': () => unknown } })
    await screen.findByRole('list', { name: 'Why it fits' })
    screen.getByRole('option', { name: 'No clock, so hours do not count', selected: true })
  })

  test('partners are looked for in a continent, or in a country or area that has centres', async () => {
    const counted = facets(3, { country: [{ code: 'SN', count: 3 }] })
    const { user, router } = await openSite('/match?seeks=visit&region=002&timeZone=Africa/Lagos', {
      answers: { ...answers, '/v1/centres/facets': () => counted },
    })
    await screen.findByRole('option', { name: 'Senegal' })
    const where = screen.getByLabelText('Where to look')
    await user.selectOptions(where, 'Senegal')
    const searched = () => parseMatchSearch(router.state.location.search)
    await waitFor(() => expect(searched()).toMatchObject({ country: ['SN'] }))
    expect(searched().region).toBeUndefined()
    await user.selectOptions(where, 'Everywhere')
    await waitFor(() => expect(searched().country).toBeUndefined())
  })

  test('who keeps one centre begins with it, and may go on for themselves', async () => {
    localStorage.setItem('signed-in', 'yes')
    const { user, router } = await openSite('/match', { answers: keeping(1) })
    await screen.findByRole('list', { name: 'Why it fits' })
    const searched = () => parseMatchSearch(router.state.location.search)
    expect(searched()).toEqual({ centre: 'wca-7k3m9p2' })
    await user.selectOptions(screen.getByLabelText('Partners for'), 'Myself')
    await screen.findByText(/centres that fit appear here/)
    expect(searched()).toEqual({})
  })

  test('who keeps several is offered them, and has a question of the address answered as it is', async () => {
    localStorage.setItem('signed-in', 'yes')
    const { router } = await openSite('/match', { answers: keeping(2) })
    const offered = within(await screen.findByLabelText('Partners for')).getAllByRole('option')
    expect(offered.map(({ textContent }) => textContent)).toEqual(['Myself', 'Centre 1', 'Centre 2'])
    expect(router.state.location.search).toEqual({})
  })

  test('nobody fits, and nothing could be asked, each say what to do', async () => {
    await openSite('/match?language=mi', { answers: { '/v1/matches': () => page({ total: 0, items: [] }) } })
    await screen.findByRole('heading', { name: 'Nobody fits yet' })
    await openSite('/match?language=mi', { answers: { '/v1/matches': () => answer(aProblem({ status: 503 }), 503) } })
    await screen.findByRole('button', { name: 'Try again' })
  })
})

test.for<[raw: Record<string, unknown>, search: object]>([
  [
    { seeks: 'visit', from: 9 },
    { seeks: ['visit'], from: '9' },
  ],
  [{ offers: ['visit', 'visit', ''], order: 'fit' }, { offers: ['visit'] }],
  [{ order: 'least-seen', until: ' ' }, { order: 'least-seen' }],
  [{ order: 'best', fit: '100' }, {}],
])('of the address %o stays %o', ([raw, search]) => {
  expect(parseMatchSearch(raw)).toEqual(search)
})
