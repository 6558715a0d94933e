import type { MessageCase, MessageStatus, WritingTo, WritingWishes } from '@centres/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Letter } from '../../web/src/writing/letter-here.ts'
import { aPerson, aProblem, aProfile, aSummary } from './directory.ts'
import { type Answers, answer, openSite, sent } from './open-site.tsx'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

const id = 'wca-0000000'
const nobody = () => answer(aProblem({ status: 401, detail: 'Sign in first.' }), 401)
const writing = (outline: Partial<WritingTo> = {}): WritingTo => ({
  isReached: true,
  isPaused: false,
  pausedUntil: null,
  languages: [],
  purposes: [],
  note: '',
  noteLanguage: null,
  answers: null,
  ...outline,
})
const listed = (outline: Partial<WritingTo> = {}): Answers => ({
  '/v1/me': nobody,
  [`/v1/centres/${id}`]: () => aProfile({ offers: ['tutor-exchange'], languages: ['fr'] }),
  [`/v1/centres/${id}/similar`]: () => ({ items: [] }),
  [`/v1/centres/${id}/writing`]: () => writing(outline),
  [`POST /v1/centres/${id}/messages/preview`]: () => ({
    language: 'fr',
    subject: 'Thandi écrit à A Writing Centre',
    text: 'Écrit depuis : Fort Hare',
  }),
  [`POST /v1/centres/${id}/messages`]: () => answer({}, 202),
})
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const text = (language = 'English') => field(`Text in ${language}`)
const look = () => screen.getByRole('button', { name: 'Look at the letter' })
type User = Awaited<ReturnType<typeof openSite>>['user']

async function fillIn(user: User) {
  await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Thandi')
  await user.type(field('Your e-mail address'), 'thandi@example.org')
  await user.type(field('Where you are'), 'Fort Hare')
  await user.selectOptions(screen.getByRole('combobox', { name: 'What it is about' }), 'they-offer/tutor-exchange')
  await waitFor(() => expect(text().value).toContain('One of our tutors'))
}

const kept = `letter-to-${id}`
const keptLetter = () => localStorage.getItem(kept)
const keep = (letter: Partial<Letter>) =>
  localStorage.setItem(
    kept,
    JSON.stringify({
      purpose: '',
      side: 'neither',
      dates: '',
      texts: [{ language: 'en', text: 'My own words, and nothing else.', filled: '' }],
      ...letter,
    }),
  )
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

async function askForLink(user: User) {
  await fillIn(user)
  await user.click(look())
  await user.click(await screen.findByRole('checkbox', { name: /may read my address/ }))
  await user.click(screen.getByRole('button', { name: 'Send me the link' }))
}

const confirming = (status: () => MessageStatus): Answers => ({
  'POST /v1/messages/confirmation': () => ({ statusToken: 'a-status', status: status() }),
  'POST /v1/messages/status': status,
})

