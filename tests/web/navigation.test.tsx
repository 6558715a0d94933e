import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aProfile, aSummary, facets } from './directory.ts'
import { type Answers, openSite } from './open-site.tsx'

const answers: Answers = {
  '/v1/centres': () => ({ total: 1, items: [aSummary()], nextCursor: null }),
  '/v1/centres/wca-0000000': () => aProfile(),
  '/v1/centres/wca-0000000/similar': () => ({ items: [] }),
  '/v1/centres/facets': () =>
    facets(485, {
      country: [
        { code: 'US', count: 100 },
        { code: 'ZA', count: 20 },
        { code: 'DE', count: 10 },
        { code: 'JP', count: 5 },
      ],
      region: [{ code: '019', count: 100 }],
    }),
}

test('a page that is opened begins at its heading and names itself', async () => {
  const { user } = await openSite('/?country=ZA', { answers })
  await user.click(await screen.findByRole('link', { name: 'A Writing Centre' }))
  const heading = await screen.findByRole('heading', { level: 1, name: 'A Writing Centre' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(document.title).toBe('A Writing Centre · Writing Centre Atlas')
})

test('the way back from a profile leads to the list as it was', async () => {
  const { user } = await openSite('/?country=ZA', { answers })
  await user.click(await screen.findByRole('link', { name: 'A Writing Centre' }))
  await user.click(await screen.findByRole('link', { name: 'Back to the list' }))
  await screen.findByRole('list', { name: 'Chosen filters' })
  expect(location.pathname + location.search).toBe('/?country=ZA')
})

test('the first page leaves the focus where the browser puts it', async () => {
  await openSite('/about', { answers })
  await screen.findByRole('heading', { level: 1, name: 'About the atlas' })
  expect(document.activeElement).toBe(document.body)
})

test('the about page counts what is listed and what is missing', async () => {
  await openSite('/about', { answers })
  expect(await screen.findByText('485 centres in 4 countries and areas are listed so far.')).toBeTruthy()
  expect(
    screen.getByText(/^27% of them are in the three countries.*: United States, South Africa and Germany\./),
  ).toBeTruthy()
})

test('an address that leads nowhere says so', async () => {
  await openSite('/nowhere', { answers })
  expect(await screen.findByRole('heading', { level: 1, name: 'No such page' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Explore the centres' }).getAttribute('href')).toBe('/')
})

test('the list can be reached past everything before it', async () => {
  await openSite('/', { answers })
  const skip = await screen.findByRole('link', { name: 'Skip to the list of centres' })
  const target = document.querySelector(skip.getAttribute('href') ?? '')
  expect(target?.getAttribute('aria-label')).toBe('Results')
})
