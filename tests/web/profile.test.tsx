import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { hoursAhead, offsetMinutes } from '../../web/src/centres/local-clock.ts'
import { unknownFacts } from '../../web/src/centres/unknown-facts.ts'
import { aProblem, aProfile, aSummary } from './directory.ts'
import { type Answers, answer, openSite } from './open-site.tsx'

const address = '/centres/wca-0000000/a-centre'
const profileAnswers = (profile: unknown): Answers => ({
  '/v1/centres/wca-0000000': () => profile,
  '/v1/centres/wca-0000000/similar': () => ({ items: [] }),
})

test('what is not known is said once, in one sentence', async () => {
  await openSite(address, { answers: profileAnswers(aProfile({ services: ['one-to-one'], audiences: ['alumni'] })) })
  const sentences = await screen.findAllByText(/^Not known:/)
  expect(sentences).toHaveLength(1)
  expect(sentences[0]?.textContent).toBe(
    'Not known: the languages of the texts, how sessions happen, who tutors, associations, what it offers to and seeks from peers, when it was founded and a description. That does not mean ‘no’.',
  )
  expect(screen.queryByText('Who tutors')).toBeNull()
})

test('a record with every fact has no such sentence', () => {
  const whole = aProfile({
    textLanguages: ['en'],
    modalities: ['online'],
    services: ['thesis'],
    audiences: ['alumni'],
    tutors: ['faculty'],
    associations: ['iwca'],
    seeks: ['visit'],
    founded: '2001',
    descriptions: [{ language: 'en', text: 'A centre.' }],
  })
  expect(unknownFacts(whole)).toEqual([])
  expect(unknownFacts({ ...whole, tutors: [] })).toEqual(['tutors'])
  expect(unknownFacts({ ...whole, tutors: [], ownWords: [{ vocabulary: 'tutor', text: 'elders' }] })).toEqual([])
})

test('an unconfirmed record says so, with its source and day', async () => {
  await openSite(address, { answers: profileAnswers(aProfile()) })
  expect(await screen.findByText('Not yet confirmed by the centre.')).toBeTruthy()
  expect(await screen.findByText(/Source: Public page, seen on 20 November 2026\./)).toBeTruthy()
  const steps = screen.getByRole('list', { name: 'Steps of evidence' })
  expect(
    within(steps)
      .getAllByRole('img')
      .map((mark) => mark.getAttribute('aria-label')),
  ).toEqual(['Reached', 'Not yet'])
})

test('links that others gave are not vouched for', async () => {
  await openSite(address, { answers: profileAnswers(aProfile({ socialLinks: ['https://social.example/centre'] })) })
  for (const name of ['centre.example.edu', 'social.example/centre', 'example.edu/source', 'A University']) {
    expect((await screen.findByRole('link', { name })).getAttribute('rel')).toBe('nofollow ugc noopener')
  }
})

test('an address that is not of the web is shown but leads nowhere', async () => {
  await openSite(address, { answers: profileAnswers(aProfile({ website: 'javascript:alert(1)' })) })
  expect(await screen.findByText('javascript:alert(1)')).toBeTruthy()
  expect(screen.queryByRole('link', { name: /alert/ })).toBeNull()
})

test('every name is there in its own language', async () => {
  const names = [
    { text: '写作中心', language: 'zh', kind: 'official' as const },
    { text: 'Writing Centre', language: 'en', kind: 'official' as const },
    { text: 'The Scriptorium', language: 'en', kind: 'alias' as const },
    { text: 'Skryfkamer', language: 'af', kind: 'former' as const },
  ]
  await openSite(address, { answers: profileAnswers(aProfile({ names })) })
  const heading = await screen.findByRole('heading', { level: 1, name: '写作中心' })
  expect(within(heading).getByText('写作中心').lang).toBe('zh')
  for (const { text, language } of names.slice(1)) expect((await screen.findByText(text)).lang).toBe(language)
  expect(screen.getByText('Formerly')).toBeTruthy()
  await waitFor(() => expect(document.title).toBe('写作中心 · Writing Centre Atlas'))
})

