import type { Staff, StaffMember } from '@centres/contract'
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aPerson, aProblem, vocabularies } from './directory.ts'
import { type Answers, answer, asked, openSite, sent } from './open-site.tsx'

const since = '2026-11-20T08:00:00Z'
const everything = { scope: 'everything' as const, code: '' }

const aMember = (member: Partial<StaffMember> = {}): StaffMember => ({
  id: 'thandi',
  email: 'thandi@example.org',
  name: 'Thandi',
  isYou: false,
  moderates: [{ scope: 'country', code: 'ZA', since, by: 'admin@example.org' }],
  administrator: null,
  lastActAt: since,
  version: '7',
  ...member,
})
const me = aMember({
  id: 'me',
  email: 'admin@example.org',
  name: '',
  isYou: true,
  moderates: [{ ...everything, since, by: null }],
  administrator: { since, by: null },
})
const waiting = {
  id: '3f0c1f0a-52b6-4a57-9a60-52f8d6f0c1aa',
  email: 'new@example.org',
  moderates: [{ scope: 'region' as const, code: '002' }],
  isAdministrator: false,
  by: 'admin@example.org',
  createdAt: since,
  expiresAt: '2026-12-20T08:00:00Z',
}

const areas = ['ZA', 'KE', 'FR'].map((code) => ({ code, regions: code === 'FR' ? ['150'] : ['002', '202'] }))

const openStaff = (staff: () => unknown, answers: Answers = {}) =>
  openSite('/moderate/people', {
    answers: {
      '/v1/me': () => aPerson({ moderates: [everything], isAdministrator: true }),
      '/v1/moderation/people': staff,
      '/v1/vocabularies': () => ({ ...vocabularies, areas }),
      ...answers,
    },
  })

test('who moderates what is shown, and somebody is appointed to several parts by the keyboard', async () => {
  const before: Staff = { people: [me, aMember()], waiting: [] }
  const { user } = await openStaff(() => before, {
    'POST /v1/moderation/people': () => answer({ ...before, waiting: [waiting] }, 201),
    [`DELETE /v1/moderation/appointments/${waiting.id}`]: () => before,
  })
  const people = await screen.findByRole('region', { name: 'Moderators' })
  expect(people.textContent).toContain('South Africa · since 20 November 2026, appointed by')
  // The only administrator is not to be changed.
  expect(
    within(people)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['Change', 'End'])
  expect(
    within(people)
      .getByRole('link', { name: /What they did: .*Thandi/ })
      .getAttribute('href'),
  ).toBe('/moderate/acts?person=thandi')

  const button = screen.getByRole('button', { name: 'Appoint' })
  await user.click(button)
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'E-mail address' }))
  await user.keyboard('new@example.org{Enter}')
  const parts = screen.getByRole('combobox', { name: 'Add a country or area, a region or an association' })
  expect([document.activeElement, parts.getAttribute('aria-invalid')]).toEqual([parts, 'true'])
  await user.keyboard('south af{Enter}keny{Enter}')
  expect(within(screen.getByRole('list', { name: 'Chosen parts' })).getAllByRole('listitem')).toHaveLength(2)
  await user.click(button)
  await screen.findByText('It is done; a letter is on its way.')
  expect(sent).toEqual([
    {
      request: 'POST /v1/moderation/people',
      body: {
        email: 'new@example.org',
        language: 'en',
        moderates: [
          { scope: 'country', code: 'ZA' },
          { scope: 'country', code: 'KE' },
        ],
        isAdministrator: false,
      },
    },
  ])
  await user.click(await screen.findByRole('button', { name: /Take back the appointment of .*new@example.org/ }))
  await screen.findByText('The appointment is taken back.')
})

test('whoever was slower is told, and sees how it is now', async () => {
  let people = [me, aMember()]
  const { user } = await openStaff(() => ({ people, waiting: [] }), {
    'PUT /v1/moderation/people/thandi': () => {
      people = [me, aMember({ version: '8', moderates: [{ scope: 'country', code: 'FR', since, by: null }] })]
      return answer(aProblem({ status: 409, detail: 'Somebody else has changed this appointment.' }), 409)
    },
  })
  await user.click(await screen.findByRole('button', { name: /Change what .*Thandi.* moderates/ }))
  await user.click(
    within(screen.getByRole('region', { name: 'Moderators' })).getByRole('radio', { name: /^Everything\s*All/ }),
  )
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('This is no longer as you read it')
  await screen.findByText('France')
  expect(sent[0]?.body).toEqual({ version: '7', moderates: [everything], isAdministrator: false, ofOneself: false })
})

test('one’s own appointment ends only where one says so, and the page is left', async () => {
  const other = aMember({ administrator: { since, by: null } })
  const { user } = await openStaff(() => ({ people: [me, other], waiting: [] }), {
    'DELETE /v1/moderation/people/me': () => ({ people: [other], waiting: [] }),
  })
  await user.click(await screen.findByRole('button', { name: /End the appointment of .*admin@example.org/ }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'End the appointment' }))
  expect(sent).toEqual([])
  await user.click(dialog.getByRole('checkbox', { name: /my own appointment/ }))
  await user.click(dialog.getByRole('button', { name: 'End the appointment' }))
  await vi.waitFor(() => expect(location.pathname).toBe('/moderate'))
  expect(sent).toEqual([{ request: 'DELETE /v1/moderation/people/me', body: { version: '7', ofOneself: true } }])
})

test.each([true, false])('the way there is shown to administrators alone: %s', async (isAdministrator) => {
  localStorage.setItem('signed-in', 'yes')
  await openSite('/moderate', {
    answers: {
      '/v1/me': () => aPerson({ moderates: [everything], isAdministrator }),
      '/v1/moderation/queue': () => ({ items: [], total: 0, kinds: [], countries: [], nextCursor: null }),
    },
  })
  await screen.findByRole('link', { name: 'What was done' })
  await vi.waitFor(() => expect(asked.map(({ pathname }) => pathname)).toContain('/v1/me'))
  if (isAdministrator) await screen.findByRole('link', { name: 'Who moderates' })
  else expect(screen.queryByRole('link', { name: 'Who moderates' })).toBeNull()
})

test('acts are narrowed to one kind and to one person, in the address', async () => {
  const act = {
    id: '1',
    at: since,
    by: 'admin@example.org',
    role: 'administrator',
    action: 'scope-changed',
    subject: 'person',
    subjectId: 'thandi',
    about: 'Thandi',
    details: { before: { moderates: [everything] }, after: { moderates: [{ scope: 'country', code: 'ZA' }] } },
  }
  const { user } = await openSite('/moderate/acts?person=me', {
    answers: { '/v1/moderation/acts': () => ({ items: [act], nextCursor: null }) },
  })
  const item = await screen.findByText(/Changed what a moderator decides on/)
  expect(item.textContent).toContain('Thandi · South Africa')
  await user.selectOptions(screen.getByRole('combobox', { name: 'About' }), 'Moderators')
  await vi.waitFor(() => expect(location.search).toBe('?person=me&subject=person'))
  await user.click(screen.getByRole('button', { name: 'Show everybody’s' }))
  await vi.waitFor(() => expect(location.search).toBe('?subject=person'))
  const queries = asked.filter(({ pathname }) => pathname === '/v1/moderation/acts').map(({ search }) => search)
  expect(queries.at(-1)).toBe('?subject=person')
})
