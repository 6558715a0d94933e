import { setTimeout as delay } from 'node:timers/promises'
import { interfaceLanguages } from '@centres/contract'
import { type CentreRecord, type Database, makeSteward, readAnswerBand, removeOldMessages } from '@centres/db'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkSilences } from '../../api/src/messages/check-silence.ts'
import { tellSilence } from '../../api/src/messages/tell-silence.ts'
import { aCentre, act, given } from '../support/a-centre.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { aMessage, answerTokensIn, aPreview, messageTokenIn } from '../support/messages.ts'
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

/** Somebody who keeps the record of a centre. */
async function keptBy(centreId: string, email: string, language = 'en'): Promise<Visitor> {
  const steward = await office.signIn(email, language)
  const [row] = await database.$client`select id from people where email = ${email}`
  await makeSteward(database, row?.id, centreId, fixedNow.toISOString())
  return steward
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(20)
}

/** Every letter that was written is sent. */
const settled = () =>
  until(async () => {
    const [row] = await database.$client`
      select count(*)::int as count from jobs.job where name = 'letters' and state in ('created', 'active', 'retry')`
    return row?.count === 0
  })
const write = async (id: string, said: object = {}) =>
  anyone().ask('POST', `/centres/${id}/messages`, { ...aMessage(said), altcha: await solveFor(office.app) })
const confirm = (token: string) => anyone().ask('POST', '/messages/confirmation', { token })
const statusBy = (token: string) => anyone().ask('POST', '/messages/status', { token })
const answerBy = (token: string) => anyone().ask('POST', '/messages/answer', { token })
const linkOf = (token: string) => anyone().ask('POST', '/messages/links', { token })

/** A text of its own, as the same text to many centres is held. Digits make no difference. */
const ownText = () => [{ language: 'en', text: `Dear colleagues, we would like to visit you. ${'x'.repeat(senders)}` }]

/** The token of the link that sends a letter, once it was written. */
async function written(id: string, said: { email?: string; [field: string]: unknown } = {}): Promise<string> {
  const { email = aSender() } = said
  const before = (await office.lettersTo(email, 0, '/messages/confirm/')).length
  const { status, body } = await write(id, { texts: ownText(), ...said, email })
  expect([status, body]).toEqual([202, {}])
  const [letter] = await office.lettersTo(email, before + 1, '/messages/confirm/')
  return messageTokenIn(letter as NonNullable<typeof letter>, 'confirm')
}

