import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aSummary } from './directory.ts'
import { type Answers, openSite } from './open-site.tsx'

const beirut = {
  kind: 'town',
  code: '276781',
  name: 'Beirut',
  countryCode: 'LB',
  population: 1_916_100,
  longitude: 35.5016,
  latitude: 33.8933,
  bounds: null,
}
const lebanon = {
  ...beirut,
  kind: 'country',
  code: 'LB',
  name: 'Lebanon',
  population: null,
  bounds: [35.1, 33, 36.6, 34.7],
}

const answers: Answers = {
  '/v1/centres': () => ({ total: 3, items: [aSummary({ distanceMetres: 500 })], nextCursor: null }),
  '/v1/places': (query) => ({ items: query.get('q') === 'be' ? [beirut] : query.get('q') === 'le' ? [lebanon] : [] }),
}

test('a town is found by the keyboard alone and becomes the point that distances are counted from', async () => {
  const { user } = await openSite('/?country=ZA', { answers })
  const field = await screen.findByRole('combobox', { name: 'Go to a place' })
  await user.type(field, 'be')
  expect(await screen.findByRole('option', { name: /Beirut.*Lebanon/ })).toBeTruthy()
  await user.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(location.search).toBe('?near=35.5016,33.8933'))
  expect(screen.getByRole('button', { name: 'Remove filter: Near Beirut' })).toBeTruthy()
  expect(document.activeElement).toBe(field)
  expect((field as HTMLInputElement).value).toBe('Beirut')
})

test('a country becomes a filter', async () => {
  const { user } = await openSite('/', { answers })
  await user.type(await screen.findByRole('combobox', { name: 'Go to a place' }), 'le')
  await user.click(await screen.findByRole('option', { name: /Lebanon/ }))
  await waitFor(() => expect(location.search).toBe('?country=LB'))
})

test('a name that no place has is said to be none', async () => {
  const { user } = await openSite('/', { answers })
  await user.type(await screen.findByRole('combobox', { name: 'Go to a place' }), 'xyzzy')
  expect((await screen.findAllByText('No place of that name')).length).toBeGreaterThan(0)
})

test('a position that the browser does not share is explained', async () => {
  const refuse = (_: unknown, refused: (error: object) => void) => refused({ code: 1, PERMISSION_DENIED: 1 })
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { geolocation: { getCurrentPosition: refuse } }))
  const { user } = await openSite('/', { answers })
  await user.click(await screen.findByRole('button', { name: 'Near me' }))
  expect((await screen.findByText(/did not share your position/)).closest('[role=status]')).toBeTruthy()
  expect(location.search).toBe('')
})

test('a shared position is rounded before it goes into the address', async () => {
  const share = (found: (position: object) => void) => found({ coords: { longitude: 35.48123, latitude: 33.90001 } })
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { geolocation: { getCurrentPosition: share } }))
  const { user } = await openSite('/', { answers })
  await user.click(await screen.findByRole('button', { name: 'Near me' }))
  await waitFor(() => expect(location.search).toBe('?near=35.48,33.9'))
  expect(screen.getByRole('button', { name: 'Remove filter: Near your position' })).toBeTruthy()
})
