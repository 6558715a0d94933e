import { centreIdOf } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aProblem, aProfile, aSummary } from './directory.ts'
import { type Answers, answer, asked, openSite } from './open-site.tsx'

const named = (text: string) => [{ text, language: 'en', kind: 'official' as const }]
const [cape, beirut, kyoto, oslo, lima] = [
  'wca-0000000',
  'wca-0000012',
  'wca-0000024',
  'wca-0000036',
  'wca-0000048',
] as const
const names: Record<string, string> = { [cape]: 'Cape', [beirut]: 'Beirut', [kyoto]: 'Kyoto', [oslo]: 'Oslo' }

const listed = Object.entries(names).map(([id, name]) => aSummary({ id, names: named(name) }))
const answers: Answers = {
  '/v1/centres': (query) => {
    const ids = query.getAll('id')
    const items = ids.length > 0 ? listed.filter(({ id }) => ids.includes(id)) : listed
    return { total: items.length, items, nextCursor: null }
  },
  ...Object.fromEntries(
    Object.entries(names).map(([id, name]) => [`/v1/centres/${id}`, () => aProfile({ id, names: named(name) })]),
  ),
  [`/v1/centres/${lima}`]: () => answer(aProblem({ status: 410, detail: 'Withdrawn.', reason: 'Listed twice' }), 410),
}

const keep = (...ids: string[]) => localStorage.setItem('shortlist', JSON.stringify(ids))
const kept = () => JSON.parse(localStorage.getItem('shortlist') ?? '[]') as string[]
const rows = async () => within(await screen.findByRole('list', { name: 'Writing centres' }))
const namesShown = async () => (await rows()).getAllByRole('heading', { level: 3 }).map((one) => one.textContent)
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const searchOf = (link: HTMLElement) => new URL((link as HTMLAnchorElement).href).search

describe('a shortlist', () => {
  test('grows from rows, is counted in the menu only then, and stays in this browser', async () => {
    const { user } = await openSite('/', { answers })
    const toggle = await screen.findByRole('button', { name: 'Add to shortlist: Beirut' })
    expect(toggle.getAttribute('aria-pressed')).toBe('false')
    expect(screen.queryByRole('link', { name: /^Shortlist/ })).toBeNull()
    await user.click(toggle)
    await user.click(button('Add to shortlist: Cape'))
    expect(button('On your shortlist: Beirut').getAttribute('aria-pressed')).toBe('true')
    expect(kept()).toEqual([beirut, cape])
    await user.click(screen.getByRole('link', { name: 'Shortlist (2)' }))
    await screen.findByRole('heading', { name: 'Your shortlist', level: 1 })
    expect(await namesShown()).toEqual(['Beirut', 'Cape'])
    expect(asked.every(({ pathname, search }) => pathname.startsWith('/v1/') && !search.includes('shortlist'))).toBe(
      true,
    )
  })

  test('is put on and off on a profile', async () => {
    const { user } = await openSite(`/centres/${cape}`, { answers })
    await user.click(await screen.findByRole('button', { name: 'Add to shortlist: Cape' }))
    await user.click(button('On your shortlist: Cape'))
    expect(kept()).toEqual([])
  })

  test('follows what another tab does', async () => {
    keep(cape)
    await openSite('/shortlist', { answers })
    await screen.findByRole('link', { name: 'Shortlist (1)' })
    keep(cape, kyoto)
    window.dispatchEvent(new StorageEvent('storage', { key: 'shortlist' }))
    await screen.findByRole('link', { name: 'Shortlist (2)' })
    await waitFor(async () => expect(await namesShown()).toEqual(['Cape', 'Kyoto']))
  })

  test('gives back what was taken off, where it was', async () => {
    keep(oslo, cape, kyoto)
    const { user } = await openSite('/shortlist', { answers })
    await user.click(await screen.findByRole('button', { name: 'Remove Cape from your shortlist' }))
    expect(kept()).toEqual([oslo, kyoto])
    expect(document.activeElement).toBe(button('Undo'))
    await user.click(button('Undo'))
    expect(kept()).toEqual([oslo, cape, kyoto])
    await user.click(button('Clear the list'))
    await screen.findByRole('heading', { name: 'Your shortlist is empty' })
    await user.click(button('Undo'))
    expect(kept()).toEqual([oslo, cape, kyoto])
  })

  test('leads to the map, to files and to a comparison by the filter of ids', async () => {
    keep(oslo, cape)
    const { user } = await openSite('/shortlist', { answers })
    const ids = `id=${cape}&id=${oslo}`
    expect(searchOf(await screen.findByRole('link', { name: 'Show on the map' }))).toBe(`?${ids}&view=map`)
    expect(searchOf(screen.getByRole('link', { name: 'Export' }))).toBe(`?${ids}`)
    expect(searchOf(screen.getByRole('link', { name: 'Compare side by side' }))).toBe(`?${ids}`)
    await user.click(screen.getByRole('checkbox', { name: 'Compare Oslo' }))
    expect(screen.queryByRole('link', { name: 'Compare side by side' })).toBeNull()
    expect(screen.getByText('To compare, tick two to 4 centres.')).toBeTruthy()
    await user.click(button('Share as a link'))
    await screen.findByText('Copied')
    expect(await navigator.clipboard.readText()).toBe(`${location.origin}/shortlist?${ids}`)
  })

  test('tells which of its centres is withdrawn or has been merged into another', async () => {
    keep(lima, 'wca-000005a', cape)
    await openSite('/shortlist', {
      answers: { ...answers, '/v1/centres/wca-000005a': () => aProfile({ id: cape, names: named('Cape') }) },
    })
    expect(await screen.findByText(/The record wca-0000048 has been withdrawn\..*Listed twice/)).toBeTruthy()
    const merged = await screen.findByText(/The record wca-000005a has been merged into another/)
    expect(within(merged).getByRole('link', { name: 'Cape' })).toBeTruthy()
  })

  test('of somebody else is shown as theirs, and kept only on demand', async () => {
    keep(kyoto)
    const { user } = await openSite(`/shortlist?id=${cape.toUpperCase()}&id=${kyoto}&id=nonsense`, { answers })
    await screen.findByRole('heading', { name: 'A shared shortlist', level: 1 })
    expect(await namesShown()).toEqual(['Cape', 'Kyoto'])
    expect(screen.getByText('nonsense')).toBeTruthy()
    expect(kept()).toEqual([kyoto])
    await user.click(button('Keep these too'))
    expect(kept()).toEqual([kyoto, cape])
    expect(screen.getByText('1 centre has been added to your shortlist.')).toBeTruthy()
  })

  test('holds fifty at most, and says so', async () => {
    keep(...Array.from({ length: 60 }, (_, at) => centreIdOf(`1000${String(at).padStart(2, '0')}`)))
    const { user } = await openSite('/', { answers })
    const full = await screen.findByRole('button', { name: 'Your shortlist is full (50): Cape' })
    await user.click(full)
    expect(kept()).toHaveLength(60)
    expect(screen.getByRole('link', { name: 'Shortlist (50)' })).toBeTruthy()
  })

  test('that holds what it cannot hold is an empty one', async () => {
    localStorage.setItem('shortlist', '{"not":"a list"}')
    await openSite('/shortlist', { answers })
    await screen.findByRole('heading', { name: 'Your shortlist is empty' })
  })
})

