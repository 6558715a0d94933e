import type { Act, Look, ModeratedCentre, ModeratedChange } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aModeratedCentre as aRecord, daysAgo, idOf } from './moderation.ts'
import { type Answers, answer, openSite, sent } from './open-site.tsx'

const [here, there] = ['wca-0000000', 'wca-1111111']

const named = (text: string) => [{ text, language: 'en', kind: 'official' }]

const aChange = (change: Partial<ModeratedChange> = {}): ModeratedChange => ({
  id: '7',
  at: daysAgo(2),
  actor: 'centre',
  action: 'changed',
  fields: [{ field: 'founded', before: null, after: '1999' }],
  source: null,
  canUndo: true,
  ...change,
})

const problem = (body: object, status: number) =>
  answer({ type: '/docs#problem-conflict', title: 'Conflict', status, detail: 'Changed since.', ...body }, status)

function answersOf(records: ModeratedCentre[], history: ModeratedChange[] = [], more: Answers = {}): Answers {
  return {
    '/v1/lookalikes': () => ({ items: [] }),
    ...Object.fromEntries(
      records.flatMap((record) => [
        [`/v1/moderation/centres/${record.id}`, () => record],
        [`/v1/moderation/centres/${record.id}/history`, () => ({ items: history, nextCursor: null })],
      ]),
    ),
    ...more,
  }
}

const pageOf = (id = here) => `/moderate/centres/${id}`