test('a wrong slug gives way to the right one, and leaves no step in the history', async () => {
  const steps = history.length
  await openSite('/centres/wca-0000000/an-old-name?lang=fr', { answers: profileAnswers(aProfile()) })
  await waitFor(() => expect(location.pathname + location.search).toBe(`${address}?lang=fr`))
  expect(history.length).toBe(steps)
})

test('a merged record is shown at the address of the one that follows it', async () => {
  const follower = aProfile({ id: 'wca-0000021', slug: 'the-follower' })
  await openSite(address, {
    answers: {
      ...profileAnswers(follower),
      '/v1/centres/wca-0000021': () => follower,
      '/v1/centres/wca-0000021/similar': () => ({ items: [] }),
    },
  })
  await waitFor(() => expect(location.pathname).toBe('/centres/wca-0000021/the-follower'))
})

test.each([
  [404, 'No such centre', /No centre has the id wca-0000000/],
  [410, 'This record was withdrawn', /The reason given: A double/],
  [400, 'There is a slip in this id', /does not fit the ones before it/],
])('an id that the API answers with %d is explained', async (status, title, words) => {
  const problem = aProblem({
    status,
    ...(status === 410 && { reason: 'A double of another record.' }),
    ...(status === 400 && { errors: [{ in: 'path' as const, name: 'id', message: 'has a wrong check character' }] }),
  })
  await openSite(address, { answers: { '/v1/centres/wca-0000000': () => answer(problem, status) } })
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeTruthy()
  expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Explore the centres' })).toBeTruthy()
})

test.each([429, 406, 503])('an answer of %d is not taken for a centre that does not exist', async (status) => {
  const problem = aProblem({ status, detail: 'Wait a while.' })
  let isRefusing = true
  const { user } = await openSite(address, {
    answers: {
      ...profileAnswers(aProfile()),
      '/v1/centres/wca-0000000': () => (isRefusing ? answer(problem, status) : aProfile()),
    },
  })
  const retry = await screen.findByRole('button', { name: 'Try again' }, { timeout: 10_000 })
  expect(screen.queryByText('No such centre')).toBeNull()
  isRefusing = false
  await user.click(retry)
  expect(await screen.findByRole('heading', { level: 1, name: 'A Writing Centre' })).toBeTruthy()
})

test('similar centres say what they share', async () => {
  const similar = { ...aSummary({ id: 'wca-0000021', slug: 'b' }), shares: ['kind', 'language'] }
  await openSite(address, {
    answers: { ...profileAnswers(aProfile()), '/v1/centres/wca-0000000/similar': () => ({ items: [similar] }) },
  })
  expect(await screen.findByText('Shares the kind and a language')).toBeTruthy()
})

test.each([
  ['created', /An import entered the record/],
  ['changed', /An import changed the record(?! \()/],
])('the history is asked for when it is opened, and says who %s', async (action, words) => {
  const change = {
    id: '7',
    at: '2026-11-24T00:00:00Z',
    actor: 'import',
    action,
    fields: [{ field: 'names', before: null, after: [] }],
    source: 'writing-centres.csv',
  }
  const { user } = await openSite(address, {
    answers: {
      ...profileAnswers(aProfile()),
      '/v1/centres/wca-0000000/history': () => ({ items: [change], nextCursor: null }),
    },
  })
  await user.click(await screen.findByRole('heading', { name: 'History of this record' }))
  const line = await screen.findByText(words)
  expect(line.textContent).toMatch(/the record · 1 field: names · Source: writing-centres\.csv$/)
})

test('clocks far away are told apart to the minute, on either side of a change of clocks', () => {
  const winter = new Date('2026-01-15T12:00:00Z')
  const summer = new Date('2026-07-15T12:00:00Z')
  expect(offsetMinutes('Asia/Kathmandu', winter)).toBe(345)
  expect(offsetMinutes('America/St_Johns', winter)).toBe(-210)
  expect(offsetMinutes('Europe/Berlin', winter)).toBe(60)
  expect(offsetMinutes('Europe/Berlin', summer)).toBe(120)
  expect(offsetMinutes('UTC', summer)).toBe(0)
  expect(hoursAhead('Asia/Tokyo', winter)).toBe(9 + winter.getTimezoneOffset() / 60)
})
