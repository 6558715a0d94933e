import type { SuggestionCase } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aPerson, aProblem, aProfile } from './directory.ts'
import { aModeratedCentre, anAct } from './moderation.ts'
import { type Answers, answer, openSite, sent } from './open-site.tsx'

const id = 'wca-0000000'
const nobody = () => answer(aProblem({ status: 401, detail: 'Sign in first.' }), 401)
const listed: Answers = {
  '/v1/me': nobody,
  [`/v1/centres/${id}`]: () => aProfile({ phone: '+27 1', city: 'Paarl' }),
  [`POST /v1/centres/${id}/suggestions`]: () => answer({}, 202),
}
const proof = { altcha: 'solved', homepage: '' }
const send = () => screen.getByRole('button', { name: 'Send the suggestion' })
const address = () => screen.getByRole('textbox', { name: 'Your e-mail address' })
const source = () => screen.getByRole('textbox', { name: 'How do you know?' })

describe('suggesting', () => {
  test('only what is ticked and changed is sent, with a source and an address', async () => {
    const { user } = await openSite(`/centres/${id}/suggest`, { answers: listed })
    await user.click(await screen.findByRole('radio', { name: /wrong or missing/ }))
    const phone = screen.getByRole('checkbox', { name: 'Phone' })
    expect(phone.closest('li')?.textContent).toContain('+27 1')
    await user.click(phone)
    await user.click(screen.getByRole('checkbox', { name: 'Sessions held in' }))
    await user.click(send())
    expect(await screen.findByText(/Ticked, but still as the record says: Sessions held in.* Phone/)).toBeTruthy()
    expect(sent).toEqual([])

    await user.click(screen.getByRole('checkbox', { name: 'Sessions held in' }))
    const field = screen.getByRole('textbox', { name: 'Phone' })
    await user.clear(field)
    await user.type(field, '+27 21 808')
    await user.type(source(), 'https://www.sun.ac.za/')
    await user.type(address(), 'reader@example.org')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language of letters to you' }), 'fr')
    await user.click(send())
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'Look into your mailbox' }))
    expect(sent).toEqual([
      {
        request: `POST /v1/centres/${id}/suggestions`,
        body: {
          kind: 'change',
          changes: { phone: '+27 21 808' },
          source: 'https://www.sun.ac.za/',
          email: 'reader@example.org',
          language: 'fr',
          ...proof,
        },
      },
    ])
  })

  test('what lacks is said beside its field, and leads there', async () => {
    const { user } = await openSite(`/centres/${id}/suggest`, { answers: listed })
    await screen.findByRole('radio', { name: /has closed/ })
    await user.click(send())
    expect(screen.getByText('Please choose what it is about.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: /has closed/ }))
    await user.type(screen.getByRole('textbox', { name: 'Closed since, if you know' }), 'long ago')
    await user.click(send())
    const summary = screen.getByRole('region', { name: 'What needs another look' })
    expect(within(summary).getAllByRole('link')).toHaveLength(3)
    await user.click(within(summary).getByRole('link', { name: /^How do you know/ }))
    expect(document.activeElement).toBe(source())
    expect(sent).toEqual([])
  })

  test('a duplicate that the server does not know is said beside its field', async () => {
    const { user } = await openSite(`/centres/${id}/suggest`, {
      answers: {
        ...listed,
        [`POST /v1/centres/${id}/suggestions`]: () =>
          answer(
            aProblem({ status: 400, errors: [{ in: 'body', name: 'duplicateOf', message: 'must be another' }] }),
            400,
          ),
      },
    })
    await user.click(await screen.findByRole('radio', { name: /listed twice/ }))
    await user.type(screen.getByRole('textbox', { name: /other record/ }), 'wca-rny3s5f')
    await user.type(source(), 'Both are ours')
    await user.type(address(), 'reader@example.org')
    await user.click(send())
    await screen.findByRole('region', { name: 'What needs another look' })
    expect(screen.getByRole('textbox', { name: /other record/ }).getAttribute('aria-invalid')).toBe('true')
  })

  test('a mailbox is suggested with the page on which it stands, where no letter reaches the centre', async () => {
    const { user } = await openSite(`/centres/${id}/suggest#mailbox`, {
      answers: { ...listed, [`/v1/centres/${id}/writing`]: () => ({ isReached: false }) },
    })
    const mailbox = await screen.findByRole('textbox', { name: 'Contact mailbox of the centre' })
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /I know a mailbox/ }).checked).toBe(true)
    await user.type(mailbox, 'office@centre.example')
    await user.type(source(), 'I know it')
    await user.type(address(), 'reader@example.org')
    await user.click(send())
    expect(sent).toEqual([])
    expect(screen.getByText(/address of the public page on which the mailbox stands\.$/)).toBeTruthy()
    await user.clear(source())
    await user.type(source(), 'https://centre.example/contact')
    await user.click(send())
    await screen.findByRole('heading', { name: 'Look into your mailbox' })
    expect(sent).toEqual([
      {
        request: `POST /v1/centres/${id}/suggestions`,
        body: {
          kind: 'change',
          changes: { mailbox: 'office@centre.example' },
          source: 'https://centre.example/contact',
          email: 'reader@example.org',
          language: 'en',
          ...proof,
        },
      },
    ])
  })

  test('of a record that is gone nothing can be suggested', async () => {
    await openSite(`/centres/${id}/suggest`, {
      answers: { [`/v1/centres/${id}`]: () => answer(aProblem({ status: 410, reason: 'Asked for' }), 410) },
    })
    expect(await screen.findByText(/Asked for/)).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  test('a profile leads there', async () => {
    await openSite(`/centres/${id}`, { answers: { ...listed, [`/v1/centres/${id}/similar`]: () => ({ items: [] }) } })
    const way = await screen.findByRole('link', { name: 'Suggest a change' })
    expect(way.getAttribute('href')).toBe(`/centres/${id}/suggest`)
  })
})

