import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aProblem, aSummary } from './directory.ts'
import { answer, asked, openSite } from './open-site.tsx'

const page = (items: unknown[], total = items.length, nextCursor: string | null = null) => ({
  total,
  items,
  nextCursor,
})

test('a row leads with the name in the centre’s own language, then the reader’s', async () => {
  const centre = aSummary({
    names: [
      { text: 'مركز الكتابة', language: 'ar', kind: 'official' },
      { text: 'Writing Center', language: 'en', kind: 'official' },
    ],
    institutionNames: [{ text: 'American University of Beirut', language: 'en', kind: 'official' }],
    countryCode: 'LB',
    city: 'Beirut',
    languages: ['ar', 'en'],
  })
  await openSite('/', { answers: { '/v1/centres': () => page([centre]) } })

  const link = await screen.findByRole('link', { name: 'مركز الكتابة' })
  const name = within(link).getByText('مركز الكتابة')
  expect([name.lang, name.dir]).toEqual(['ar', 'rtl'])
  expect(link.getAttribute('href')).toBe('/centres/wca-0000000/a-centre')
  const row = within(screen.getByRole('list', { name: 'Writing centres' })).getByRole('listitem')
  expect(within(row).getByText('Writing Center').lang).toBe('en')
  expect(within(row).getByText('American University of Beirut')).toBeTruthy()
  expect(within(row).getByText('Beirut, Lebanon')).toBeTruthy()
  expect(within(row).getByText('Arabic, English')).toBeTruthy()
})

test('a row says what sets a centre apart and is silent about the plain kind', async () => {
  const centre = aSummary({
    kinds: ['writing-centre', 'writing-lab'],
    lifeState: 'closed',
    offers: ['tutor-exchange', 'mentoring', 'visits', 'joint-events'],
    distanceMetres: 1234,
  })
  await openSite('/?near=18.87,-33.93', { answers: { '/v1/centres': () => page([centre]) } })

  const row = within(await screen.findByRole('list', { name: 'Writing centres' })).getByRole('listitem')
  await within(row).findByText('Writing lab')
  expect(within(row).queryByText('Writing centre')).toBeNull()
  expect(within(row).getByText('Closed')).toBeTruthy()
  expect(within(row).getByText(/^offers .*, mentoring, 2 more$/i)).toBeTruthy()
  expect(row.textContent).toMatch(/0\.8\s*mi|1\.2\s*km/)
})

test('that nothing is confirmed yet is said once for the whole list', async () => {
  const centres = ['0', '1', '2'].map((n) => aSummary({ id: `wca-000000${n}` }))
  await openSite('/', { answers: { '/v1/centres': () => page(centres) } })
  expect(await screen.findAllByText(/None of these has been confirmed by its centre yet/)).toHaveLength(1)
})

test('more centres join the list by a button that keeps the focus', async () => {
  const first = aSummary({ id: 'wca-0000001', names: [{ text: 'First', language: 'en', kind: 'official' }] })
  const second = aSummary({ id: 'wca-0000002', names: [{ text: 'Second', language: 'en', kind: 'official' }] })
  const third = aSummary({ id: 'wca-0000003', names: [{ text: 'Third', language: 'en', kind: 'official' }] })
  const pages: Record<string, unknown> = { a: page([second], 3, 'b'), b: page([third], 3) }
  const { user } = await openSite('/', {
    answers: { '/v1/centres': (query) => pages[query.get('cursor') ?? ''] ?? page([first], 3, 'a') },
  })

  const more = await screen.findByRole('button', { name: 'Show more centres' })
  expect(screen.getByText('Showing 1 of 3')).toBeTruthy()
  await user.click(more)
  await screen.findByRole('link', { name: 'Second' })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show more centres' }))
  await user.keyboard('{Enter}')
  await screen.findByRole('link', { name: 'Third' })
  expect(screen.queryByRole('button', { name: 'Show more centres' })).toBeNull()
  expect(document.activeElement?.getAttribute('href')).toBe('/centres/wca-0000003/a-centre')
})

test('the number of centres is announced', async () => {
  await openSite('/', { answers: { '/v1/centres': () => page([aSummary()], 485) } })
  const heading = await screen.findByRole('heading', { name: '485 centres', level: 2 })
  expect(within(heading).getByRole('status')).toBeTruthy()
})

test('a reader who is offline is told so and can try again', async () => {
  let online = false
  const { user } = await openSite('/', {
    answers: {
      '/v1/centres': () => {
        if (!online) throw new TypeError('Failed to fetch')
        return page([aSummary()])
      },
    },
  })
  const alert = await screen.findByRole('alert')
  expect(within(alert).getByText('No connection')).toBeTruthy()
  online = true
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'A Writing Centre' })).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: '1 centre', level: 2 })))
})

test('a filter that the API refuses is named, with a way out', async () => {
  const refused = aProblem({ detail: 'country must be a code of two letters, as in ZA.' })
  const { user } = await openSite('/?country=Narnia', {
    answers: { '/v1/centres': (query) => (query.has('country') ? answer(refused, 400) : page([aSummary()])) },
  })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('country must be a code of two letters')
  await user.click(within(alert).getByRole('button', { name: 'Clear all filters' }))
  expect(await screen.findByRole('link', { name: 'A Writing Centre' })).toBeTruthy()
  expect(location.search).toBe('')
})

test('what the API refuses is named in the reader’s language, and its own words are marked as English', async () => {
  const errors = [
    { in: 'query' as const, name: 'bbox', message: 'must be four decimal degrees' },
    { in: 'query' as const, name: 'limit', message: 'must be a whole number' },
  ]
  const refused = aProblem({ detail: '2 values are not as they should be.', errors })
  await openSite('/?bbox=1&lang=ar', { answers: { '/v1/centres': () => answer(refused, 400) } })
  const alert = await screen.findByRole('alert')
  const quote = within(alert).getByText('must be four decimal degrees')
  expect([quote.tagName, quote.lang, quote.dir]).toEqual(['BLOCKQUOTE', 'en', 'ltr'])
  expect(quote.previousElementSibling?.textContent).toBe('نطاق الخريطة:')
  expect(within(alert).getByText('must be a whole number').previousElementSibling?.textContent).toBe('limit:')
  expect(alert.textContent).not.toContain('2 values')
})

test('words are asked for after a pause, and at once on Enter', async () => {
  const { user } = await openSite('/', { answers: { '/v1/centres': () => page([aSummary()]) } })
  const field = await screen.findByRole('searchbox', { name: 'Search by name, institution or place' })
  await user.type(field, 'stellenbosh{Enter}')
  await waitFor(() => expect(location.search).toBe('?q=stellenbosh'))
  expect(document.activeElement).toBe(field)
  expect(asked.filter((url) => url.pathname === '/v1/centres').map((url) => url.searchParams.get('q'))).toEqual([
    null,
    'stellenbosh',
  ])
})