test('two records become one, field by field, with the result in view', async () => {
  const kept = aRecord(here, { founded: '1999', languages: ['af'] })
  const gone = aRecord(there, { names: named('There'), website: 'https://there.example/', languages: ['en'] })
  const merged = { ...kept, mergedFrom: [{ id: there, names: gone.facts.names as never, at: daysAgo(0) }] }
  let isMerged = false
  const { user } = await openSite(`${pageOf()}?with=${there}`, {
    answers: {
      ...answersOf([kept, gone]),
      [`/v1/moderation/centres/${here}`]: () => (isMerged ? merged : kept),
      [`POST /v1/moderation/centres/${here}/merger`]: () => {
        isMerged = true
        return merged
      },
    },
  })
  const result = (await screen.findByRole('heading', { name: 'The result' })).closest('section') as HTMLElement
  const choice = (field: string, side: RegExp) =>
    within(screen.getByRole('group', { name: field })).getByRole('radio', { name: side }) as HTMLInputElement
  // What only one of them says is taken from whoever says it.
  expect(choice('Website of the centre', /^As in the other/).checked).toBe(true)
  expect(choice('Founded', /^As in the one that stays/).checked).toBe(true)
  expect(choice('Name', /^As in the one that stays/).checked).toBe(true)
  await user.click(choice('Name', /^Both together/))
  expect(result.textContent).toContain('There')
  await user.click(choice('Sessions held in', /^Both together/))
  await user.click(screen.getByRole('button', { name: 'Merge …' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Merge them' }))
  expect(await screen.findByText('The two records are one.')).toBeTruthy()
  expect(sent).toEqual([
    {
      request: `POST /v1/moderation/centres/${here}/merger`,
      body: {
        goneId: there,
        version: kept.version,
        goneVersion: gone.version,
        choices: { names: 'both', website: 'gone', languages: 'both', founded: 'kept' },
      },
    },
  ])
  expect(location.search).toBe('')
  expect(screen.getByRole('link', { name: 'There' }).getAttribute('href')).toBe(pageOf(there))
})

test('the other record is named by its id or address, and nothing else', async () => {
  const { user } = await openSite(pageOf(), {
    answers: answersOf([aRecord(here), aRecord(there, { names: named('There') })]),
  })
  const field = await screen.findByRole('textbox', { name: 'Id or address of the other record' })
  await user.type(field, `${here}{Enter}`)
  expect(await screen.findByText('Enter the id or the address of another record.')).toBeTruthy()
  await user.clear(field)
  await user.type(field, `https://atlas.example/centres/${there}/there{Enter}`)
  expect(await screen.findByRole('heading', { name: 'Here and There' })).toBeTruthy()
  expect(location.search).toBe(`?with=${there}`)
})

test('who is too late with an undoing is told which fields were changed since', async () => {
  const { user } = await openSite(pageOf(), {
    answers: answersOf(
      [aRecord(here)],
      [aChange(), aChange({ id: '6', action: 'created', fields: [], canUndo: false })],
      {
        [`POST /v1/moderation/centres/${here}/undo`]: () =>
          problem({ errors: [{ in: 'body', name: 'founded', message: 'was changed again since' }] }, 409),
      },
    ),
  })
  const undo = await screen.findAllByRole('button', { name: /^Undo this change/ })
  expect(undo).toHaveLength(1)
  await user.click(undo[0] as HTMLElement)
  expect(await screen.findByText(/^Changed again since: Founded\./)).toBeTruthy()
  expect(sent[0]?.body).toEqual({ change: '7', version: `version of ${here}` })
})

test('a record is withdrawn with a reason, which is asked for, and asked twice', async () => {
  const withdrawn = aRecord(here, {}, { state: 'withdrawn', withdrawnReason: 'Closed' })
  let now = aRecord(here)
  const { user } = await openSite(pageOf(), {
    answers: {
      ...answersOf([now]),
      [`/v1/moderation/centres/${here}`]: () => now,
      [`POST /v1/moderation/centres/${here}/withdrawal`]: () => {
        now = withdrawn
        return now
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Withdraw …' }))
  expect(screen.getByText(/^Say why/)).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), ' Closed ')
  await user.click(screen.getByRole('button', { name: 'Withdraw …' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Withdraw' }))
  expect(await screen.findByText('The record is withdrawn.')).toBeTruthy()
  expect(sent[0]?.body).toEqual({ reason: 'Closed', version: `version of ${here}` })
  expect(await screen.findByRole('button', { name: 'Restore' })).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Merge with another record' })).toBeNull()
})

test('a split tells what was changed since and stays', async () => {
  const gone = aRecord(here, {}, { mergedInto: { id: there, names: named('There') as never } })
  let now = gone
  const { user } = await openSite(pageOf(), {
    answers: {
      ...answersOf([gone]),
      [`/v1/moderation/centres/${here}`]: () => now,
      [`POST /v1/moderation/centres/${here}/split`]: () => {
        now = aRecord(here)
        return { centre: now, left: ['founded', 'terms.kind'] }
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Make them two records again' }))
  expect(await screen.findByText('The record is its own again.')).toBeTruthy()
  expect(screen.getByText(/left as it is: Founded and Kind of centre/i)).toBeTruthy()
})

test('a note is left for other moderators', async () => {
  const { user } = await openSite(pageOf(), {
    answers: answersOf([aRecord(here)], [], {
      [`POST /v1/moderation/centres/${here}/notes`]: (_, body) => ({
        id: '9',
        at: daysAgo(0),
        by: 'Thandi',
        role: 'moderator',
        action: 'note',
        subject: 'centre',
        subjectId: here,
        details: body,
      }),
    }),
  })
  await user.type(await screen.findByRole('textbox', { name: 'A note for other moderators' }), 'Called them.')
  await user.click(screen.getByRole('button', { name: 'Leave the note' }))
  expect(await screen.findByText('Called them.')).toBeTruthy()
})

const aLook = (look: Partial<Look> = {}): Look => ({
  id: idOf(1),
  at: daysAgo(1),
  by: 'Thandi',
  state: 'open',
  seenAt: null,
  seenBy: null,
  changedId: here,
  change: aChange({ fields: [{ field: 'names', before: named('Old'), after: named('Here') }] }),
  centre: aRecord(here),
  ...look,
})

const aNote: Act = {
  id: '9',
  at: daysAgo(0),
  by: 'Thandi',
  role: 'moderator',
  action: 'note',
  subject: 'centre',
  subjectId: here,
  details: { text: 'Called them.' },
}

test.each([
  ['Fine as it is', 'fine'],
  ['Undo this change', 'undo'],
])('a change to look at is shown field by field, and answered with: %s', async (button, outcome) => {
  let look = aLook()
  const { user } = await openSite(`/moderate/looks/${idOf(1)}`, {
    answers: {
      ...answersOf([aRecord(here, {}, { acts: [aNote] })]),
      [`/v1/moderation/looks/${idOf(1)}`]: () => look,
      [`POST /v1/moderation/looks/${idOf(1)}/decision`]: () => {
        look = aLook({ state: 'seen', seenAt: daysAgo(0), seenBy: 'Sipho' })
        return look
      },
    },
  })
  const row = await screen.findByRole('row', { name: /^Name/ })
  expect(await screen.findByText('Called them.')).toBeTruthy()
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringContaining('Old'), expect.stringContaining('Here')])
  await user.click(screen.getByRole('button', { name: button }))
  expect(await screen.findByText('This change has been looked at.')).toBeTruthy()
  expect(sent[0]?.body).toEqual({ outcome, version: `version of ${here}` })
  expect(screen.queryByRole('button', { name: button })).toBeNull()
})

test('whoever moderates finds the way from a profile, nobody else does', async () => {
  localStorage.setItem('signed-in', 'yes')
  const me = { id: '1', email: 'a@example.org', name: '', language: 'en', moderates: [], centres: [] }
  const gone = () => problem({ type: '/docs#problem-withdrawn', title: 'Gone', reason: 'Closed' }, 410)
  const moderates = [{ scope: 'everything', code: '' }]
  const first = await openSite(`/centres/${here}`, {
    answers: { [`/v1/centres/${here}`]: gone, '/v1/me': () => ({ ...me, moderates }) },
  })
  const link = await screen.findByRole('link', { name: 'Moderate this record' })
  expect(link.getAttribute('href')).toBe(pageOf())
  first.unmount()
  localStorage.setItem('signed-in', 'yes')
  await openSite(`/centres/${here}`, { answers: { [`/v1/centres/${here}`]: gone, '/v1/me': () => me } })
  await screen.findByText(/Closed/)
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Moderate this record' })).toBeNull())
})
