import type { Citation } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aProblem, aProfile, aSummary } from './directory.ts'
import { type Answers, answer, asked, openSite } from './open-site.tsx'

const aCitation = (citation: Partial<Citation> = {}): Citation => ({
  title: 'Writing Centre Atlas: the international directory of writing centres',
  address: 'https://atlas.example/',
  version: '4711',
  rows: 2,
  issuedOn: '2026-11-20',
  accessedOn: '2026-11-25',
  texts: { apa: 'As APA has it', mla: 'As MLA has it', chicago: 'As Chicago has it' },
  bibtex: '@misc{atlas}\n',
  ris: 'TY  - DATA\r\nER  - \r\n',
  csl: { id: 'atlas', type: 'dataset' },
  ...citation,
})

const setId = 'set-4r04g0n'
const kept = {
  id: setId,
  address: `https://atlas.example/sets/${setId}`,
  query: 'country=ZA&language=af',
  version: '4711',
  count: 2,
  madeAt: '2026-11-20T12:00:00.000Z',
}

const answers: Answers = {
  '/v1/centres': () => ({ total: 2, items: [aSummary()], nextCursor: null }),
  '/v1/citation': () => aCitation(),
  'POST /v1/sets': () => answer(kept, 201),
  [`/v1/sets/${setId}/citation`]: () => aCitation({ texts: { apa: 'As it was kept', mla: '', chicago: '' } }),
  '/v1/centres/wca-0000000': () => aProfile(),
  '/v1/centres/wca-0000000/similar': () => ({ items: [] }),
  '/v1/centres/wca-0000000/citation': () => aCitation({ texts: { apa: 'One record', mla: '', chicago: '' } }),
}

const openDialog = async (address: string, button: string) => {
  const site = await openSite(address, { answers })
  if (address.startsWith('/?')) await site.user.click(await screen.findByText('Use this set'))
  await site.user.click(await screen.findByRole('button', { name: button }))
  return { ...site, dialog: within(await screen.findByRole('dialog', { name: button })) }
}

test('the set on Explore is cited with its filters, in the style that is chosen', async () => {
  const { user, dialog } = await openDialog('/?country=ZA', 'Cite this set')
  expect(await dialog.findByText('As APA has it')).toBeDefined()
  expect(asked.find(({ pathname }) => pathname === '/v1/citation')?.search).toBe('?country=ZA')
  expect(dialog.getByText('Version 4711 of the data, 2 centres, read on 25 November 2026.')).toBeDefined()
  expect(dialog.queryByRole('link', { name: /Save as/ })).toBeNull()

  const chosen: [format: string, text: RegExp, link?: string][] = [
    ['MLA, 9th edition', /As MLA has it/],
    ['Chicago, author and date', /As Chicago has it/],
    ['BibTeX', /@misc/, '/v1/citation?country=ZA&format=bibtex'],
    ['RIS, for Zotero, EndNote and others', /TY {2}- DATA/, '/v1/citation?country=ZA&format=ris'],
    ['CSL JSON', /"type": "dataset"/, '/v1/citation?country=ZA&format=csl'],
  ]
  for (const [format, text, link] of chosen) {
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Style or format' }), format)
    expect(dialog.getByRole('group', { name: 'Citation' }).textContent).toMatch(text)
    if (link) expect(dialog.getByRole('link', { name: /Save as/ }).getAttribute('href')).toBe(link)
  }
})

test('a citation is copied as it is shown', async () => {
  const { user, dialog } = await openDialog('/', 'Cite the atlas')
  await dialog.findByText('As APA has it')
  await user.click(dialog.getByRole('button', { name: 'Copy the citation' }))
  expect(await dialog.findByText('Copied')).toBeDefined()
  expect(await navigator.clipboard.readText()).toBe('As APA has it')
})

test('copying that is forbidden says what to do instead', async () => {
  const { user, dialog } = await openDialog('/', 'Cite the atlas')
  await dialog.findByText('As APA has it')
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
  await user.click(dialog.getByRole('button', { name: 'Copy the citation' }))
  expect(await dialog.findByText(/select the text instead/)).toBeDefined()
})

test('a set gets a permanent address only when it is asked for, and the citation follows', async () => {
  const { user, dialog } = await openDialog('/?country=ZA', 'Cite this set')
  await dialog.findByText('As APA has it')
  expect(asked.some(({ pathname }) => pathname === '/v1/sets')).toBe(false)
  await user.click(dialog.getByRole('button', { name: 'Make a permanent address' }))
  const link = await dialog.findByRole('link', { name: `atlas.example/sets/${setId}` })
  expect(link.getAttribute('href')).toBe(`/sets/${setId}`)
  expect(await dialog.findByText('As it was kept')).toBeDefined()
  await user.click(dialog.getByRole('button', { name: 'Copy the address' }))
  expect(await navigator.clipboard.readText()).toBe(kept.address)
})

