import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aProfile, aSummary, facets } from './directory.ts'
import { openSite } from './open-site.tsx'

const patience = { timeout: 10_000 }
const addressOf = async (name: string) => (await screen.findByRole('link', { name }, patience)).getAttribute('href')

test('the chosen set can be followed, in the language of the page', async () => {
  const { user } = await openSite('/?country=ZA&country=LB&bbox=10,20,30,40&sort=name', {
    answers: {
      '/v1/centres': () => ({ total: 1, items: [aSummary()], nextCursor: null }),
      '/v1/centres/facets': () => facets(1, {}),
    },
  })
  await user.click(await screen.findByText('Use this set', {}, patience))
  expect(await addressOf('Follow this set (Atom)')).toBe(
    '/v1/changes.atom?bbox=10%2C20%2C30%2C40&country=LB&country=ZA&lang=en',
  )
})

test('a record can be followed by itself', async () => {
  await openSite('/centres/wca-0000000/a-centre', {
    answers: {
      '/v1/centres/wca-0000000': () => aProfile(),
      '/v1/centres/wca-0000000/similar': () => ({ items: [] }),
    },
  })
  expect(await addressOf('Follow this record (Atom)')).toBe('/v1/changes.atom?centre=wca-0000000&lang=en')
})