/** A letter that has reached its centre, with the tokens of all its links. */
async function delivered(
  centre: { id: string; mailbox: string },
  said: { email?: string; [field: string]: unknown } = {},
) {
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

test('a letter is looked at word for word before it is sent, and nothing is kept of that', async () => {
  const centre = await aReached({ languages: ['fr-CA', 'en'] })
  const texts = [
    { language: 'af', text: 'Liewe kollegas, ons wil julle in Mei besoek.' },
    { language: 'ar', text: 'الزملاء الأعزاء، نود زيارتكم في شهر مايو.' },
  ]
  const look = (said: object) => anyone().ask('POST', `/centres/${centre.id}/messages/preview`, said)
  const seen = await look(aPreview({ texts, email: 'looks@tutors.example' }))
  expect([seen.status, seen.body.language]).toEqual([200, 'fr'])
  expect(await database.$client`select from messages where centre_id = ${centre.id}`).toHaveLength(0)

  const { letter } = await delivered(centre, { texts, email: 'looks@tutors.example' })
  const plain = (text = '') => text.replace(/\/messages\/answer\/\S+/g, '/messages/answer/').trim()
  expect(seen.body.subject).toBe(letter.subject)
  // Three days may go by before a letter is confirmed; the day until which its links hold is that of the sending.
  expect(plain(seen.body.text)).toBe(plain(letter.text))

  expect((await look(aPreview({ texts: [] }))).body.errors[0].name).toBe('texts')
  expect((await look(aPreview({ purpose: 'teleport' }))).body.errors[0].name).toBe('purpose')
  const shut = await aReached({ mailbox: null })
  expect((await anyone().ask('POST', `/centres/${shut.id}/messages/preview`, aPreview())).status).toBe(409)
})

test('a letter is confirmed, delivered and answered, and its sender sees each of it', async () => {
  const centre = await aReached({ languages: ['fr-CA', 'en'] })
  const token = await written(centre.id, { email: 'thandi@tutors.example', language: 'af', texts: aMessage().texts })
  const [asked] = await office.lettersTo('thandi@tutors.example')
  const early = messageTokenIn(asked as NonNullable<typeof asked>, 'status')
  expect((await statusBy(early)).body).toMatchObject({ state: 'waiting', confirmedAt: null, removedOn: '2026-11-27' })
  expect((await statusBy(early)).body.linkExpiresAt).toBe(new Date(fixedNow.getTime() + 2 * dayMs).toISOString())
  expect(await office.lettersTo(centre.mailbox, 0)).toEqual([])

  const { status, body } = await confirm(token)
  expect(status).toBe(200)
  expect(body.status).toMatchObject({
    centre: { id: centre.id },
    state: 'sent',
    purpose: 'visit',
    answer: null,
    confirmedAt: fixedNow.toISOString(),
    linkExpiresAt: null,
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
  expect((await statusBy(statusToken)).body).toMatchObject({
    state: 'delivered',
    answer: 'not-now',
    answeredAt: fixedNow.toISOString(),
  })
})

test('without a mailbox each steward gets the letter, in their own language', async () => {
  const centre = await aReached({ mailbox: null, languages: ['fr'] })
  await keptBy(centre.id, 'steward-es@sun.ac.za', 'es')
  await keptBy(centre.id, 'steward-ar@sun.ac.za', 'ar')
  const { body } = await confirm(await written(centre.id, { purpose: 'question', side: 'neither' }))
  const [spanish] = await office.lettersTo('steward-es@sun.ac.za', 1, 'Thandi Nkosi')
  const [arabic] = await office.lettersTo('steward-ar@sun.ac.za', 1, 'Thandi Nkosi')
  expect(spanish?.text).toContain('Sobre: una pregunta')
  expect(arabic?.text).toContain('الموضوع: سؤال')
  expect(spanish?.to).toMatchObject([{ address: 'steward-es@sun.ac.za' }])
  // One says it for all of them.
  const links = [spanish, arabic].map((letter) => answerTokensIn(letter as NonNullable<typeof letter>).answered ?? '')
  expect((await answerBy(links[0] ?? '')).status).toBe(200)
  expect((await answerBy(links[1] ?? '')).status).toBe(410)
  expect((await statusBy(body.statusToken)).body.answer).toBe('answered')
  await until(async () => (await statusBy(body.statusToken)).body.state === 'delivered')
})

test('a letter in two languages keeps the language and direction of each', async () => {
  const centre = await aReached()
  const { letter } = await delivered(centre, {
    texts: [
      { language: 'en', text: 'Dear colleagues,\n\nmay we visit you in spring?' },
      { language: 'ar', text: 'زملاءنا الأعزاء، هل لنا أن نزوركم في الربيع؟' },
    ],
  })
  const { document } = new JSDOM(letter.html ?? '').window
  const quotes = [...document.querySelectorAll('blockquote')].map(({ lang, dir, textContent }) => [
    lang,
    dir,
    textContent,
  ])
  expect(quotes).toEqual([
    ['en', 'ltr', 'Dear colleagues,\n\nmay we visit you in spring?'],
    ['ar', 'rtl', 'زملاءنا الأعزاء، هل لنا أن نزوركم في الربيع؟'],
  ])
  expect(document.documentElement.lang).toBe('en')
})

test('a centre that cannot be reached, has closed or takes no letters says so, and a merged one leads on', async () => {
  const unreached = await aReached({ mailbox: null })
  const closed = await aReached({ lifeState: 'closed' })
  const [gone, moved, next] = [await aReached(), await aReached(), await aReached()]
  await act(database, 'withdrawn', gone.id, { state: 'withdrawn', withdrawn_reason: 'Asked for' })
  await act(database, 'merged', moved.id, { life_state: 'merged', successor_id: next.id })
  for (const { id } of [unreached, closed]) {
    expect((await anyone().ask('GET', `/centres/${id}/writing`)).body).toMatchObject({ isReached: false })
    expect((await write(id)).status).toBe(409)
  }
  expect(await write(gone.id)).toMatchObject({ status: 410, body: { reason: 'Asked for' } })
  expect((await write('wca-0000000')).status).toBe(404)
  const redirected = await write(moved.id)
  expect([redirected.status, redirected.headers.location]).toEqual([308, `/v1/centres/${next.id}/messages`])
})

test('a letter to a record that has been merged since goes to the one it went into', async () => {
  const [moved, next] = [await aReached(), await aReached()]
  const token = await written(moved.id)
  await act(database, 'merged', moved.id, { life_state: 'merged', successor_id: next.id })
  expect((await confirm(token)).body.status.centre.id).toBe(next.id)
  await office.lettersTo(next.mailbox)
  expect(await office.lettersTo(moved.mailbox, 0)).toEqual([])
})

test('stewards say which letters are welcome, pause them, and never write over one another', async () => {
  const centre = await aReached()
  const steward = await keptBy(centre.id, 'wishes@sun.ac.za')
  const url = `/me/centres/${centre.id}/writing`
  const nothing = {
    isPaused: false,
    pausedUntil: null,
    languages: [],
    purposes: [],
    note: '',
    noteLanguage: null,
    revision: 0,
  }
  expect((await steward.ask('GET', url)).body).toEqual(nothing)
  const wishes = {
    isPaused: false,
    languages: ['af', 'en'],
    purposes: ['visit', 'question'],
    note: 'Term breaks: July, December',
    noteLanguage: 'en',
    revision: 0,
  }
  expect((await steward.ask('PUT', url, wishes)).body).toEqual({ ...wishes, pausedUntil: null, revision: 1 })
  expect((await steward.ask('PUT', url, wishes)).status).toBe(409)
  const told = await anyone().ask('GET', `/centres/${centre.id}/writing`)
  expect(told.body).toEqual({ ...wishes, isReached: true, pausedUntil: null, answers: null, revision: undefined })
  // What a centre welcomes is a wish: others are taken too.
  await written(centre.id, { purpose: 'tutor-exchange' })

  const token = await written(centre.id)
  const paused = { ...wishes, isPaused: true, pausedUntil: '2026-11-25', revision: 1 }
  expect((await steward.ask('PUT', url, paused)).body.revision).toBe(2)
  expect((await anyone().ask('GET', `/centres/${centre.id}/writing`)).body).toMatchObject({
    isPaused: true,
    pausedUntil: '2026-11-25',
  })
  expect((await write(centre.id)).status).toBe(409)
  expect((await confirm(token)).status).toBe(409)
  clock = new Date('2026-11-26T00:00:00.000Z')
  expect((await anyone().ask('GET', `/centres/${centre.id}/writing`)).body).toMatchObject({
    isPaused: false,
    pausedUntil: null,
  })
  expect((await confirm(token)).status).toBe(200)
  clock = fixedNow
  expect((await moderator.ask('GET', '/moderation/acts?limit=1')).body.items).toMatchObject([
    { action: 'letters-wished', subject: 'centre', subjectId: centre.id, role: 'steward' },
  ])

  for (const [by, status] of [
    [anyone(), 401],
    [moderator, 403],
  ] as const) {
    expect((await by.ask('GET', url)).status).toBe(status)
    expect((await by.ask('PUT', url, wishes)).status).toBe(status)
  }
  for (const [changed, name] of [
    [{ purposes: ['nonsense'] }, 'purposes.0'],
    [{ languages: ['qq'] }, 'languages.0'],
    [{ noteLanguage: null }, 'noteLanguage'],
    [{ isPaused: true, pausedUntil: '2026-11-23' }, 'pausedUntil'],
    [{ pausedUntil: '2026-12-01' }, 'pausedUntil'],
    [{ note: 'a\nb' }, 'note'],
  ] as const) {
    const { status, body } = await steward.ask('PUT', url, { ...wishes, ...changed, revision: 2 })
    expect([status, body.errors[0].name]).toEqual([400, name])
  }
})

test.each([
  ['a purpose that there is not', { purpose: 'nonsense' }, 'purpose'],
  ['a language that there is not', { texts: [{ language: 'qq', text: 'x'.repeat(20) }] }, 'texts.0.language'],
  ['too little text', { texts: [{ language: 'en', text: 'Hello' }] }, 'texts.0.text'],
  ['no text', { texts: [] }, 'texts'],
  ['one language twice', { texts: [aMessage().texts[0], aMessage().texts[0]] }, 'texts'],
  ['no name', { name: ' ' }, 'name'],
  ['no address', { email: 'nobody' }, 'email'],
  ['no affiliation', { affiliation: '' }, 'affiliation'],
  ['no consent', { agreesToReply: false }, 'agreesToReply'],
  ['an attachment', { attachments: [{ filename: 'a.exe' }] }, 'attachments'],
])('%s is refused by its field', async (_, said, name) => {
  const { id } = await aReached()
  const { status, body } = await write(id, said)
  expect([status, body.errors[0].in, body.errors[0].name]).toEqual([400, 'body', name])
})

test('a token sends once, within two days; only its hash is kept', async () => {
  const centre = await aReached()
  const token = await written(centre.id)
  expect(JSON.stringify(await database.$client`select * from messages`)).not.toContain(token)
  expect(JSON.stringify(await database.$client`select data from jobs.job`)).not.toContain(token)
  for (const wrong of [`x${token.slice(1)}`, 'x', '%00', 'a'.repeat(300)])
    expect((await confirm(wrong)).status).toBe(410)
  const tries = await Promise.all(Array.from({ length: 5 }, () => confirm(token)))
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410])
  const late = await written(centre.id)
  clock = new Date(fixedNow.getTime() + 2 * dayMs)
  expect((await confirm(late)).status).toBe(410)
  clock = fixedNow
  const letters = await office.lettersTo(centre.mailbox)
  expect(letters).toHaveLength(1)
})

test.each([
  ['sender-day', 5, 'of a day', 1],
  ['sender-month', 20, 'of thirty days', 30],
] as const)(
  'beyond %s the %i letters %s are told with the wait, and the link holds on after it',
  async (limit, most, _, days) => {
    const centre = await aReached()
    const email = aSender()
    const token = await written(centre.id, { email })
    await delivered(await aReached(), { email })
    // The day before the link ends.
    clock = new Date(fixedNow.getTime() + 1.5 * dayMs)
    await database.$client`
    insert into messages
    select (jsonb_populate_record(m, jsonb_build_object('id', m.id || n, 'confirmed_at', ${clock.toISOString()}::text))).*
    from messages m, generate_series(1, ${most}::int) n where sender_email = ${email} and confirmed_at is not null`
    const { status, body, headers } = await confirm(token)
    expect([status, body.reason, headers['retry-after']]).toEqual([429, limit, `${days * 86_400}`])
    clock = new Date(clock.getTime() + days * dayMs)
    await removeOldMessages(database, clock.toISOString())
    expect((await confirm(token)).body.status?.state).toBe('sent')
    clock = fixedNow
  },
)

test('the twenty-first letter of a day that would ask an address is refused with the wait', async () => {
  const centre = await aReached()
  const email = aSender()
  await written(centre.id, { email })
  await database.$client`
    insert into messages
    select (jsonb_populate_record(m, jsonb_build_object('id', m.id || n, 'token_hash', m.id || n))).*
    from messages m, generate_series(1, 19) n where sender_email = ${email}`
  clock = new Date(fixedNow.getTime() + dayMs / 4)
  const { status, body, headers } = await write(centre.id, { email, texts: ownText() })
  expect([status, body.reason, headers['retry-after']]).toEqual([429, 'asked-day', `${86_400 * 0.75}`])
  clock = fixedNow
})

test('a robot is answered like a person, and nothing is kept', async () => {
  const { id } = await aReached()
  const email = aSender()
  expect(await write(id, { email, homepage: 'https://spam.example/' })).toMatchObject({ status: 202, body: {} })
  expect(
    (await anyone().ask('POST', `/centres/${id}/messages`, { ...aMessage(), altcha: 'x' })).body.errors[0].name,
  ).toBe('altcha')
  expect(await database.$client`select from messages where centre_id = ${id}`).toHaveLength(0)
  expect(await office.lettersTo(email, 0)).toEqual([])
})

const today = '2026-11-24'
const before = (days: number) => new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10)
/** Letters that a centre had, as their tallies tell: days ago, and in how many it answered. */
async function talliesOf(centreId: string, ...tallies: [number, number | null, string?][]): Promise<void> {
  for (const [ago, after, answer] of tallies) {
    made += 1
    await database.$client`
      insert into message_tallies (id, centre_id, sent_on, answer, answered_after)
      values (${`tally-${made}`}, ${centreId}, ${before(ago)}, ${after === null ? null : (answer ?? 'answered')}, ${after})`
  }
}