describe('a comparison', () => {
  const compare: Answers = {
    ...answers,
    [`/v1/centres/${cape}`]: () =>
      aProfile({ id: cape, names: named('Cape'), offers: ['tutor-exchange'], languages: ['af', 'en'], services: [] }),
    [`/v1/centres/${oslo}`]: () =>
      aProfile({ id: oslo, names: named('Oslo'), countryCode: 'NO', city: 'Oslo', languages: ['en', 'af'] }),
  }
  const rowOf = (name: RegExp) => screen.getByRole('row', { name })

  test('sets centres side by side, says what differs in words and what nobody knows', async () => {
    const { user } = await openSite(`/compare?id=${cape}&id=${oslo}`, { answers: compare })
    expect((await screen.findAllByRole('columnheader')).map((one) => one.querySelector('a')?.textContent)).toEqual([
      'Cape',
      'Oslo',
    ])
    expect(rowOf(/^Place/).textContent).toContain('differs')
    const offers = rowOf(/^Offers to peers/)
    expect(within(offers).getByText('not known')).toBeTruthy()
    expect(offers.textContent).toContain('differs')
    // In whatever order the languages were entered.
    expect(rowOf(/^Sessions held in/).textContent).not.toContain('differs')
    expect(within(rowOf(/^What it does/)).getAllByText('not known')).toHaveLength(2)
    expect(screen.getByText('They differ in 2 respects.')).toBeTruthy()

    await user.click(screen.getByRole('checkbox', { name: 'Show only what differs' }))
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(2))
    expect(location.search).toBe(`?id=${cape}&id=${oslo}&only=differences`)
    await user.click(screen.getByRole('link', { name: 'Leave Oslo out' }))
    await waitFor(() => expect(location.search).toBe(`?id=${cape}&only=differences`))
    expect(screen.getByRole('heading', { name: 'One centre has nothing beside it' })).toBeTruthy()
  })

  test('of more than four shows the first and says so, and names what is no centre', async () => {
    const ids = [cape, beirut, kyoto, oslo, lima].map((id) => `id=${id}`).join('&')
    await openSite(`/compare?${ids}`, { answers: compare })
    expect(await screen.findAllByRole('columnheader')).toHaveLength(4)
    expect(screen.getByText(/^At most 4 centres can be compared, and this address names 5\./)).toBeTruthy()
  })

  test('says which id names no centre', async () => {
    await openSite(`/compare?id=${cape}&id=${lima}&id=wca-000005a&id=wca-1`, { answers: compare })
    expect(await screen.findByText(/The record wca-0000048 has been withdrawn/)).toBeTruthy()
    expect(await screen.findByText('No centre has the id wca-000005a.')).toBeTruthy()
    expect(screen.getByText('wca-1')).toBeTruthy()
  })

  test('of nothing leads to where centres are chosen', async () => {
    await openSite('/compare', { answers })
    await screen.findByRole('heading', { name: 'Nothing to compare yet' })
    expect(screen.getByRole('link', { name: 'Your shortlist' })).toBeTruthy()
  })
})