test('what keeps a set from being kept is said, and the citation stays', async () => {
  let isBusy = true
  const refused = aProblem({ status: 429, detail: 'More than 20 such requests came from you.' })
  const keep = () => (isBusy ? answer(refused, 429, { 'retry-after': '7' }) : answer(kept, 201))
  const site = await openSite('/', { answers: { ...answers, 'POST /v1/sets': keep } })
  await site.user.click(await screen.findByText('Use this set'))
  await site.user.click(await screen.findByRole('button', { name: 'Cite this set' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText('As APA has it')
  await site.user.click(dialog.getByRole('button', { name: 'Make a permanent address' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('Please try again in 7 seconds.')
  expect(dialog.getByText('As APA has it')).toBeDefined()
  isBusy = false
  await site.user.click(dialog.getByRole('button', { name: 'Make a permanent address' }))
  expect(await dialog.findByText('As it was kept')).toBeDefined()
  expect(dialog.queryByRole('alert')).toBeNull()
})

test('a record is cited as a record, without a set to keep', async () => {
  const { dialog } = await openDialog('/centres/wca-0000000/a-centre', 'Cite this record')
  expect(await dialog.findByText('One record')).toBeDefined()
  expect(dialog.queryByText('A permanent address')).toBeNull()
})

const nothing = { count: 0, ids: [], hasMore: false }
const page = {
  ...kept,
  items: [
    { id: 'wca-0000000', slug: 'then', name: { text: 'Then', language: 'en', kind: 'official' }, state: 'changed' },
    { id: 'wca-rny3s5f', slug: 'centre', name: null, state: 'gone' },
  ],
  nextCursor: null,
  since: {
    version: '4800',
    added: nothing,
    gone: { count: 1, ids: ['wca-rny3s5f'], hasMore: false },
    changed: nothing,
  },
}

const openSet = (changed: object = {}) =>
  openSite(`/sets/${setId}`, { answers: { ...answers, [`/v1/sets/${setId}`]: () => ({ ...page, ...changed }) } })

test('a kept set tells what was asked, what was in it and what has changed', async () => {
  await openSet()
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('A set kept on 20 November 2026')
  expect(screen.getByText('2 centres, as they stood then.')).toBeDefined()
  const filters = within(screen.getByRole('list', { name: 'Chosen filters' })).getAllByRole('listitem')
  expect(filters.map(({ textContent }) => textContent)).toEqual([
    'Country or area South Africa',
    'Sessions held in Afrikaans',
  ])
  const members = within(screen.getByRole('list', { name: 'The centres that were in it' })).getAllByRole('listitem')
  expect(members.map(({ textContent }) => textContent)).toEqual([
    'Thenwca-0000000changed since',
    'A record that has been withdrawnwca-rny3s5fno longer in this set',
  ])
  expect(screen.getByText('1 centre no longer matches, or is no longer listed')).toBeDefined()
  const today = screen.getByRole('link', { name: 'Open as it is today' })
  expect(today.getAttribute('href')).toBe('/?country=ZA&language=af')
  await waitFor(() => expect(screen.getByText('As it was kept')).toBeDefined())
})

test('a kept set to which nothing has happened says so', async () => {
  await openSet({ since: { ...page.since, gone: nothing } })
  expect(await screen.findByText(/^Nothing: the same centres match today/)).toBeDefined()
})

test('a kept set whose filters are no longer understood shows them as they were asked, and leads nowhere else', async () => {
  const items = page.items.map((item) => ({ ...item, state: null }))
  await openSet({ items, since: null, query: 'colour=red&country=ZA' })
  expect(await screen.findByText(/can no longer be asked/)).toBeDefined()
  for (const text of ['colour=red', 'country=ZA']) expect(screen.getByText(text)).toBeDefined()
  expect(screen.queryByRole('link', { name: 'Open as it is today' })).toBeNull()
  const members = within(screen.getByRole('list', { name: 'The centres that were in it' })).getAllByRole('listitem')
  expect(members).toHaveLength(2)
})

test.each([
  [404, 'No set has been kept under'],
  [400, 'one of its characters was mistyped'],
])('an address of no set, answered with %i, is explained', async (status, words) => {
  const problem = { type: '', title: '', status, detail: '' }
  await openSite(`/sets/${setId}`, { answers: { [`/v1/sets/${setId}`]: () => answer(problem, status) } })
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('There is no such set')
  expect(screen.getByText(new RegExp(words))).toBeDefined()
})