/** Silences of other tests are theirs. */
const nothingTallied = async () => void (await database.$client`delete from message_tallies`)

type Letters = [number, number | null][]
const letter = (sentBefore: number, answeredAfter: number | null): Letters[0] => [sentBefore, answeredAfter]
const many = (count: number, one: Letters[0]): Letters => Array.from({ length: count }, () => one)

test.each<[string, Letters, string | null]>([
  ['nothing of no letters', [], null],
  ['nothing of four', many(4, letter(60, 1)), null],
  ['nothing while a fifth may still be answered', [...many(4, letter(60, 1)), letter(21, null)], null],
  ['days of five answered at once', many(5, letter(60, 0)), 'days'],
  ['days up to seven', many(5, letter(60, 7)), 'days'],
  ['weeks from eight', many(5, letter(60, 8)), 'weeks'],
  ['weeks up to thirty', many(5, letter(60, 30)), 'weeks'],
  ['rarely from thirty-one', many(5, letter(60, 31)), 'rarely'],
  ['rarely of five that nobody answered', many(5, letter(22, null)), 'rarely'],
  ['days where three of five were answered', [...many(3, letter(60, 2)), ...many(2, letter(60, null))], 'days'],
  ['rarely where two of five were', [...many(2, letter(60, 2)), ...many(3, letter(60, null))], 'rarely'],
  ['days where half of six were', [...many(3, letter(60, 2)), ...many(3, letter(60, null))], 'days'],
  ['days whatever is still under way', [...many(5, letter(60, 2)), ...many(9, letter(3, null))], 'days'],
])('the usual time of answering is %s', async (_, letters, band) => {
  const { id } = await aReached()
  await talliesOf(id, ...letters)
  expect(await readAnswerBand(database, id, fixedNow.toISOString())).toBe(band)
})

