import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aPerson, aProblem, aSummary } from './directory.ts'
import { type Answers, answer, asked, openSite, sent } from './open-site.tsx'

const nobody = () => answer(aProblem({ status: 401, detail: 'Sign in first.' }), 401)
const used = () => answer(aProblem({ status: 410, detail: 'This link was used already.' }), 410)
const none: Answers = {
  '/v1/me': nobody,
  '/v1/registrations': () => ({ items: [] }),
  '/v1/centres': () => ({ total: 1, items: [aSummary()], nextCursor: null }),
}

describe('asking for a link', () => {
  test('sends the address once it looks like one, and says the same to everybody', async () => {
    const { user } = await openSite('/sign-in?to=/register?step=work', {
      answers: { ...none, 'POST /v1/sign-in-links': () => answer({}, 202) },
    })
    const address = await screen.findByRole('textbox', { name: 'Your e-mail address' })
    await user.type(address, 'office@')
    await user.click(screen.getByRole('button', { name: 'Send me the link' }))
    expect(sent).toEqual([])
    expect(address.getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(address)

    await user.type(address, 'example.org{Enter}')
    const heading = await screen.findByRole('heading', { name: 'Look into your mailbox' })
    expect(document.activeElement).toBe(heading)
    expect(screen.getByText(/for 20 minutes\./).textContent).toContain('office@example.org')
    const letter = { email: 'office@example.org', language: 'en', returnTo: '/register?step=work' }
    const proof = { altcha: 'solved', homepage: '' }
    expect(sent).toEqual([{ request: 'POST /v1/sign-in-links', body: { ...letter, ...proof } }])

    await user.click(screen.getByRole('button', { name: 'Send it again' }))
    await screen.findByText('Sent again.')
    expect(sent).toHaveLength(2)
  })

  test('leads back to pages of this site only', async () => {
    const { user } = await openSite('/sign-in?to=//elsewhere.example/', {
      answers: { ...none, 'POST /v1/sign-in-links': () => answer({}, 202) },
    })
    await user.type(await screen.findByRole('textbox'), 'office@example.org{Enter}')
    await screen.findByRole('heading', { name: 'Look into your mailbox' })
    expect(sent[0]?.body).toMatchObject({ returnTo: '/' })
  })
})

describe('the page of a link', () => {
  test('spends the link when its button is pressed, and not before', async () => {
    const { user } = await openSite('/sign-in/a-token?to=/my-centres', {
      answers: {
        ...none,
        'POST /v1/sessions': () => aPerson(),
        '/v1/me': () => aPerson(),
      },
    })
    const button = await screen.findByRole('button', { name: 'Sign in' })
    expect(sent).toEqual([])
    await user.click(button)
    await screen.findByRole('heading', { level: 1, name: 'My centres' })
    expect(sent).toEqual([{ request: 'POST /v1/sessions', body: { token: 'a-token', language: 'en' } }])
    expect(location.pathname).toBe('/my-centres')
    expect(screen.getByRole('button', { name: 'Account' })).toBeTruthy()
  })

  test('offers a new link where the old one is spent', async () => {
    const { user } = await openSite('/sign-in/a-token?to=/my-centres&lang=fr', {
      answers: { ...none, 'POST /v1/sessions': used },
    })
    await user.click(await screen.findByRole('button', { name: 'Se connecter' }))
    expect((await screen.findByRole('status')).textContent).toContain('Ce lien a déjà servi, ou il a expiré')
    expect(screen.getByRole('textbox', { name: 'Votre adresse e-mail' })).toBeTruthy()
  })
})

test('a visitor who never signed in is asked for nothing', async () => {
  await openSite('/', { answers: none })
  await screen.findByRole('link', { name: 'A Writing Centre' })
  expect(asked.map(({ pathname }) => pathname)).not.toContain('/v1/me')
  expect(screen.getAllByRole('link', { name: 'Sign in' }).length).toBeGreaterThan(0)
})

test('a session that has ended leaves the sign-in link', async () => {
  localStorage.setItem('signed-in', 'yes')
  await openSite('/', { answers: none })
  await waitFor(() => expect(screen.getAllByRole('link', { name: 'Sign in' }).length).toBeGreaterThan(0))
  expect(localStorage.getItem('signed-in')).toBeNull()
})

test('the menu of the account leads moderators on, and out', async () => {
  localStorage.setItem('signed-in', 'yes')
  const { user } = await openSite('/about', {
    answers: {
      ...none,
      '/v1/me': () => aPerson({ moderates: [{ scope: 'everything', code: '' }] }),
      'DELETE /v1/me/session': () => ({}),
    },
  })
  const button = await screen.findByRole('button', { name: 'Account' })
  await user.click(button)
  const menu = document.getElementById(button.getAttribute('aria-controls') ?? '')
  if (!menu) throw new Error('The menu is not on the page')
  await within(menu).findByRole('link', { name: 'Moderate' })
  await user.click(within(menu).getByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Account' })).toBeNull())
  expect(sent).toEqual([{ request: 'DELETE /v1/me/session', body: undefined }])
  expect(localStorage.getItem('signed-in')).toBeNull()
})

test('an account changes its name and signs other browsers out', async () => {
  const session = { device: null, createdAt: '2026-11-01T00:00:00Z', seenAt: '2026-11-20T00:00:00Z' }
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const { user } = await openSite('/account', {
    answers: {
      ...none,
      '/v1/me': () => aPerson(),
      'PATCH /v1/me': (_, body) => aPerson(body as { name: string }),
      '/v1/me/sessions': () => ({
        items: [
          { ...session, id: 'here', isCurrent: true },
          { ...session, id: 'there', device: firefox, isCurrent: false },
        ],
      }),
      'DELETE /v1/me/sessions/there': () => ({}),
    },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Naledi')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('Saved')
  await user.click(await screen.findByRole('button', { name: 'Sign out of Firefox, Linux' }))
  await waitFor(() =>
    expect(sent).toEqual([
      { request: 'PATCH /v1/me', body: { name: 'Naledi', language: 'en' } },
      { request: 'DELETE /v1/me/sessions/there', body: undefined },
    ]),
  )
})
