import type { CentreForm } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aForm, aPerson, aProblem, aRegistration, vocabularies } from './directory.ts'
import { type Answers, answer, openSite, sent } from './open-site.tsx'

const centre = {
  id: 'wca-0000000',
  slug: 'skryflab',
  names: [{ text: 'Skryflab', language: 'af', kind: 'official' as const }],
  confirmedAt: null,
  updatedAt: '2026-11-24T00:00:00Z',
  claims: ['0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10', '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a11'],
  suggestions: 1,
}

/** A server that keeps one record. */
function keeper(kept: { form: CentreForm; version: string }): Answers {
  return {
    '/v1/me': () => aPerson({ centres: [centre] }),
    '/v1/registrations': () => ({ items: [] }),
    '/v1/vocabularies': () => ({ ...vocabularies, areas: [{ code: 'ZA', regions: ['002'] }] }),
    '/v1/centres/wca-0000000/form': () => ({ ...kept, confirmedAt: null }),
    'PUT /v1/centres/wca-0000000/form': (_, body) => {
      const { form, version } = body as typeof kept
      if (version !== kept.version) return answer(aProblem({ status: 409 }), 409)
      Object.assign(kept, { form, version: String(Number(version) + 1) })
      return { ...kept, confirmedAt: null }
    },
  }
}

test('a record is confirmed with one press, and registrations under way are listed', async () => {
  const { form: _, ...brief } = aRegistration({ state: 'submitted' })
  const { user } = await openSite('/my-centres', {
    answers: {
      ...keeper({ form: aForm(), version: '1' }),
      '/v1/registrations': () => ({ items: [{ ...brief, title: 'Talk Lab' }] }),
      'POST /v1/centres/wca-0000000/confirmation': () => ({
        form: aForm(),
        version: '2',
        confirmedAt: '2026-11-25T10:00:00Z',
      }),
    },
  })
  expect(await screen.findByText('Not yet confirmed by the centre.')).toBeTruthy()
  const underWay = screen.getByRole('region', { name: 'Registrations under way' })
  expect((await within(underWay).findByRole('link', { name: 'Talk Lab' })).getAttribute('href')).toBe(
    `/registrations/${brief.id}`,
  )
  await user.click(screen.getByRole('button', { name: 'Still correct: Skryflab' }))
  expect(await screen.findByText('Last confirmed by the centre on 25 November 2026.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Edit the record: Skryflab' }).getAttribute('href')).toBe(
    '/centres/wca-0000000/edit',
  )
})

test('a record is changed with the version that was read', async () => {
  const kept = {
    form: aForm({ city: 'Paarl', location: { longitude: 18.9, latitude: -33.7 }, precision: 'city' }),
    version: '7',
  }
  const { user } = await openSite('/centres/wca-0000000/edit', { answers: keeper(kept) })
  const before = structuredClone(kept.form)
  await user.type(await screen.findByRole('textbox', { name: 'Phone' }), '+27 21')
  await user.click(screen.getByRole('button', { name: 'Save and publish' }))
  await screen.findByText('Saved and published')
  expect(kept).toEqual({ form: { ...before, phone: '+27 21' }, version: '8' })
})

test('what is wrong is not sent, and leads to its field', async () => {
  const { user } = await openSite('/centres/wca-0000000/edit', { answers: keeper({ form: aForm(), version: '7' }) })
  const website = await screen.findByRole('textbox', { name: 'Website of the centre' })
  await user.type(website, 'example')
  await user.click(screen.getByRole('button', { name: 'Save and publish' }))
  const box = await screen.findByRole('region', { name: 'What needs another look' })
  await user.click(within(box).getByRole('link'))
  expect(document.activeElement).toBe(website)
  expect(sent).toEqual([])
})

test('two who edit at once: nothing is written before the second has chosen', async () => {
  const kept = { form: aForm({ city: 'Paarl', phone: '1' }), version: '7' }
  const { user } = await openSite('/centres/wca-0000000/edit', { answers: keeper(kept) })
  const phone = await screen.findByRole('textbox', { name: 'Phone' })
  await user.clear(phone)
  await user.type(phone, '2')
  Object.assign(kept, { form: aForm({ city: 'Worcester', phone: '3' }), version: '9' })
  await user.click(screen.getByRole('button', { name: 'Save and publish' }))
  await screen.findByRole('heading', { name: 'Two versions' })
  expect(kept).toMatchObject({ form: { city: 'Worcester', phone: '3' }, version: '9' })
  await user.click(within(screen.getByRole('group', { name: 'Phone' })).getByRole('radio', { name: /here: 2/ }))
  await user.click(screen.getByRole('button', { name: 'Go on with what is chosen' }))
  await screen.findByText('Saved and published')
  expect(kept).toMatchObject({ form: { city: 'Worcester', phone: '2' }, version: '10' })
  await waitFor(() => expect(sent.map(({ request }) => request)).toHaveLength(2))
})

test('a record that is somebody else’s says so', async () => {
  await openSite('/centres/wca-0000000/edit', {
    answers: {
      ...keeper({ form: aForm(), version: '7' }),
      '/v1/centres/wca-0000000/form': () => answer(aProblem({ status: 403, detail: 'Only stewards.' }), 403),
    },
  })
  expect(await screen.findByText('This record is not yours to keep')).toBeTruthy()
})

test('an institution that others share is refused beside its field, with what to do', async () => {
  const names = [{ text: 'Stellenbosch University', language: 'en', kind: 'official' as const }]
  const form = aForm({ institutions: [{ names, type: 'university', website: 'https://www.sun.ac.za/' }] })
  const message = 'is shared with 1 other centre of the directory'
  const errors = [{ in: 'body' as const, name: 'form.institutions.0.website', message }]
  const { user } = await openSite('/centres/wca-0000000/edit', {
    answers: {
      ...keeper({ form, version: '7' }),
      'PUT /v1/centres/wca-0000000/form': () => answer(aProblem({ status: 400, detail: message, errors }), 400),
    },
  })
  const website = await screen.findByRole('textbox', { name: 'Website of the institution' })
  await user.type(website, 'x')
  await user.click(screen.getByRole('button', { name: 'Save and publish' }))
  const box = await screen.findByRole('region', { name: 'What needs another look' })
  expect(box.textContent).toContain('Other centres share this institution')
  await user.click(within(box).getByRole('link'))
  expect(document.activeElement).toBe(website)
})

test('what waits for an answer is counted beside its centre, and leads there', async () => {
  await openSite('/my-centres', { answers: keeper({ form: aForm(), version: '1' }) })
  const claims = await screen.findByRole('link', { name: '2 claims by others wait for your answer' })
  expect(claims.getAttribute('href')).toBe(`/claims/${centre.claims[0]}/answer`)
  const suggestions = screen.getByRole('link', { name: '1 suggestion waits for you' })
  expect(suggestions.getAttribute('href')).toBe('/my-centres/suggestions')
})