describe('writing to a centre', () => {
  test('a letter from a template is looked at as it will go, and sent with the consent of its writer', async () => {
    const { user } = await openSite(`/centres/${id}/write`, { answers: listed() })
    await fillIn(user)
    expect(text().value).toContain('Dear colleagues at A Writing Centre,')
    expect(text().value).toContain('My name is Thandi, and I write to you from Fort Hare.')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Second language, side by side' }), 'fr')
    await waitFor(() => expect(text('French').value).toContain('L’un de nos tuteurs'))
    await user.type(field('Dates, if you have any in mind'), 'two weeks in May')
    await user.click(look())
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'Your letter, as it will go' }))
    const letter = within(screen.getByRole('article', { name: 'Your letter' }))
    for (const part of ['Thandi', 'Fort Hare', 'thandi@example.org', 'Tutor exchange', 'two weeks in May'])
      expect(letter.getByText(part)).toBeTruthy()
    expect(letter.getByText(/L’un de nos tuteurs/).lang).toBe('fr')
    expect(screen.getByText(/Nobody else does/)).toBeTruthy()
    const whole = await screen.findByText('Écrit depuis : Fort Hare')
    expect(whole.closest('[lang]')?.getAttribute('lang')).toBe('fr')
    sent.length = 0
    await user.click(screen.getByRole('button', { name: 'Send me the link' }))
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: /may read my address/ }))
    expect(sent).toEqual([])
    await user.click(screen.getByRole('checkbox', { name: /may read my address/ }))
    await user.click(screen.getByRole('button', { name: 'Send me the link' }))
    await screen.findByRole('heading', { name: 'Look into your mailbox' })
    expect(sent).toEqual([
      {
        request: `POST /v1/centres/${id}/messages`,
        body: {
          name: 'Thandi',
          email: 'thandi@example.org',
          affiliation: 'Fort Hare',
          purpose: 'tutor-exchange',
          side: 'they-offer',
          dates: 'two weeks in May',
          texts: [
            { language: 'en', text: expect.stringContaining('Dear colleagues') },
            { language: 'fr', text: expect.stringContaining('Chères et chers collègues') },
          ],
          agreesToReply: true,
          language: 'en',
          altcha: 'solved',
          homepage: '',
        },
      },
    ])
  })

  test('what was sent is still in the form, until its link has sent it', async () => {
    const { user, unmount } = await openSite(`/centres/${id}/write`, { answers: listed() })
    await askForLink(user)
    await user.click(await screen.findByRole('button', { name: 'Change the address' }))
    expect(document.activeElement).toBe(field('Your e-mail address'))
    expect(field('Where you are').value).toBe('Fort Hare')
    expect(text().value).toContain('One of our tutors')
    unmount()
    const again = await openSite(`/centres/${id}/write`, { answers: listed() })
    await screen.findByText('You have asked for the link of this letter')
    expect(text().value).toContain('One of our tutors')
    again.unmount()
    const link = await openSite('/messages/confirm/a-token', { answers: confirming(() => aStatus()) })
    await link.user.click(await screen.findByRole('button', { name: 'Send the letter' }))
    await screen.findByRole('heading', { name: 'What became of your letter' })
    expect(keptLetter()).toBeNull()
  })

  test('what was begun since a link was asked for stays when that link is opened', async () => {
    const { user, unmount } = await openSite(`/centres/${id}/write`, { answers: listed() })
    await askForLink(user)
    await user.click(await screen.findByRole('button', { name: 'Change the address' }))
    await user.type(text(), ' And greetings.')
    unmount()
    const link = await openSite('/messages/confirm/a-token', { answers: confirming(() => aStatus()) })
    await link.user.click(await screen.findByRole('button', { name: 'Send the letter' }))
    await screen.findByRole('heading', { name: 'What became of your letter' })
    expect(keptLetter()).toContain('And greetings.')
  })

  test.each([
    [2.9, 'My own words, and nothing else.'],
    [3, ''],
  ])('a letter whose link was asked for %d days ago leaves %j', async (days, kept) => {
    keep({ askedAt: daysAgo(days) })
    const { user } = await openSite(`/centres/${id}/write`, { answers: listed() })
    await screen.findByRole('textbox', { name: 'Your name' })
    expect(text().value).toBe(kept)
    if (kept === '') return expect(keptLetter()).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Begin a new letter' }))
    expect(text().value).toBe('')
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'What it is about' }))
  })

  test('what the address asks for is what the letter is about, until its writer chooses something else', async () => {
    keep({ purpose: 'visit' })
    const asking = `/centres/${id}/write?purpose=tutor-exchange`
    const { user, router } = await openSite(asking, { answers: listed() })
    const purpose = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'What it is about' })
    expect(purpose.value).toBe('they-offer/tutor-exchange')
    expect(text().value).toBe('My own words, and nothing else.')
    await user.type(text(), ' More.')
    expect(router.state.location.search).toMatchObject({ purpose: 'tutor-exchange' })
    await user.selectOptions(purpose, 'neither/question')
    await waitFor(() => expect(router.state.location.search).toEqual({}))
    expect(purpose.value).toBe('neither/question')
  })

  test.each([
    ['asked-day', '64800', 'Today’s number of links to your address is reached'],
    // That of a client, who is not told by name.
    [undefined, '2400', 'You have tried very often within a short time'],
  ])('the limit %s is told with the time at which it ends', async (reason, wait, title) => {
    const refusal = aProblem({ status: 429, ...(reason && { reason }) })
    const { user } = await openSite(`/centres/${id}/write`, {
      answers: {
        ...listed(),
        [`POST /v1/centres/${id}/messages`]: () => answer(refusal, 429, { 'retry-after': wait }),
      },
    })
    await askForLink(user)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(title)
    expect(alert.textContent).toMatch(/You can try again from .*\d:\d\d/)
    expect(alert.textContent).not.toMatch(/seconds|busy/)
  })

  test('a template never writes over what somebody typed, until they ask for it', async () => {
    const { user } = await openSite(`/centres/${id}/write`, { answers: listed() })
    await fillIn(user)
    await user.clear(text())
    await user.type(text(), 'My own words, and nothing else.')
    await user.selectOptions(screen.getByRole('combobox', { name: 'What it is about' }), 'neither/question')
    await user.type(field('Your name'), ' Dlamini')
    expect(text().value).toBe('My own words, and nothing else.')
    await user.click(screen.getByRole('button', { name: 'Use the template in English' }))
    expect(text().value).toContain('Thandi Dlamini')
    await user.click(screen.getByRole('button', { name: 'Bring back what I had written' }))
    expect(text().value).toBe('My own words, and nothing else.')
  })

  test('what lacks is said beside its field, the first of which takes the focus', async () => {
    const { user } = await openSite(`/centres/${id}/write`, { answers: listed() })
    await screen.findByRole('textbox', { name: 'Your name' })
    await user.click(look())
    expect(document.activeElement).toBe(field('Your name'))
    expect(screen.getByText('Please choose what the letter is about.')).toBeTruthy()
    expect(field('Your e-mail address').getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('Please say in a sentence or two what you would like.')).toBeTruthy()
  })

  test('a draft survives, and its writer where they wish it', async () => {
    const { user, unmount } = await openSite(`/centres/${id}/write`, { answers: listed() })
    await fillIn(user)
    await user.click(screen.getByRole('checkbox', { name: /Remember me/ }))
    await user.type(text(), ' And greetings.')
    unmount()
    sessionStorage.clear()
    const again = await openSite(`/centres/${id}/write`, { answers: listed() })
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your name' })).value).toBe('Thandi')
    expect(text().value).toContain('And greetings.')
    await again.user.click(screen.getByRole('button', { name: 'Forget who I am' }))
    expect(field('Your name').value).toBe('')
    expect(localStorage.getItem('letter-sender')).toBeNull()
    expect(text().value).toContain('And greetings.')
  })

  test('the server’s refusal of a field leads back to it, with everything kept', async () => {
    const { user } = await openSite(`/centres/${id}/write`, {
      answers: {
        ...listed(),
        [`POST /v1/centres/${id}/messages`]: () =>
          answer(aProblem({ status: 400, errors: [{ in: 'body', name: 'email', message: 'must be' }] }), 400),
      },
    })
    await fillIn(user)
    await user.click(look())
    await user.click(await screen.findByRole('checkbox', { name: /may read my address/ }))
    await user.click(screen.getByRole('button', { name: 'Send me the link' }))
    await waitFor(() => expect(document.activeElement).toBe(field('Your e-mail address')))
    expect(screen.getByText('The server did not take this. Please look at it again.')).toBeTruthy()
    expect(text().value).toContain('One of our tutors')
  })

  test('the centre’s wishes stand beside the form, and a letter of another kind is gently pointed at them', async () => {
    const { user } = await openSite(`/centres/${id}/write?purpose=question`, {
      answers: listed({
        languages: ['af'],
        purposes: ['visit'],
        note: 'Pouse in Julie',
        noteLanguage: 'af',
        answers: 'weeks',
      }),
    })
    const wishes = within(await screen.findByRole('region', { name: 'What the centre says of letters' }))
    expect(wishes.getByText('It usually answers within a month.')).toBeTruthy()
    expect(wishes.getByText('Pouse in Julie').lang).toBe('af')
    expect(screen.getByText(/does not name this among.*A question/)).toBeTruthy()
    expect(screen.getByText(/in other languages than English/)).toBeTruthy()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language of the letter' }), 'af')
    expect(screen.queryByText(/in other languages than/)).toBeNull()
  })

  test('a centre without a mailbox says so and points elsewhere', async () => {
    await openSite(`/centres/${id}/write`, { answers: listed({ isReached: false }) })
    await screen.findByText('No mailbox of this centre is known to us yet')
    expect(screen.getByRole('link', { name: 'Go to its website' }).getAttribute('href')).toBe(
      'https://centre.example.edu/',
    )
    expect(screen.getByRole('link', { name: 'Suggest a contact mailbox' }).getAttribute('href')).toBe(
      `/centres/${id}/suggest#mailbox`,
    )
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test('a centre that has closed says so, and nobody is asked for its mailbox', async () => {
    await openSite(`/centres/${id}/write`, {
      answers: { ...listed({ isReached: false }), [`/v1/centres/${id}`]: () => aProfile({ lifeState: 'closed' }) },
    })
    await screen.findByText('This centre has closed')
    expect(screen.queryByText(/No mailbox/)).toBeNull()
    expect(screen.queryByRole('link', { name: 'Suggest a contact mailbox' })).toBeNull()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test('a centre that pauses letters says until when', async () => {
    await openSite(`/centres/${id}/write`, { answers: listed({ isPaused: true, pausedUntil: '2027-01-31' }) })
    await screen.findByText('Letters are paused until 31 January 2027.')
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test('a profile leads there and says what is to be known', async () => {
    await openSite(`/centres/${id}`, { answers: listed({ answers: 'days', languages: ['fr'] }) })
    expect((await screen.findByRole('link', { name: 'Write to this centre' })).getAttribute('href')).toBe(
      `/centres/${id}/write`,
    )
    expect(await screen.findByText(/Usually answers within a week\. Letters in: French\./)).toBeTruthy()
    expect((await screen.findByRole('link', { name: 'Tutor exchange: write about it' })).getAttribute('href')).toBe(
      `/centres/${id}/write?purpose=tutor-exchange&side=they-offer`,
    )
  })
})

const aStatus = (outline: Partial<MessageStatus> = {}): MessageStatus => ({
  centre: { id, slug: 'a-centre', names: [{ text: 'Skryflab', language: 'af', kind: 'official' }] },
  state: 'delivered',
  answer: null,
  purpose: 'tutor-exchange',
  createdAt: '2026-11-01T10:00:00Z',
  confirmedAt: '2026-11-01T11:00:00Z',
  linkExpiresAt: null,
  deliveredAt: '2026-11-01T11:01:00Z',
  answeredAt: null,
  removedOn: '2027-01-30',
  similar: [],
  ...outline,
})

describe('what became of a letter', () => {
  test('the link of the letter sends it when its button is pressed, and leads to its way', async () => {
    const { user, router } = await openSite('/messages/confirm/a-token', {
      answers: {
        'POST /v1/messages/confirmation': () => ({
          statusToken: 'a-status',
          status: aStatus({ state: 'sent', deliveredAt: null }),
        }),
        'POST /v1/messages/status': () => aStatus({ state: 'sent', deliveredAt: null }),
      },
    })
    const button = await screen.findByRole('button', { name: 'Send the letter' })
    expect(sent).toEqual([])
    await user.click(button)
    await screen.findByRole('heading', { name: 'What became of your letter' })
    expect(router.state.location.pathname).toBe('/messages/status/a-status')
    const [first] = within(screen.getByRole('list', { name: 'The way of the letter' })).getAllByRole('listitem')
    expect(first?.textContent).toContain('Confirmed by you')
    expect(screen.getByText('On its way').closest('li')?.getAttribute('aria-current')).toBe('step')
  })

  test.each([
    ['sender-day', 'Today’s number of letters from your address is reached'],
    ['sender-month', 'The number of letters from your address within 30 days is reached'],
    ['centre-day', 'This centre has had its number of letters for today'],
  ])('beyond %s the link says when it sends the letter', async (reason, title) => {
    const refusal = aProblem({ status: 429, reason })
    const { user } = await openSite('/messages/confirm/a-token', {
      answers: { 'POST /v1/messages/confirmation': () => answer(refusal, 429, { 'retry-after': '86400' }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Send the letter' }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(title)
    expect(alert.textContent).toMatch(
      /You can send it from .*\d:\d\d.* by this same link\. It holds for another 48 hours/,
    )
  })

  test('a link that has expired leads back to the form', async () => {
    await openSite('/messages/status/a-status', {
      answers: {
        'POST /v1/messages/status': () =>
          aStatus({ state: 'waiting', confirmedAt: null, deliveredAt: null, linkExpiresAt: daysAgo(0) }),
      },
    })
    await screen.findByText('The link has expired')
    expect(screen.queryByText('Open the link in the letter that we sent you.')).toBeNull()
    expect(screen.getByRole('link', { name: 'Back to the form' }).getAttribute('href')).toBe(`/centres/${id}/write`)
  })

  test('three weeks of silence without a similar centre promise none', async () => {
    await openSite('/messages/status/a-status', {
      answers: { 'POST /v1/messages/status': () => aStatus({ deliveredAt: daysAgo(21) }) },
    })
    expect(await screen.findByText(/21 days have gone by\. We know of no similar centre/)).toBeTruthy()
  })

  test.each([
    ['waiting', null, 'Waits for you'],
    ['held', null, 'A moderator looks at it first'],
    ['refused', null, 'A moderator did not let it go'],
    ['undeliverable', null, 'Could not be delivered'],
    ['delivered', null, 'No answer yet'],
    ['delivered', 'answered', 'Answered'],
    ['delivered', 'not-now', 'Not now'],
    ['delivered', 'not-for-us', 'Not for this centre'],
  ] as const)('%s, %s is told', async (state, answer, words) => {
    await openSite('/messages/status/a-status', {
      answers: {
        'POST /v1/messages/status': () => aStatus({ state, answer, answeredAt: answer && '2026-11-03T10:00:00Z' }),
      },
    })
    expect(await screen.findByText(words)).toBeTruthy()
  })

  test('after a long silence similar centres are shown, each with a way to a letter', async () => {
    const other = aSummary({ id: 'wca-rny3s5f' })
    await openSite('/messages/status/a-status', {
      answers: { 'POST /v1/messages/status': () => aStatus({ similar: [other] }) },
    })
    await screen.findByRole('heading', { name: 'Similar centres' })
    expect(screen.getByRole('link', { name: 'Write to this centre' }).getAttribute('href')).toBe(
      '/centres/wca-rny3s5f/write?purpose=tutor-exchange',
    )
  })

  test.each([
    ['answered', 'We answered', 'The sender’s page now says that you have answered.'],
    ['not-now', 'Say: not now', 'The sender’s page now says that you cannot take it up at present.'],
    ['not-for-us', 'Say: not for us', 'The sender’s page now says that this is not for your centre.'],
    ['abuse', 'Report the letter', 'A moderator looks at the letter. You need to do nothing more.'],
  ] as const)('a centre says %s by the button of a link', async (answers, button, thanks) => {
    const read = {
      centre: aStatus().centre,
      senderName: 'Thandi',
      affiliation: 'Fort Hare',
      purpose: 'question',
      sentAt: '2026-11-01T11:00:00Z',
      answer: null,
    }
    const { user } = await openSite('/messages/answer/a-link', {
      answers: {
        'POST /v1/messages/links': () => ({ ...read, answers }),
        'POST /v1/messages/answer': () => ({ ...read, answer: answers }),
      },
    })
    await user.click(await screen.findByRole('button', { name: button }))
    expect(await screen.findByText(thanks)).toBeTruthy()
    expect(sent.map(({ request }) => request)).toEqual(['POST /v1/messages/links', 'POST /v1/messages/answer'])
  })
})

const theWishes = (outline: Partial<WritingWishes> = {}): WritingWishes => ({
  isPaused: false,
  pausedUntil: null,
  languages: [],
  purposes: [],
  note: '',
  noteLanguage: null,
  revision: 1,
  ...outline,
})

describe('what a steward says of letters', () => {
  const address = `/v1/me/centres/${id}/writing`
  test('is saved over what was read; where somebody was faster, both are shown and one is chosen', async () => {
    let now = theWishes()
    const { user } = await openSite(`/centres/${id}/letters`, {
      answers: {
        ...listed(),
        '/v1/me': () => aPerson(),
        [address]: () => now,
        [`PUT ${address}`]: (_, body) => {
          const given = body as WritingWishes
          if (given.revision !== now.revision) return answer(aProblem({ status: 409 }), 409)
          now = { ...given, revision: now.revision + 1 }
          return now
        },
      },
    })
    await user.click(await screen.findByRole('checkbox', { name: /Take no letters for now/ }))
    await user.type(field('A short note'), 'Breaks in July')
    now = theWishes({ languages: ['fr'], revision: 2 })
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const theirs = within(await screen.findByRole('region', { name: 'As it stands now' }))
    expect(theirs.getByText('Welcomes letters in: French.')).toBeTruthy()
    const mine = within(screen.getByRole('region', { name: 'As you would have it' }))
    expect(mine.getByText('Breaks in July')).toBeTruthy()
    await user.click(mine.getByRole('button', { name: 'Go on with mine' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Saved')
    expect(now).toEqual(theWishes({ isPaused: true, note: 'Breaks in July', noteLanguage: 'en', revision: 3 }))
  })
})

test.each([
  ['paused', /takes no letters for the time being/],
  ['closed', /has closed/],
] as const)('a held letter to a centre that is %s says why it does not go', async (reason, words) => {
  const address = '/v1/messages/a-letter'
  const held = {
    id: 'a-letter',
    why: 'held',
    state: 'open',
    centre: aStatus().centre,
    purpose: 'question',
    affiliation: null,
    senderDomain: 'tutors.example',
    sentToday: 1,
    sameText: 4,
    texts: null,
    senderName: null,
    at: '2026-11-01T10:00:00Z',
    revision: 1,
    decision: null,
  } satisfies MessageCase
  const { user } = await openSite('/moderate/messages/a-letter', {
    answers: {
      '/v1/me': () => aPerson({ moderates: [{ scope: 'everything', code: '' }] }),
      [address]: () => held,
      [`POST ${address}/decision`]: () => answer(aProblem({ status: 409, reason }), 409),
    },
  })
  await user.click(await screen.findByRole('radio', { name: /Let it go/ }))
  await user.click(screen.getByRole('button', { name: 'Decide' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(words)
  expect(alert.textContent).not.toContain('Somebody else')
})
