import type { MatchPage } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { parseMatchSearch } from '../../web/src/centres/match-search.ts'
import { aProblem, aSummary } from './directory.ts'
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

  test('a wish of a centre that is taken back takes the centre out of the address', async () => {
    const { user, router } = await openSite('/match?centre=wca-7k3m9p2', { answers })
    await user.click(await screen.findByRole('button', { name: /Remove English/ }))
    await waitFor(() =>
      expect(parseMatchSearch(router.state.location.search)).toEqual({ seeks: ['visit'], timeZone: 'Africa/Lagos' }),
    )
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