test('the profile tells how soon a centre answers by its last twenty letters, those of yesterday and reports left out', async () => {
  const { id } = await aReached()
  const told = async () => (await anyone().ask('GET', `/centres/${id}/writing`)).body.answers
  await talliesOf(id, ...Array.from({ length: 4 }, (): [number, number] => [100, 1]), [1, 0], [0, 0], [50, 1, 'abuse'])
  expect(await told()).toBe(null)
  await talliesOf(id, [99, 1])
  expect(await told()).toBe('days')
  await talliesOf(id, ...Array.from({ length: 20 }, (): [number, null] => [40, null]))
  expect(await told()).toBe('rarely')
})

test('three letters in a row without an answer ask the stewards once whether the record is still correct', async () => {
  await nothingTallied()
  const confirmedAt = '2026-05-01T10:00:00.000Z'
  const centre = await aReached({ confirmedAt })
  await keptBy(centre.id, 'silent@sun.ac.za')
  const asked = async () => (await office.lettersTo('silent@sun.ac.za', 0, 'stayed without an answer')).length
  await talliesOf(centre.id, [200, null], [60, 2], [40, null], [30, null], [21, null])
  await checkSilences(office.services)
  expect(await asked()).toBe(0)
  await talliesOf(centre.id, [22, null])
  await Promise.all([1, 2, 3].map(() => checkSilences(office.services)))
  const [letter] = await office.lettersTo('silent@sun.ac.za', 1, 'stayed without an answer')
  const confirmLink = /\/reminders\/(confirm\.[^\s?]+)/.exec(letter?.text ?? '')?.[1]
  expect((await anyone().ask('POST', `/reminders/${confirmLink}/confirmation`)).status).toBe(200)
  clock = new Date(fixedNow.getTime() + 30 * dayMs)
  await checkSilences(office.services)
  await settled()
  expect(await asked()).toBe(1)
  // An answer ends a silence; three more begin another.
  await talliesOf(centre.id, [19, 1], [10, null], [9, null], [8, null])
  await checkSilences(office.services)
  await office.lettersTo('silent@sun.ac.za', 2, 'stayed without an answer')
  clock = fixedNow
})

