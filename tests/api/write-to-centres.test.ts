import type { CentreRecord, Database } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { aMessage, answerTokensIn, messageTokenIn } from '../support/messages.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'

const dayMs = 86_400_000

let database: Database
let office: Office
let moderator: Visitor
let clock = fixedNow
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database, { now: () => clock })
  moderator = await office.signIn('moderator@example.org')
})
afterAll(() => office.close())

let made = 0
/** A centre of its own, with a mailbox of its own unless the outline says otherwise. */
async function aReached(outline: Parameters<typeof aCentre>[0] = {}): Promise<CentreRecord & { mailbox: string }> {
  made += 1
  const centre = aCentre({ name: `Skryflab ${made}`, mailbox: `mailbox-${made}@centre.example`, ...outline })
  await given(database, centre)
  office.app.versions.forget()
  return centre as CentreRecord & { mailbox: string }
}

let senders = 0
/** An address that has written to nobody yet. */
const aSender = () => {
  senders += 1
  return `sender-${senders}@tutors.example`
}

const anyone = () => office.visitor()
const write = async (id: string, said: object = {}) =>
  anyone().ask('POST', `/centres/${id}/messages`, { ...aMessage(said), altcha: await solveFor(office.app) })
const confirm = (token: string) => anyone().ask('POST', '/messages/confirmation', { token })
const statusBy = (token: string) => anyone().ask('POST', '/messages/status', { token })
const answerBy = (token: string) => anyone().ask('POST', '/messages/answer', { token })
const linkOf = (token: string) => anyone().ask('POST', '/messages/links', { token })

/** The token of the link that sends a letter, once it was written. */
async function written(id: string, said: { email?: string; [field: string]: unknown } = {}): Promise<string> {
  const { email = aSender() } = said
  const before = (await office.lettersTo(email, 0, '/messages/confirm/')).length
  const { status, body } = await write(id, { ...said, email })
  expect([status, body]).toEqual([202, {}])
  const [letter] = await office.lettersTo(email, before + 1, '/messages/confirm/')
  return messageTokenIn(letter as NonNullable<typeof letter>, 'confirm')
}

/** A letter that has reached its centre, with the tokens of all its links. */
async function delivered(centre: { id: string; mailbox: string }, said: { email?: string; [field: string]: unknown } = {}) {
  const before = (await office.lettersTo(centre.mailbox, 0)).length
  const { status, body } = await confirm(await written(centre.id, said))
  expect([status, body.status?.state]).toEqual([200, 'sent'])
  const [letter] = await office.lettersTo(centre.mailbox, before + 1)
  const [row] = await database.$client`
    select id from messages where centre_id = ${centre.id} order by confirmed_at desc, created_at desc limit 1`
  return {
    id: row?.id as string,
    letter: letter as NonNullable<typeof letter>,
    links: answerTokensIn(letter as NonNullable<typeof letter>),
    statusToken: body.statusToken as string,
  }
}

const idOf = async (centreId: string): Promise<string> => {
  const [row] = await database.$client`select id from messages where centre_id = ${centreId}`
  return row?.id
}

test('a letter is confirmed, delivered and answered, and its sender sees each of it', async () => {
  const centre = await aReached({ languages: ['fr-CA', 'en'] })
  const token = await written(centre.id, { email: 'thandi@tutors.example', language: 'af' })
  const [asked] = await office.lettersTo('thandi@tutors.example')
  const early = messageTokenIn(asked as NonNullable<typeof asked>, 'status')
  expect((await statusBy(early)).body).toMatchObject({ state: 'waiting', confirmedAt: null, removedOn: '2026-11-27' })
  expect(await office.lettersTo(centre.mailbox, 0)).toEqual([])

  const { status, body } = await confirm(token)
  expect(status).toBe(200)
  expect(body.status).toMatchObject({
    centre: { id: centre.id },
    state: 'sent',
    purpose: 'visit',
    answer: null,
    confirmedAt: fixedNow.toISOString(),
    removedOn: '2027-02-22',
    similar: [],
  })
  const [letter, ...more] = await office.lettersTo(centre.mailbox)
  expect(more).toEqual([])
  expect(letter?.replyTo).toEqual([{ name: 'Thandi Nkosi', address: 'thandi@tutors.example' }])
  expect(letter?.subject).toContain('Thandi Nkosi écrit à')
  // The vocabulary's word in the language of the frame, which is that of the centre's sessions.
  expect(letter?.text).toContain('Au sujet de : Visite (le centre l’offre)')
  expect(letter?.text).toContain('> Dear colleagues, we would like to visit you in May.')
  await office.lettersTo('thandi@tutors.example', 1, 'is afgelewer')
  expect((await statusBy(body.statusToken)).body).toMatchObject({ state: 'delivered', answer: null })
  expect((await statusBy(early)).body.state).toBe('delivered')

  const links = answerTokensIn(letter as NonNullable<typeof letter>)
  expect(Object.keys(links)).toEqual(['answered', 'not-now', 'not-for-us', 'abuse'])
  expect((await linkOf(links.answered ?? '')).body).toMatchObject({
    centre: { id: centre.id },
    senderName: 'Thandi Nkosi',
    answers: 'answered',
    answer: null,
  })
  clock = new Date(fixedNow.getTime() + 2 * dayMs)
  expect((await answerBy(links.answered ?? '')).body).toMatchObject({ answer: 'answered' })
  expect((await statusBy(early)).body).toMatchObject({ answer: 'answered', answeredAt: clock.toISOString() })
  const [tally] = await database.$client`select * from message_tallies where centre_id = ${centre.id}`
  expect(tally).toMatchObject({ answer: 'answered', answered_after: 2 })
  clock = fixedNow
})

test('each link of a letter works once, and a later one may say something else, but not after a report', async () => {
  const centre = await aReached()
  const { links, statusToken } = await delivered(centre)
  const { answered = '', abuse = '' } = links
  const [notNow, notForUs] = [links['not-now'] ?? '', links['not-for-us'] ?? '']
  const tries = await Promise.all(Array.from({ length: 5 }, () => answerBy(answered)))
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410])
  expect((await linkOf(answered)).body).toMatchObject({ reason: 'link' })
  expect((await answerBy(notNow)).body.answer).toBe('not-now')
  expect((await linkOf(notForUs)).body).toMatchObject({ answer: 'not-now', answers: 'not-for-us' })
  expect((await statusBy(statusToken)).body.answer).toBe('not-now')
  expect((await answerBy(abuse)).status).toBe(200)
  for (const token of [answered, notNow, notForUs, abuse]) {
    expect((await linkOf(token)).status).toBe(410)
    expect((await answerBy(token)).status).toBe(410)
  }
  // Its sender does not learn of it.
  expect((await statusBy(statusToken)).body).toMatchObject({ state: 'delivered', answer: null, answeredAt: null })
})