describe('reporting', () => {
  test('what is wrong with an entry is chosen, own words where nothing else fits', async () => {
    const { user } = await openSite(`/centres/${id}`, {
      answers: { ...listed, [`/v1/centres/${id}/similar`]: () => ({ items: [] }) },
    })
    await user.click(await screen.findByRole('link', { name: 'Report this entry' }))
    const button = await screen.findByRole('button', { name: 'Send the report' })
    await user.click(button)
    expect(screen.getByText('Please choose what is wrong.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'It is not a writing centre' }))
    await user.click(screen.getByRole('radio', { name: 'Something else' }))
    await user.type(address(), 'reader@example.org')
    await user.click(button)
    const words = screen.getByRole('textbox', { name: 'In your own words' })
    expect(document.activeElement).toBe(words)
    expect(sent).toEqual([])
    await user.type(words, 'It sells essays.')
    await user.click(button)
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'Look into your mailbox' }))
    expect(sent).toEqual([
      {
        request: `POST /v1/centres/${id}/suggestions`,
        body: {
          kind: 'report',
          concern: 'other',
          words: 'It sells essays.',
          source: null,
          email: 'reader@example.org',
          language: 'en',
          ...proof,
        },
      },
    ])
  })

  test('the link of its letter confirms a report, and says so', async () => {
    const centre = { id, slug: 'a-centre', names: [] }
    const { user } = await openSite('/reports/confirm/a-token', {
      answers: { 'POST /v1/suggestions/confirmation': () => ({ centre, kind: 'report' }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Confirm the report' }))
    expect((await screen.findByRole('status')).textContent).toContain('Your report is on its way')
  })
})

describe('the link of the letter', () => {
  test('confirms when its button is pressed, and not before', async () => {
    const centre = { id, slug: 'a-centre', names: [] }
    const { user } = await openSite('/suggestions/confirm/a-token', {
      answers: { 'POST /v1/suggestions/confirmation': () => ({ centre }) },
    })
    const button = await screen.findByRole('button', { name: 'Confirm the suggestion' })
    expect(sent).toEqual([])
    await user.click(button)
    expect((await screen.findByRole('status')).textContent).toContain('Your suggestion is on its way')
    expect(sent).toEqual([{ request: 'POST /v1/suggestions/confirmation', body: { token: 'a-token' } }])
  })

  test('says when it is spent', async () => {
    const { user } = await openSite('/suggestions/confirm/a-token?lang=ar', {
      answers: { 'POST /v1/suggestions/confirmation': () => answer(aProblem({ status: 410 }), 410) },
    })
    await user.click(await screen.findByRole('button', { name: 'تأكيد الاقتراح' }))
    expect((await screen.findByRole('status')).textContent).toContain('تعمل الروابط مرة واحدة')
  })
})

const aSuggestion = (outline: Partial<SuggestionCase> = {}): SuggestionCase => ({
  id: '5c2d9f1e-3b7a-4c58-8d0f-2e6b9a4c7d13',
  kind: 'change',
  state: 'open',
  centre: { id, slug: 'a-centre', names: [{ text: 'Skryflab', language: 'af', kind: 'official' }] },
  parts: ['city', 'phone'],
  changes: { city: 'Paarl', phone: '+27 2' },
  closed: null,
  duplicateOf: null,
  concern: null,
  words: null,
  source: 'I worked there',
  language: 'es',
  confirmedAt: '2026-11-20T10:00:00Z',
  moderatorsFrom: '2026-12-04T10:00:00Z',
  present: { city: null, phone: '+27 1' },
  version: '7',
  outcome: null,
  message: null,
  role: 'steward',
  ...outline,
})

describe('deciding', () => {
  const decision = 'POST /v1/suggestions/5c2d9f1e-3b7a-4c58-8d0f-2e6b9a4c7d13/decision'
  const choose = async (user: Awaited<ReturnType<typeof openSite>>['user'], part: string, what: string) =>
    user.click(
      within(screen.getByRole('group', { name: `What becomes of it: ${part}` })).getByRole('radio', { name: what }),
    )

  test('a steward takes one part over and leaves another, with a reason', async () => {
    const { user } = await openSite('/my-centres/suggestions', {
      answers: {
        '/v1/me': () => aPerson(),
        '/v1/me/suggestions': () => ({ items: [aSuggestion()] }),
        [decision]: (_, body) =>
          aSuggestion({ state: 'decided', outcome: (body as { fields: SuggestionCase['outcome'] }).fields }),
      },
    })
    await screen.findByRole('heading', { name: 'Skryflab' })
    expect(screen.getByText(/From 4 December 2026 on moderators may decide too/)).toBeTruthy()
    expect(screen.getByText('+27 1')).toBeTruthy()
    expect(screen.getByText('+27 2')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    expect(screen.getAllByText('Please choose one of the two.')).toHaveLength(2)
    await choose(user, 'Phone', 'Take it over')
    await choose(user, 'Town or city', 'Leave it as it is')
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    expect(screen.getByText('Please choose a reason.')).toBeTruthy()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Why' }), 'other')
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    expect(sent).toEqual([])
    await user.type(screen.getByRole('textbox', { name: 'Your words to the sender' }), 'We moved.')
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    await screen.findByText('Decided. The sender gets a letter.')
    expect(sent).toEqual([
      {
        request: decision,
        body: {
          version: '7',
          message: 'We moved.',
          fields: [
            { part: 'city', take: false, reason: 'other' },
            { part: 'phone', take: true, reason: null },
          ],
        },
      },
    ])
  })

  test('a record that has changed is shown anew, and what was chosen stays', async () => {
    const found = aSuggestion({ role: 'moderator', parts: ['phone'], changes: { phone: '+27 2' } })
    const address = `/v1/suggestions/${found.id}`
    let now = found
    const { user } = await openSite(`/moderate/suggestions/${found.id}`, {
      answers: {
        '/v1/me': () => aPerson({ moderates: [{ scope: 'everything', code: '' }] }),
        [address]: () => now,
        [decision]: (_, body) =>
          (body as { version: string }).version === now.version
            ? { ...now, state: 'decided', outcome: [{ part: 'phone', take: true, reason: null }] }
            : answer(aProblem({ status: 409 }), 409),
      },
    })
    await screen.findByRole('heading', { name: 'Skryflab' })
    now = { ...found, version: '8', present: { phone: '+27 3' } }
    await choose(user, 'Phone', 'Take it over')
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    await screen.findByText(/has changed meanwhile/)
    expect(screen.getByText('+27 3')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    await screen.findByText('Decided. The sender gets a letter.')
    await waitFor(() => expect(sent).toHaveLength(2))
  })

  test('a duplicate leads to the page on which the two records become one', async () => {
    const other = { id: 'wca-rny3s5f', slug: 'b', names: [{ text: 'Writing Lab', language: 'en', kind: 'official' }] }
    const found = aSuggestion({
      kind: 'duplicate',
      role: 'moderator',
      parts: ['duplicateOf'],
      changes: {},
      present: {},
      duplicateOf: other as SuggestionCase['duplicateOf'],
    })
    await openSite(`/moderate/suggestions/${found.id}`, {
      answers: {
        '/v1/me': () => aPerson({ moderates: [{ scope: 'everything', code: '' }] }),
        [`/v1/suggestions/${found.id}`]: () => found,
      },
    })
    const link = await screen.findByRole('link', { name: 'Compare and merge the two records' })
    expect(link.getAttribute('href')).toBe(`/moderate/centres/${other.id}?with=${id}`)
  })

  test.each(['moderator', 'steward'] as const)(
    'notes of the record are read as a moderator alone: %s',
    async (role) => {
      const found = aSuggestion({ role })
      let asked = 0
      await openSite(`/moderate/suggestions/${found.id}`, {
        answers: {
          '/v1/me': () => aPerson({ moderates: [{ scope: 'everything', code: '' }] }),
          [`/v1/suggestions/${found.id}`]: () => found,
          [`/v1/moderation/centres/${id}`]: () => {
            asked += 1
            return { acts: [anAct({ by: 'Ana', action: 'note', details: { text: 'Ask Cape Town.' } })] }
          },
        },
      })
      await screen.findByRole('heading', { name: 'Skryflab' })
      if (role === 'moderator') expect(await screen.findByText('Ask Cape Town.')).toBeTruthy()
      expect(asked).toBe(role === 'moderator' ? 1 : 0)
    },
  )

  test('what is another’s says so', async () => {
    await openSite('/moderate/suggestions/5c2d9f1e-3b7a-4c58-8d0f-2e6b9a4c7d13', {
      answers: {
        '/v1/me': () => aPerson(),
        '/v1/suggestions/5c2d9f1e-3b7a-4c58-8d0f-2e6b9a4c7d13': () => answer(aProblem({ status: 404 }), 404),
      },
    })
    expect(await screen.findByText('This suggestion is not yours to decide')).toBeTruthy()
  })

  test('a report stands beside the ways to mend the record, and nothing done is answered with a reason', async () => {
    const found = aSuggestion({
      kind: 'report',
      role: 'moderator',
      parts: ['report'],
      changes: {},
      present: {},
      source: null,
      concern: 'private',
      words: 'A home number',
    })
    let now = found
    const { user } = await openSite(`/moderate/reports/${found.id}`, {
      answers: {
        '/v1/me': () => aPerson({ moderates: [{ scope: 'everything', code: '' }] }),
        [`/v1/suggestions/${found.id}`]: () => now,
        [`/v1/moderation/centres/${id}`]: () => aModeratedCentre(id),
        [`/v1/moderation/centres/${id}/history`]: () => ({ items: [], nextCursor: null }),
        [decision]: (_, body) => {
          now = { ...found, state: 'decided', outcome: (body as { fields: SuggestionCase['outcome'] }).fields }
          return now
        },
      },
    })
    await screen.findByText('A home number')
    expect(screen.getByText('It shows something private about a person')).toBeTruthy()
    expect((await screen.findByRole('link', { name: 'Edit the record' })).getAttribute('href')).toBe(
      `/centres/${id}/edit`,
    )
    expect(screen.getByRole('button', { name: 'Withdraw …' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    expect(screen.getByText('Please choose one of the two.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Nothing is to be done' }))
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    expect(screen.getByText('Please choose a reason.')).toBeTruthy()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Why' }), 'meant-to-be-public')
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    expect(await screen.findByText(/Nothing was to be done: What it shows is meant to be public/)).toBeTruthy()
    expect(sent).toEqual([
      {
        request: decision,
        body: {
          version: '7',
          message: '',
          fields: [{ part: 'report', take: false, reason: 'meant-to-be-public' }],
        },
      },
    ])
  })
})