test('a steward who had a reminder this week is asked another day; who wants none is not, and moderators are', async () => {
  await nothingTallied()
  const confirmedAt = '2026-05-01T10:00:00.000Z'
  const [busy, off, unkept] = [await aReached({ confirmedAt }), await aReached({ confirmedAt }), await aReached()]
  await keptBy(busy.id, 'busy@sun.ac.za')
  const wantsNone = await keptBy(off.id, 'off@sun.ac.za')
  await wantsNone.ask('PUT', '/me/letters', { reminders: false, waiting: true })
  await database.$client`
    insert into reminders select id, ${off.id}, ${confirmedAt}, 11, ${fixedNow.toISOString()} from people
    where email = 'busy@sun.ac.za'`
  for (const { id } of [busy, off, unkept]) await talliesOf(id, [40, null], [30, null], [25, null])
  await checkSilences(office.services)
  await checkSilences(office.services)
  await settled()
  expect(await office.lettersTo('busy@sun.ac.za', 0, 'stayed without')).toEqual([])
  expect(await office.lettersTo('off@sun.ac.za', 0, 'stayed without')).toEqual([])
  const waiting = async () =>
    (await database.$client`select centre_id as id, kind from suggestions order by centre_id`).map(({ id, kind }) => [
      id,
      kind,
    ])
  expect(await waiting()).toEqual([off.id, unkept.id].sort().map((id) => [id, 'closed']))
  const { items } = (await moderator.ask('GET', '/moderation/queue?kind=suggestion')).body
  expect(items).toHaveLength(2)
  clock = new Date(fixedNow.getTime() + 8 * dayMs)
  await checkSilences(office.services)
  await office.lettersTo('busy@sun.ac.za', 1, 'stayed without')
  clock = fixedNow
})

