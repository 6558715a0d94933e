import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { deviceName } from '../../web/src/people/device-name.ts'
import { aPerson, aProblem, aProfile, aSummary } from './directory.ts'
import { type Answers, answer, openSite, sent } from './open-site.tsx'

const centre = aSummary()
const reminder = (purpose: 'confirm' | 'close') => ({ purpose, centre, expiresAt: '2027-02-18T06:00:00Z' })
const gone = () => answer(aProblem({ status: 410, detail: 'This link was used already.' }), 410)

test('a link shows the record in brief and confirms when its button is pressed, not before', async () => {
  const { user } = await openSite('/reminders/confirm.x', {
    answers: {
      '/v1/reminders/confirm.x': () => reminder('confirm'),
      'POST /v1/reminders/confirm.x/confirmation': () => ({ confirmedAt: '2026-12-20T06:00:00Z' }),
    },
  })
  const button = await screen.findByRole('button', { name: 'Still correct' })
  expect(screen.getByText(centre.names[0]?.text ?? '')).toBeTruthy()
  expect(sent).toEqual([])
  await user.click(button)
  expect((await screen.findByRole('status')).textContent).toContain('Thank you: the record is confirmed')
  expect(sent).toEqual([{ request: 'POST /v1/reminders/confirm.x/confirmation', body: undefined }])
  expect(screen.queryByRole('button', { name: 'Still correct' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Edit the record' }).getAttribute('href')).toBe(`/centres/${centre.id}/edit`)
})

test('‘we have closed’ asks for a date, and says what would be one', async () => {
  const { user } = await openSite('/reminders/close.x', {
    answers: {
      '/v1/reminders/close.x': () => reminder('close'),
      'POST /v1/reminders/close.x/closure': () => ({ closed: '2026-09-30' }),
    },
  })
  await user.click(await screen.findByRole('button', { name: 'We have closed' }))
  const field = screen.getByRole('textbox', { name: 'When did it close?' })
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(field)
  expect(sent).toEqual([])
  await user.type(field, '2026-09-30{Enter}')
  await screen.findByText('The record now says that the centre has closed')
  expect(sent).toEqual([{ request: 'POST /v1/reminders/close.x/closure', body: { closed: '2026-09-30' } }])
})

test.each(['a used', 'a lost'])('%s link says so and leads to the own centres', async (which) => {
  const lost = () => answer(aProblem({ status: 403, detail: 'You do not keep this record.' }), 403)
  await openSite('/reminders/confirm.x', {
    answers: { '/v1/reminders/confirm.x': which === 'a used' ? gone : lost },
  })
  await screen.findByText(/This link was used already, has expired/)
  expect(screen.getByRole('link', { name: 'My centres' })).toBeTruthy()
})

test('letters are switched off by a button on the page of the link', async () => {
  const { user } = await openSite('/unsubscribe/no-reminders.x', {
    answers: {
      '/v1/unsubscriptions/no-reminders.x': () => ({ topic: 'reminders', isOff: false }),
      'POST /v1/unsubscriptions/no-reminders.x': () => ({ topic: 'reminders', isOff: true }),
    },
  })
  const button = await screen.findByRole('button', { name: 'Send me no more' })
  expect(sent).toEqual([])
  await user.click(button)
  await screen.findByText('You get no more reminders')
})

const account = (changed = {}, answers: Answers = {}): Answers => ({
  '/v1/me': () => aPerson({ email: 'naledi@example.org', ...changed }),
  '/v1/me/sessions': () => ({ items: [] }),
  '/v1/me/letters': () => ({ reminders: true, waiting: true }),
  '/v1/me/erasure': () => ({ isLastModerator: false, isLastAdministrator: false, centres: [], drafts: 0 }),
  ...answers,
})

test('reminders are switched off and on again in the account; what waits is for moderators', async () => {
  const { user } = await openSite('/account', {
    answers: account({}, { 'PUT /v1/me/letters': (_, body) => body }),
  })
  const box = await screen.findByRole('checkbox', { name: /^Reminders/ })
  expect(screen.queryByRole('checkbox', { name: /^What waits/ })).toBeNull()
  await user.click(box)
  await user.click(box)
  expect(sent.map(({ body }) => body)).toEqual([
    { reminders: false, waiting: true },
    { reminders: true, waiting: true },
  ])
})

test('erasing tells the last steward what it means, and wants the own address', async () => {
  const { user } = await openSite('/account', {
    answers: account(
      {},
      {
        '/v1/me/erasure': () => ({
          isLastModerator: false,
          isLastAdministrator: false,
          drafts: 2,
          centres: [{ id: 'wca-0000000', names: [{ text: 'Skryflab', language: 'af', kind: 'official' }] }],
        }),
        'DELETE /v1/me': () => ({}),
        '/v1/centres': () => ({ total: 0, items: [], nextCursor: null }),
      },
    ),
  })
  expect((await screen.findByRole('link', { name: /Download what you hold/ })).getAttribute('href')).toBe('/v1/me/data')
  await user.click(screen.getByRole('button', { name: 'Erase me' }))
  const dialog = await screen.findByRole('dialog', { name: 'Erase everything about you?' })
  await within(dialog).findByText('Nobody would keep these records any more')
  expect(within(dialog).getByText('Skryflab')).toBeTruthy()
  expect(within(dialog).getByText('2 registrations under way are thrown away.')).toBeTruthy()
  const field = within(dialog).getByRole('textbox', { name: 'To confirm, type your address' })
  await user.type(field, 'other@example.org{Enter}')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(sent).toEqual([])
  await user.clear(field)
  await user.type(field, ' Naledi@example.org{Enter}')
  await vi.waitFor(() => expect(location.pathname).toBe('/'))
  expect(sent).toEqual([{ request: 'DELETE /v1/me', body: { email: 'naledi@example.org' } }])
  expect(localStorage.getItem('signed-in')).toBeNull()
})

test('the last who decides on everything is told to name another first', async () => {
  const { user } = await openSite('/account', {
    answers: account(
      {},
      { '/v1/me/erasure': () => ({ isLastModerator: true, isLastAdministrator: false, centres: [], drafts: 0 }) },
    ),
  })
  await user.click(await screen.findByRole('button', { name: 'Erase me' }))
  await screen.findByText('You are the last who decides on everything')
  expect(screen.queryByRole('button', { name: 'Erase me for good' })).toBeNull()
})

test('undelivered letters are shown masked, tried again and thrown away', async () => {
  const letter = {
    id: '3f0c1f0a-52b6-4a57-9a60-52f8d6f0c1aa',
    kind: 'registration-published',
    to: 'n…@example.org',
    language: 'en',
    writtenAt: '2026-11-20T08:00:00Z',
    givenUpAt: '2026-11-20T08:01:00Z',
    tries: 1,
    answer: '550 5.1.1 is nobody here',
  }
  let items = [letter, { ...letter, id: '3f0c1f0a-52b6-4a57-9a60-52f8d6f0c1ab', kind: 'a-new-kind' }]
  const without = (id: string) => () => {
    items = items.filter((one) => one.id !== id)
    return {}
  }
  const { user } = await openSite('/moderate/letters', {
    answers: {
      '/v1/me': () => aPerson({ moderates: [{ scope: 'everything', code: '' }] }),
      '/v1/moderation/letters': () => ({ items }),
      [`POST /v1/moderation/letters/${letter.id}/attempts`]: without(letter.id),
      [`DELETE /v1/moderation/letters/${items[1]?.id}`]: without(items[1]?.id ?? ''),
    },
  })
  const again = await screen.findByRole('button', { name: 'Try again: Registration published, n…@example.org' })
  const first = again.closest('li')
  expect(first?.textContent).toContain('n…@example.org')
  expect(first?.textContent).toContain('tried once')
  expect(first?.textContent).toContain('550 5.1.1 is nobody here')
  await user.click(again)
  await user.click(await screen.findByRole('button', { name: 'Discard: a-new-kind, n…@example.org' }))
  await screen.findByText('Every letter was delivered')
  expect(sent.map(({ request }) => request)).toEqual([
    `POST /v1/moderation/letters/${letter.id}/attempts`,
    `DELETE /v1/moderation/letters/${items[1]?.id ?? '3f0c1f0a-52b6-4a57-9a60-52f8d6f0c1ab'}`,
  ])
})

test.each([
  [12, false],
  [14, true],
])('a record that was confirmed %i months ago counts as unconfirmed: %s', async (months, isOld) => {
  const at = new Date()
  at.setUTCMonth(at.getUTCMonth() - months)
  const confirmedAt = at.toISOString()
  await openSite(`/centres/${centre.id}`, {
    answers: { [`/v1/centres/${centre.id}`]: () => aProfile({ confirmedAt }) },
  })
  await screen.findByText(/^Last confirmed by the centre on/)
  expect(screen.queryByText(/more than 13 months ago/) !== null).toBe(isOld)
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/142.0.0.0 Safari/537.36', 'Chrome, Linux'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36', 'Chrome, Linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari, iPhone'],
])('%s is called %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})