test('after three weeks without an answer the sender hears so once, with similar centres, and sees them', async () => {
  const outline = { languages: ['xh'], kinds: ['writing-centre'] }
  const centre = await aReached(outline)
  const peer = await aReached({ ...outline, name: 'Peer Centre' })
  // As alike, and no letter would be read there.
  const unfit = [
    await aReached({ ...outline, lifeState: 'closed' }),
    await aReached({ ...outline, lifeState: 'paused' }),
    await aReached({ ...outline, mailbox: null }),
  ]
  const resting = await aReached(outline)
  await database.$client`
    insert into writing_wishes (centre_id, revision, is_paused, note, updated_at)
    values (${resting.id}, 1, true, '', ${fixedNow.toISOString()})`
  const email = aSender()
  const { statusToken } = await delivered(centre, { email })
  const answered = await delivered(centre)
  await answerBy(answered.links['not-now'] ?? '')
  // Who was reported hears what everybody hears.
  const rude = aSender()
  const reported = await delivered(centre, { email: rude })
  await answerBy(reported.links.abuse ?? '')
  clock = new Date(fixedNow.getTime() + 21 * dayMs - 1)
  await tellSilence(office.services)
  expect((await statusBy(statusToken)).body.similar).toEqual([])
  clock = new Date(fixedNow.getTime() + 21 * dayMs)
  await Promise.all([1, 2].map(() => tellSilence(office.services)))
  const [letter] = await office.lettersTo(email, 1, 'No answer from')
  expect(letter?.text).toContain(`/centres/${peer.id}/peer-centre`)
  const [first, ...others] = (await statusBy(statusToken)).body.similar.map(({ id }: { id: string }) => id)
  expect(first).toBe(peer.id)
  for (const { id } of [...unfit, resting]) {
    expect(letter?.text).not.toContain(id)
    expect(others).not.toContain(id)
  }
  await office.lettersTo(rude, 1, 'No answer from')
  expect((await statusBy(reported.statusToken)).body.similar[0]).toMatchObject({ id: peer.id })
  expect((await statusBy(answered.statusToken)).body).toMatchObject({ answer: 'not-now', similar: [] })
  clock = new Date(fixedNow.getTime() + 22 * dayMs)
  await tellSilence(office.services)
  await settled()
  expect(await office.lettersTo(email, 1, 'No answer from')).toHaveLength(1)
  clock = fixedNow
})

test('letters are removed after 90 days, unconfirmed ones after three; their tallies stay', async () => {
  const centre = await aReached()
  const { statusToken, links, id } = await delivered(centre)
  await written(centre.id)
  await database.$client`
    insert into jobs.job (name, data) values ('letters-dead', jsonb_build_object('to', 'x', 'about', ${id}::text))`
  const lettersAbout = async () => (await database.$client`select from jobs.job where data ->> 'about' = ${id}`).length
  const states = async () =>
    (await database.$client`select state from messages where centre_id = ${centre.id} order by state`).map(
      ({ state }) => state,
    )
  const removeAt = (days: number) =>
    removeOldMessages(database, new Date(fixedNow.getTime() + days * dayMs).toISOString())
  await removeAt(2)
  expect(await states()).toEqual(['delivered', 'waiting'])
  await removeAt(3)
  expect(await states()).toEqual(['delivered'])
  await removeAt(89)
  expect(await states()).toEqual(['delivered'])
  expect(await lettersAbout()).toBeGreaterThan(0)
  await removeAt(90)
  expect(await states()).toEqual([])
  expect(await lettersAbout()).toBe(0)
  expect((await statusBy(statusToken)).status).toBe(410)
  expect((await answerBy(links.answered ?? '')).status).toBe(410)
  expect(await database.$client`select from message_tallies where centre_id = ${centre.id}`).toHaveLength(1)
})

test('who asks after a letter that has no answer yet counts once for the centre, and the answer to either counts', async () => {
  const centre = await aReached()
  const email = aSender()
  const tallies = async () =>
    (
      await database.$client`
        select answer, answered_after as after from message_tallies where centre_id = ${centre.id} order by sent_on, answer`
    ).map(({ answer, after }) => [answer, after])
  await delivered(centre, { email })
  await delivered(centre)
  expect(await tallies()).toHaveLength(2)
  clock = new Date(fixedNow.getTime() + 10 * dayMs)
  const second = await delivered(centre, { email: email.replace('@', '+again@') })
  clock = new Date(fixedNow.getTime() + 25 * dayMs)
  await delivered(centre, { email })
  expect(await tallies()).toEqual([
    [null, null],
    [null, null],
  ])
  await answerBy(second.links.answered ?? '')
  expect(await tallies()).toEqual([
    ['answered', 25],
    [null, null],
  ])
  // What is answered is asked after no more: another letter is another.
  await delivered(centre, { email })
  expect(await tallies()).toHaveLength(3)
  clock = new Date(fixedNow.getTime() + 47 * dayMs)
  await delivered(centre, { email })
  expect(await tallies()).toHaveLength(4)
  clock = fixedNow
})

test('whoever signs in takes their letters away and erases them, those on their way too', async () => {
  const centre = await aReached()
  const email = 'own-letters@tutors.example'
  const person = await office.signIn(email)
  await delivered(centre, { email })
  expect((await person.ask('GET', '/me/data')).body.messages).toMatchObject([
    { centreId: centre.id, state: 'delivered', name: 'Thandi Nkosi', purpose: 'visit', answer: null },
  ])
  const id = await idOf(centre.id)
  await database.$client`
    insert into jobs.job (name, data) values ('letters-dead', jsonb_build_object('to', 'x', 'about', ${id}::text))`
  const [asked] = await office.lettersTo(email, 1, '/messages/confirm/')
  const status = messageTokenIn(asked as NonNullable<typeof asked>, 'status')
  expect((await person.ask('DELETE', '/me', { email })).status).toBe(200)
  expect(await database.$client`select from messages where sender_email = ${email}`).toHaveLength(0)
  expect(await database.$client`select from jobs.job where data ->> 'about' = ${id}`).toHaveLength(0)
  const [left] = await database.$client`select * from messages where id = ${id}`
  expect(left).toMatchObject({ sender_name: '…', affiliation: '…', dates: '', texts: [], state: 'delivered' })
  expect(JSON.stringify(left)).not.toMatch(/own-letters|tutors\.example|Thandi|colleagues/)
  expect((await statusBy(status)).status).toBe(410)
  clock = new Date(fixedNow.getTime() + 22 * dayMs)
  await tellSilence(office.services)
  await settled()
  expect(await office.lettersTo(email, 0, 'No answer from')).toEqual([])
  clock = fixedNow
  const anew = await office.signIn(email)
  expect((await anew.ask('GET', '/me/data')).body.messages).toEqual([])
})

test.each(interfaceLanguages)('letters to the sender are written in %s', async (language) => {
  const centre = await aReached()
  const email = aSender()
  await delivered(centre, { email, language })
  for (const letter of await office.lettersTo(email, 2))
    expect(`${letter.subject} ${letter.text}`).not.toMatch(/message[A-Z]|\{\{/)
})
