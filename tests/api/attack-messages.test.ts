import { Writable } from 'node:stream'
import { MessageToSend } from '@centres/contract'
import { type CentreRecord, type Database, makeSteward, type PublicCentre, readCentre } from '@centres/db'
import { JSDOM } from 'jsdom'
import type { Email } from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf } from '../../api/src/letters/token.ts'
import { confirm } from '../../api/src/messages/confirm.ts'
import { sendMessage } from '../../api/src/messages/send.ts'
import { aCentre, act, given } from '../support/a-centre.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { aMessage, answerTokensIn, messageTokenIn } from '../support/messages.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'

const dayMs = 86_400_000

let database: Database
let office: Office
let moderator: Visitor
let elsewhere: Visitor
let clock = fixedNow
let log = ''
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  const logTo = new Writable({
    write: (text, _, done) => {
      log += text
      done()
    },
  })
  office = await openOffice(database, { now: () => clock, logLevel: 'trace', logTo })
  moderator = await office.signIn('moderator@example.org')
  elsewhere = await office.signIn('kenya@example.org')
  await database.$client`
    insert into moderators select id, 'country', 'KE', now() from people where email = 'kenya@example.org'`
})
afterAll(() => office.close())

let made = 0
/** Centres that a letter reaches, each with a mailbox of its own. */
async function reached(count = 1): Promise<(CentreRecord & { mailbox: string })[]> {
  const centres = Array.from({ length: count }, () => {
    made += 1
    return aCentre({ name: `Skryflab ${made}`, mailbox: `mailbox-${made}@centre.example` })
  })
  await given(database, ...centres)
  office.app.versions.forget()
  return centres as (CentreRecord & { mailbox: string })[]
}
const aReached = async () => (await reached())[0] as CentreRecord & { mailbox: string }

/** A word of letters for each number, as digits make no text another. */
const wordOf = (number: number) => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')

let senders = 0
const aSender = (domain = 'tutors.example') => {
  senders += 1
  return `sender-${senders}@${domain}`
}

type Said = { email?: string; [field: string]: unknown }

const anyone = () => office.visitor()
const ownText = () => [{ language: 'en', text: `Dear colleagues, we would like to visit you: ${wordOf(senders)}.` }]
const write = async (id: string, said: Said = {}) =>
  anyone().ask('POST', `/centres/${id}/messages`, {
    ...aMessage({ texts: ownText(), ...said }),
    altcha: await solveFor(office.app),
  })
const confirmBy = (token: string) => anyone().ask('POST', '/messages/confirmation', { token })
const statusBy = (token: string) => anyone().ask('POST', '/messages/status', { token })
const answerBy = (token: string) => anyone().ask('POST', '/messages/answer', { token })
const linkOf = (token: string) => anyone().ask('POST', '/messages/links', { token })

async function written(id: string, said: Said = {}): Promise<string> {
  const { email = aSender() } = said
  const before = (await office.lettersTo(email, 0, '/messages/confirm/')).length
  const { status, body } = await write(id, { ...said, email })
  expect([status, body]).toEqual([202, {}])
  const [letter] = await office.lettersTo(email, before + 1, '/messages/confirm/')
  return messageTokenIn(letter as Email, 'confirm')
}

async function delivered(centre: { id: string; mailbox: string }, said: Said = {}) {
  const { status, body } = await confirmBy(await written(centre.id, said))
  expect([status, body.status?.state]).toEqual([200, 'sent'])
  const [letter] = await office.lettersTo(centre.mailbox)
  return { letter: letter as Email, links: answerTokensIn(letter as Email), statusToken: body.statusToken as string }
}

const idAt = async (centreId: string): Promise<string> => {
  const [row] = await database.$client`
    select id from messages where centre_id = ${centreId} order by created_at desc, id limit 1`
  return row?.id
}

const queue = async (by = moderator) => (await by.ask('GET', '/moderation/queue?kind=message&limit=100')).body.items
const read = (id: string, by = moderator) => by.ask('GET', `/messages/${id}`)
const decide = (id: string, decision: object, by = moderator) => by.ask('POST', `/messages/${id}/decision`, decision)

const breaks = [
  '\r\nBcc: all@example.org',
  '\nBcc: x',
  '\rBcc: x',
  '\u2028Bcc: x',
  '\u2029Bcc: x',
  '\u0085Bcc: x',
  '\u0000',
  '\vBcc: x',
  '\ud800',
]

test.each(['name', 'affiliation', 'dates', 'purpose', 'email', 'language', 'side'])(
  'whatever would begin another line is refused in %s',
  async (field) => {
    const { id } = await aReached()
    for (const mark of breaks) {
      const value = `${field === 'email' ? 'thandi@tutors.example' : 'Thandi'}${mark}`
      const { status, body } = await write(id, { [field]: value })
      expect([mark, status, body.errors?.[0].name]).toEqual([mark, 400, field])
    }
  },
)

test('neither a text nor an address carries what is no text, or a second address', async () => {
  const { id } = await aReached()
  for (const mark of ['\u0000', '\vx', '\ud800', '\u001b[2J'])
    expect(
      (await write(id, { texts: [{ language: 'en', text: `Twenty characters of text ${mark}` }] })).body.errors[0].name,
    ).toBe('texts.0.text')
  for (const email of [
    'a@example.org,b@example.org',
    'a@example.org b@example.org',
    '<a@example.org>',
    'A <a@example.org>',
    'a@example.org;b@c.example',
    '"a b"@example.org',
    'a@[127.0.0.1]',
  ])
    expect([email, (await write(id, { email })).body.errors?.[0].name]).toEqual([email, 'email'])
})

test.each([
  'Nkosi, Thandi <all@example.org>, other@example.org',
  '"quoted" \\ Nkosi',
  '=?utf-8?q?Thandi=0D=0ABcc:_all@example.org?=',
  '=?utf-8?b?VGhhbmRpDQpCY2M6IGFsbEBleGFtcGxlLm9yZw==?=',
  'Thandi: all@example.org;',
  '\u202ethandi\u2066 ثاندي',
])('a name like %s is a name, and answers go to one address', async (name) => {
  const centre = await aReached()
  const email = aSender()
  const { letter } = await delivered(centre, { name, email, affiliation: name, dates: name })
  expect(letter.replyTo?.map(({ address }) => address)).toEqual([email])
  expect(letter.to).toMatchObject([{ address: centre.mailbox }])
  expect(letter.from?.address).toBe('atlas@localhost')
  expect([letter.cc, letter.bcc]).toEqual([undefined, undefined])
  expect(letter.headers.map(({ key }) => key).filter((key) => key === 'reply-to' || key === 'subject')).toHaveLength(2)
  expect(letter.headers.map(({ key }) => key)).not.toContain('bcc')
  expect(letter.headers.map(({ key }) => key)).not.toContain('list-unsubscribe')
  expect(letter.subject).not.toContain('=?')
  expect(letter.attachments).toEqual([])
})

test('HTML, scripts, pictures that track and links of the sender arrive as text', async () => {
  const centre = await aReached()
  const text = [
    '<script>alert(1)</script><img src="https://track.example/pixel.gif" width="1">',
    '<a href="https://evil.example/">click</a> [click](https://evil.example/) javascript:alert(1)',
    '{{name}} $t(site) &amp; </blockquote></div><style>body{display:none}</style>',
    'begin 644 a.exe',
    '--boundary\nContent-Type: text/html\n\n<b>x</b>',
    '.',
  ].join('\n')
  const { letter } = await delivered(centre, {
    texts: [{ language: 'en', text }],
    name: '<b>Thandi</b>',
    affiliation: '<i>UoS</i>',
  })
  const html = letter.html ?? ''
  expect(html).not.toMatch(/<(script|img|style|b|i|iframe|link)\b/i)
  const hrefs = [...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, address]) => address ?? '')
  expect(hrefs).toHaveLength(5)
  for (const address of hrefs) expect(address).toMatch(/^http:\/\/localhost:3000\//)
  const { document } = new JSDOM(html).window
  expect(document.querySelector('blockquote')?.textContent).toBe(text)
  expect(document.querySelector('bdi')?.textContent).toBe('<b>Thandi</b>')
  for (const line of text.split('\n').filter(Boolean)) expect(letter.text).toContain(`> ${line}`)
  expect(letter.attachments).toEqual([])
})

/** Letters that wait for their senders, with tokens that are known here; nothing is asked of anybody. */
async function waiting(letters: { centreId: string; email: string; fingerprint: string }[]): Promise<string[]> {
  const tokens = letters.map(() => `token-${made++}`)
  const rows = letters.map(({ centreId, email, fingerprint }, place) => ({
    id: tokens[place],
    centre: centreId,
    email,
    fingerprint,
    hash: hashOf(tokens[place] as string),
  }))
  await database.$client`
    insert into messages (id, centre_id, state, sender_name, sender_email, affiliation, purpose, side, dates, texts,
      fingerprints, language, token_hash, token_expires_at, created_at, remove_on)
    select id, centre, 'waiting', 'Thandi', email, 'University', 'question', 'neither', '', '[]',
      array[fingerprint], 'en', hash, '2030-01-01', ${clock.toISOString()}, '2030-01-01'
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as rows (id text, centre text, email text, fingerprint text, hash text)`
  return tokens
}

/** What came of confirming each: a state, or the status of a refusal. Letters are counted, not sent. */
async function confirmAll(tokens: string[]): Promise<{ outcomes: Record<string, number>; letters: number }> {
  let letters = 0
  const jobs = {
    ...office.services.jobs,
    send: async (_: unknown, __: string, data: object) => {
      if ((data as { kind: string }).kind === 'message-to-centre') letters += 1
    },
  }
  const outcomes: Record<string, number> = {}
  for (const token of tokens) {
    const outcome = await confirm({ ...office.services, jobs }, token).then(
      ({ state }) => state,
      (error: Error) => error.constructor.name,
    )
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  return { outcomes, letters }
}

test('of a thousand letters from one sender twenty are asked for, five go out a day and twenty in thirty days', async () => {
  clock = new Date('2027-01-10T12:00:00.000Z')
  const centres = await reached(20)
  const email = aSender()
  const from = (number: number) => (number % 2 ? email : email.replace('@', `+${number}@`))
  const services = { ...office.services, jobs: { ...office.services.jobs, send: async () => {} } }
  const centre = (await readCentre(database, centres[0]?.id ?? '')) as PublicCentre
  const asked: Record<string, number> = {}
  for (let number = 0; number < 1000; number++) {
    const { altcha, homepage, agreesToReply, ...said } = MessageToSend.parse({
      ...aMessage({ email: from(number) }),
      altcha: 'x',
    })
    const outcome = await sendMessage(services, centre, said).then(
      () => 'asked',
      (error: Error) => error.constructor.name,
    )
    asked[outcome] = (asked[outcome] ?? 0) + 1
  }
  expect(asked).toEqual({ asked: 20, TooMany: 980 })
  const sent = []
  for (let day = 0; day < 5; day++) {
    const letters = Array.from({ length: 20 }, (_, number) => ({
      centreId: centres[number]?.id as string,
      email: from(number),
      fingerprint: wordOf(made + number),
    }))
    sent.push(await confirmAll(await waiting(letters)))
    clock = new Date(clock.getTime() + dayMs + 1)
  }
  const five = { outcomes: { sent: 5, TooMany: 15 }, letters: 5 }
  expect(sent).toEqual([five, five, five, five, { outcomes: { TooMany: 20 }, letters: 0 }])
  clock = fixedNow
})

test('of a thousand letters from as many senders five hundred go out a day, the rest is held and not lost', async () => {
  clock = new Date('2027-03-10T12:00:00.000Z')
  const centres = await reached(120)
  const tokens = await waiting(
    Array.from({ length: 1000 }, (_, number) => ({
      centreId: centres[number % centres.length]?.id as string,
      email: aSender(),
      fingerprint: wordOf(made + number),
    })),
  )
  // Those that went out by now are counted, whichever process has sent them.
  await database.$client`
    update messages set state = 'sent', token_hash = null, confirmed_at = created_at, sent_at = created_at
    where token_hash = any(${tokens.slice(0, 480).map(hashOf)})`
  expect(await confirmAll(tokens.slice(480))).toEqual({ outcomes: { sent: 20, held: 500 }, letters: 20 })
  const more = await waiting(
    Array.from({ length: 4 }, () => ({
      centreId: centres[0]?.id as string,
      email: aSender(),
      fingerprint: wordOf(made),
    })),
  )
  expect((await confirmAll(more)).outcomes).toEqual({ held: 1, TooMany: 3 })
  await database.$client`delete from messages where confirmed_at > '2027-03-01'`
  clock = fixedNow
})

test('processes that send at once keep to the limits together, and a refused link still holds tomorrow', async () => {
  const centre = await aReached()
  const tokens = await waiting(
    Array.from({ length: 14 }, () => ({ centreId: centre.id, email: aSender(), fingerprint: wordOf(made) })),
  )
  const tries = await Promise.all(tokens.map(async (token) => ({ token, ...(await confirmBy(token)) })))
  expect(tries.map(({ status }) => status).sort()).toEqual([...Array(10).fill(200), ...Array(4).fill(429)])
  const refused = tries.find(({ status }) => status === 429)
  expect(refused?.body.detail).toContain('10 letters today')
  expect([refused?.body.reason, refused?.headers['retry-after']]).toEqual(['centre-day', '86400'])
  clock = new Date(fixedNow.getTime() + dayMs - 1)
  expect((await confirmBy(refused?.token ?? '')).status).toBe(429)
  clock = fixedNow
  await database.$client`update messages set confirmed_at = confirmed_at - interval '24 hours' where centre_id = ${centre.id} and state <> 'waiting'`
  expect((await confirmBy(refused?.token ?? '')).status).toBe(200)
})

test('the same text to a fourth centre is held, whoever sends it and whichever names and numbers are put in', async () => {
  const centres = await reached(5)
  const text = (centre: CentreRecord, number: number) =>
    `Dear ${centre.names[0]?.text}! Our SERVICE no. ${number} improves every páper at ${centre.institutions[0]?.names[0]?.text}.`
  const states = []
  for (const [number, centre] of centres.entries()) {
    const texts = [{ language: 'en', text: text(centre, number * 7) }]
    // Beside it a text that nobody else has.
    if (number === 3) texts.push({ language: 'fr', text: 'Un texte tout à fait différent, et de moi seul.' })
    const { body } = await confirmBy(await written(centre.id, { texts }))
    states.push(body.status.state)
  }
  expect(states).toEqual(['sent', 'sent', 'sent', 'held', 'held'])
  expect(await office.lettersTo(centres[3]?.mailbox ?? '', 0)).toEqual([])
})

/** A letter that is held, as three others with its text went out before. */
async function held(said: Said = {}) {
  const centres = await reached(4)
  const word = wordOf(made)
  let token = ''
  for (const centre of centres) {
    token = await written(centre.id, {
      texts: [{ language: 'en', text: `Private words of a sender, ${word} and more.` }],
      ...said,
      email: aSender(),
    })
    if (centre !== centres[3]) await confirmBy(token)
  }
  const { body } = await confirmBy(token)
  expect(body.status.state).toBe('held')
  const centre = centres[3] as CentreRecord & { mailbox: string }
  return {
    centre,
    id: await idAt(centre.id),
    statusToken: body.statusToken as string,
    sender: `sender-${senders}@tutors.example`,
  }
}

test('moderators see the numbers of a held letter and nothing that was written, and let it go', async () => {
  // They hear of what waits once a day at most.
  await database.$client`delete from waiting_letters`
  const { centre, id, statusToken } = await held()
  await office.letterTo('moderator@example.org', `/moderate/messages/`)
  expect(await queue()).toContainEqual(expect.objectContaining({ kind: 'message', id, countryCode: 'ZA' }))
  const { status, body, headers } = await read(id)
  expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
  expect(body).toMatchObject({
    why: 'held',
    state: 'open',
    senderDomain: 'tutors.example',
    sentToday: 1,
    sameText: 4,
    texts: null,
    senderName: null,
    affiliation: null,
    revision: 1,
    decision: null,
  })
  expect(JSON.stringify([body, await queue()])).not.toMatch(/Private words|Thandi|Writing Lab|sender-\d/)
  expect((await decide(id, { revision: 1, decision: 'blocked', reason: 'advertising' })).body.errors[0].name).toBe(
    'decision',
  )
  expect((await decide(id, { revision: 1, decision: 'refused' })).body.errors[0].name).toBe('reason')
  expect((await decide(id, { revision: 2, decision: 'let-go' })).status).toBe(409)
  const tries = await Promise.all([1, 2, 3].map(() => decide(id, { revision: 1, decision: 'let-go' })))
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  await office.lettersTo(centre.mailbox, 1, 'Private words')
  await office.lettersTo(`sender-${senders}@tutors.example`, 1, 'was delivered')
  expect((await statusBy(statusToken)).body.state).toBe('delivered')
  expect((await moderator.ask('GET', '/moderation/acts?limit=1')).body.items).toMatchObject([
    { action: 'let-go', subject: 'message', subjectId: id, role: 'moderator' },
  ])
})

test.each(['paused', 'closed'] as const)(
  'a held letter to a centre that is %s stays held, and why is told',
  async (why) => {
    const { centre, id } = await held()
    if (why === 'closed') await act(database, 'changed', centre.id, { life_state: 'closed' })
    else
      await database.$client`
      insert into writing_wishes (centre_id, revision, is_paused, note, updated_at)
      values (${centre.id}, 1, true, '', ${fixedNow.toISOString()})`
    const { status, body } = await decide(id, { revision: 1, decision: 'let-go' })
    expect([status, body.reason]).toEqual([409, why])
    expect((await read(id)).body).toMatchObject({ state: 'open', decision: null, revision: 1 })
  },
)

test('a held letter that is refused is not sent, and its sender hears why', async () => {
  const { centre, id, statusToken, sender } = await held()
  expect(
    (await decide(id, { revision: 1, decision: 'refused', reason: 'mass-mailing', message: 'One by one, please.' }))
      .body,
  ).toMatchObject({
    state: 'decided',
    decision: 'refused',
    texts: null,
  })
  const { text } = await office.letterTo(sender, 'was not sent')
  expect(text).toContain('a letter to very many')
  expect(text).toContain('> One by one, please.')
  expect((await statusBy(statusToken)).body).toMatchObject({ state: 'refused', deliveredAt: null })
  expect(await office.lettersTo(centre.mailbox, 0)).toEqual([])
})

test('a reported letter is shown to moderators, frozen, and thaws where there was no fault', async () => {
  const centre = await aReached()
  const { links, statusToken } = await delivered(centre, {
    texts: [{ language: 'en', text: 'Rude words that were reported here.' }],
  })
  const id = await idAt(centre.id)
  expect((await read(id)).status).toBe(404)
  await answerBy(links.abuse ?? '')
  const { body } = await read(id)
  expect(body).toMatchObject({
    why: 'reported',
    state: 'open',
    senderName: 'Thandi Nkosi',
    texts: [{ text: 'Rude words that were reported here.' }],
  })
  expect(JSON.stringify(body)).not.toMatch(/sender-\d/)
  expect((await statusBy(statusToken)).body).toMatchObject({ answer: null })
  expect((await decide(id, { revision: body.revision, decision: 'let-go' })).body.errors[0].name).toBe('decision')
  expect((await decide(id, { revision: body.revision, decision: 'no-fault' })).status).toBe(200)
  expect((await linkOf(links.abuse ?? '')).status).toBe(410)
  expect((await answerBy(links.answered ?? '')).body.answer).toBe('answered')
  expect((await statusBy(statusToken)).body.answer).toBe('answered')
})

test('what was answered before a report is answered after it too, where there was no fault', async () => {
  const centre = await aReached()
  const { links, statusToken } = await delivered(centre)
  await answerBy(links['not-now'] ?? '')
  const answered = (await statusBy(statusToken)).body
  clock = new Date(fixedNow.getTime() + 3 * dayMs)
  await answerBy(links.abuse ?? '')
  const tally = async () =>
    (await database.$client`select answer, answered_after from message_tallies where centre_id = ${centre.id}`)[0]
  expect(await tally()).toMatchObject({ answer: 'abuse' })
  expect((await statusBy(statusToken)).body).toEqual(answered)
  const id = await idAt(centre.id)
  const { revision } = (await read(id)).body
  expect((await decide(id, { revision, decision: 'no-fault' })).status).toBe(200)
  expect(await tally()).toEqual({ answer: 'not-now', answered_after: 0 })
  expect((await statusBy(statusToken)).body).toEqual(answered)
  expect((await answerBy(links.answered ?? '')).body.answer).toBe('answered')
  clock = fixedNow
})

test('a held letter to a centre that is no longer listed is refused, and its sender hears so', async () => {
  const { centre, id, sender } = await held()
  await act(database, 'withdrawn', centre.id, { state: 'withdrawn', withdrawn_reason: 'Asked for' })
  const stopped = await decide(id, { revision: 1, decision: 'let-go' })
  expect([stopped.status, stopped.body.reason]).toEqual([409, 'unlisted'])
  expect((await decide(id, { revision: 1, decision: 'refused', reason: 'other' })).body.state).toBe('decided')
  expect((await office.letterTo(sender, 'was not sent')).subject).toContain(centre.names[0]?.text)

  const merged = await held()
  const values = { life_state: 'merged', successor_id: centre.id }
  await act(database, 'merged', merged.centre.id, values)
  expect((await decide(merged.id, { revision: 1, decision: 'let-go' })).status).toBe(409)
  expect((await decide(merged.id, { revision: 1, decision: 'refused', reason: 'other' })).status).toBe(200)
})

test('a held letter that is let go is kept for 90 days from then, and its links hold as long', async () => {
  const { centre, id, statusToken } = await held()
  expect((await statusBy(statusToken)).body.removedOn).toBe('2027-02-22')
  clock = new Date(fixedNow.getTime() + 30 * dayMs)
  expect((await decide(id, { revision: 1, decision: 'let-go' })).status).toBe(200)
  expect((await statusBy(statusToken)).body.removedOn).toBe('2027-03-24')
  const [letter] = await office.lettersTo(centre.mailbox)
  clock = new Date('2027-03-23T12:00:00.000Z')
  expect((await answerBy(answerTokensIn(letter as Email).answered ?? '')).status).toBe(200)
  clock = fixedNow
})

test('what is held of one who erases themselves waits for nobody', async () => {
  const { id, sender } = await held()
  const person = await office.signIn(sender)
  expect((await person.ask('DELETE', '/me', { email: sender })).status).toBe(200)
  expect((await queue()).map((one: { id: string }) => one.id)).not.toContain(id)
  expect((await read(id)).body).toMatchObject({ state: 'decided', decision: 'refused' })
})

test('a blocked sender is answered like anybody and sends nothing, until the block is lifted', async () => {
  const [first, second] = (await reached(2)) as [CentreRecord & { mailbox: string }, CentreRecord & { mailbox: string }]
  const email = aSender('spam.example')
  const { links } = await delivered(first, { email })
  const early = await written(second.id, { email: email.replace('@', '+tag@') })
  await answerBy(links.abuse ?? '')
  const id = await idAt(first.id)
  const { revision } = (await read(id)).body
  expect((await decide(id, { revision, decision: 'blocked', reason: 'abusive' })).body.decision).toBe('blocked')
  const known = JSON.stringify(await database.$client`select * from blocked_senders`)
  expect(known).not.toContain(email.split('@')[0])
  expect((await confirmBy(early)).status).toBe(410)
  const letters = async () => (await office.lettersTo(email, 0)).length
  const before = await letters()
  const blocked = await write(second.id, { email })
  const other = await write(second.id, { email: aSender() })
  expect([blocked.status, blocked.body]).toEqual([other.status, other.body])
  await office.lettersTo(`sender-${senders}@tutors.example`)
  expect(await letters()).toBe(before)
  expect(
    await database.$client`select from messages where sender_email = ${email} and centre_id = ${second.id}`,
  ).toHaveLength(0)

  const { blocks } = (await moderator.ask('GET', '/moderation/messages')).body
  expect(blocks).toMatchObject([{ what: 'spam.example', isDomain: false, reason: 'abusive' }])
  expect((await moderator.ask('DELETE', `/moderation/messages/blocks/${blocks[0].id}`)).status).toBe(200)
  expect((await moderator.ask('DELETE', `/moderation/messages/blocks/${blocks[0].id}`)).status).toBe(404)
  await written(second.id, { email })
})

test('a blocked domain and all below it send nothing, what waits included', async () => {
  const centre = await aReached()
  const email = aSender('mail.bulk.example')
  const early = await written(centre.id, { email })
  const block = (domain: string, by = moderator) =>
    by.ask('POST', '/moderation/messages/blocks', { domain, reason: 'advertising' })
  expect((await block('bulk.example')).status).toBe(200)
  expect((await block('Bulk.Example')).status).toBe(409)
  expect((await block('no domain')).body.errors[0].name).toBe('domain')
  expect((await confirmBy(early)).status).toBe(410)
  for (const domain of ['bulk.example', 'a.b.bulk.example']) {
    expect((await write(centre.id, { email: aSender(domain) })).status).toBe(202)
    expect(await database.$client`select from messages where sender_email like ${`%@${domain}`}`).toHaveLength(0)
  }
  await written(centre.id, { email: aSender('notbulk.example') })
  const { days } = (await moderator.ask('GET', '/moderation/messages')).body
  const [row] = await database.$client`
    select count(*)::int as held from messages where held_at::date = '2026-11-24'`
  const today = days.find(({ on }: { on: string }) => on === '2026-11-24')
  expect(today).toMatchObject({ held: row?.held, reported: 2 })
  expect((await moderator.ask('GET', '/moderation/acts?limit=1')).body.items).toMatchObject([
    { action: 'domain-blocked', subject: 'message', details: { domain: 'bulk.example' } },
  ])
})

test('a block ends what is held of its sender too, who sees it held on', async () => {
  const { centre, id, statusToken } = await held()
  const [row] = await database.$client`
    update messages set sender_email = 'held@below.heldbulk.example' where id = ${id} returning revision`
  const block = { domain: 'heldbulk.example', reason: 'advertising' }
  expect((await moderator.ask('POST', '/moderation/messages/blocks', block)).status).toBe(200)
  expect((await queue()).map((one: { id: string }) => one.id)).not.toContain(id)
  expect((await read(id)).body).toMatchObject({ state: 'decided', decision: 'blocked' })
  expect((await decide(id, { revision: row?.revision, decision: 'let-go' })).status).toBe(409)
  expect((await statusBy(statusToken)).body.state).toBe('held')
  expect(await office.lettersTo(centre.mailbox, 0)).toEqual([])
})

test('who erases themselves is still counted and can still be blocked, and nothing tells who they were', async () => {
  const centres = await reached(6)
  const email = aSender('leaver.example')
  const first = await delivered(centres[0] as CentreRecord & { mailbox: string }, { email })
  for (const { id } of centres.slice(1, 5)) expect((await confirmBy(await written(id, { email }))).status).toBe(200)
  const last = centres[5]?.id as string
  const waits = await written(last, { email })
  const id = await idAt(centres[0]?.id as string)
  await answerBy(first.links.abuse ?? '')
  const erase = async () => (await office.signIn(email)).ask('DELETE', '/me', { email })
  expect((await erase()).status).toBe(200)
  expect((await confirmBy(waits)).status).toBe(410)
  expect((await confirmBy(await written(last, { email: email.replace('@', '+new@') }))).status).toBe(429)

  expect((await queue()).map((one: { id: string }) => one.id)).toContain(id)
  const { body } = await read(id)
  expect(body).toMatchObject({ why: 'reported', senderName: '…', affiliation: '…', senderDomain: '…', texts: [] })
  expect(body.sentToday).toBe(5)
  expect((await decide(id, { revision: body.revision, decision: 'blocked', reason: 'abusive' })).status).toBe(200)
  const kept = (await database.$client`select from messages where centre_id = ${last}`).length
  expect((await write(last, { email })).status).toBe(202)
  expect(await database.$client`select from messages where centre_id = ${last}`).toHaveLength(kept)
  const { blocks } = (await moderator.ask('GET', '/moderation/messages')).body
  const block = blocks.find(({ what }: { what: string }) => what === '…')
  expect(block).toMatchObject({ isDomain: false, reason: 'abusive' })
  expect(JSON.stringify(await database.$client`select * from blocked_senders`)).not.toContain('leaver')
  expect((await moderator.ask('DELETE', `/moderation/messages/blocks/${block.id}`)).status).toBe(200)
  expect((await confirmBy(await written(last, { email }))).status).toBe(429)
})

test('only moderators of the place read and decide, and only those of everything see numbers and blocks', async () => {
  const { id } = await held()
  const decision = { revision: 1, decision: 'let-go' }
  for (const [by, one, all] of [
    [anyone(), 401, 401],
    [await office.signIn('stranger@example.org'), 403, 403],
    [elsewhere, 404, 403],
  ] as const) {
    expect((await read(id, by)).status).toBe(one)
    expect((await decide(id, decision, by)).status).toBe(one)
    expect((await by.ask('GET', '/moderation/messages')).status).toBe(all)
    expect((await by.ask('POST', '/moderation/messages/blocks', { domain: 'x.example', reason: 'other' })).status).toBe(
      all,
    )
    expect((await by.ask('DELETE', `/moderation/messages/blocks/${id}`)).status).toBe(all)
  }
  expect(await queue(elsewhere)).toEqual([])
})

test('a link that is forged, tampered with, for something else or too old is refused', async () => {
  const [centre, another] = (await reached(2)) as [
    CentreRecord & { mailbox: string },
    CentreRecord & { mailbox: string },
  ]
  const { links, statusToken } = await delivered(centre)
  const other = await delivered(another)
  const answered = links.answered ?? ''
  const [purpose, person, about, expires, signature = ''] = answered.split('.')
  const flipped = `${signature.startsWith('0') ? '1' : '0'}${signature.slice(1)}`
  const forged = [
    [purpose, person, other.links.answered?.split('.')[2], expires, signature],
    ['message-abuse', person, about, expires, signature],
    ['message-status', person, about, expires, signature],
    [purpose, person, about, `z${expires}`, signature],
    [purpose, 'x', about, expires, signature],
    [purpose, person, about, expires, flipped],
    [purpose, person, about, expires],
    ['x'],
    ['é', 'é'],
  ].map((parts) => parts.join('.'))
  for (const token of forged) {
    for (const ask of [linkOf, answerBy, statusBy, confirmBy])
      expect([token, (await ask(token)).status]).toEqual([token, 410])
  }
  for (const ask of [linkOf, answerBy, confirmBy]) expect((await ask(statusToken)).status).toBe(410)
  for (const ask of [statusBy, confirmBy]) expect((await ask(answered)).status).toBe(410)
  expect((await anyone().ask('POST', `/reminders/${answered}/confirmation`)).status).toBe(410)
  expect((await anyone().ask('POST', `/unsubscriptions/${statusToken}`)).status).toBe(410)
  expect((await anyone().ask('POST', '/sessions', { token: statusToken })).status).toBe(410)
  clock = new Date(fixedNow.getTime() + 91 * dayMs)
  for (const ask of [linkOf, answerBy]) expect((await ask(answered)).status).toBe(410)
  expect((await statusBy(statusToken)).status).toBe(410)
  clock = fixedNow
  expect((await statusBy(statusToken)).body).toMatchObject({ state: 'delivered', answer: null })
})

/** The statements that a request asks of the database, without their values. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const client = database.$client as unknown as Record<'begin' | 'unsafe', (...given: unknown[]) => unknown>
  const { begin, unsafe } = client
  const said: string[] = []
  const listening = (one: Record<'unsafe', (...given: unknown[]) => unknown>) =>
    new Proxy(one, {
      get: (target, name) => {
        const value = Reflect.get(target, name)
        if (name !== 'unsafe') return typeof value === 'function' ? value.bind(target) : value
        return (text: string, ...rest: unknown[]) => {
          said.push(text)
          return (value as (...given: unknown[]) => unknown).call(target, text, ...rest)
        }
      },
    })
  client.begin = (work: unknown) =>
    begin.call(client, (tx: Record<'unsafe', () => unknown>) => (work as (tx: unknown) => unknown)(listening(tx)))
  await work()
  Object.assign(client, { begin, unsafe })
  return said
}

test('an address that the directory knows is answered, and looked for, like any other', async () => {
  const [centre] = (await reached(1)) as [CentreRecord & { mailbox: string }]
  await office.signIn('known@tutors.example')
  const [row] = await database.$client`select id from people where email = 'known@tutors.example'`
  await makeSteward(database, row?.id, centre.id, fixedNow.toISOString())
  const asked = async (email: string) => {
    let answer: Awaited<ReturnType<typeof write>> | undefined
    const statements = await statementsOf(async () => {
      answer = await write(centre.id, { email })
    })
    return { status: answer?.status, body: answer?.body, statements }
  }
  const unknown = await asked('unknown@tutors.example')
  expect(unknown.statements.length).toBeGreaterThan(4)
  for (const email of ['known@tutors.example', centre.mailbox, 'moderator@example.org'])
    expect(await asked(email)).toEqual(unknown)
})

test('no answer, file, feed, search or log tells an address, a token or a word of a letter', async () => {
  const centre = await aReached()
  const email = aSender('harvest.example')
  const texts = [{ language: 'en', text: 'Zwartkoppies is a word of this letter alone.' }]
  const token = await written(centre.id, { email, texts, affiliation: 'Zwartkoppies' })
  const { body } = await confirmBy(token)
  const [letter] = await office.lettersTo(centre.mailbox)
  const links = answerTokensIn(letter as Email)
  await office.lettersTo(email, 1, 'was delivered')
  const told: unknown[] = [body.status, (await statusBy(body.statusToken)).body]
  for (const said of [{ email: 'x' }, { email, name: '' }, { email, purpose: 'x' }, { email }, { email, altcha: '' }])
    told.push(
      (await anyone().ask('POST', `/centres/${centre.id}/messages`, { ...aMessage(said), altcha: 'x', ...said })).body,
    )
  for (const one of ['x', token, links.answered ?? ''])
    told.push((await statusBy(one)).body, (await confirmBy(one)).body)
  const linked = (await linkOf(links.answered ?? '')).body
  told.push({ ...linked, affiliation: '' }, (await answerBy('x')).body)
  for (const url of [
    `/v1/centres/${centre.id}`,
    `/v1/centres/${centre.id}/writing`,
    `/v1/centres/${centre.id}/history`,
    `/v1/centres?q=${encodeURIComponent(centre.mailbox)}`,
    '/v1/centres?q=zwartkoppies',
    `/v1/centres?q=${encodeURIComponent(email)}`,
    '/v1/exports/centres.csv',
    '/v1/exports/centres.ndjson',
    '/v1/changes?limit=500',
    `/centres/${centre.id}`,
    `/v1/messages/${await idAt(centre.id)}`,
  ]) {
    const { payload } = await office.app.inject({ url })
    told.push(url.includes('?q=') ? payload.replace(/"instance":"[^"]*"/, '') : payload)
  }
  told.push(
    await queue(),
    (await moderator.ask('GET', '/moderation/messages')).body,
    (await moderator.ask('GET', '/moderation/acts?limit=100')).body,
  )
  const answers = JSON.stringify(told)
  for (const secret of ['centre.example', 'harvest.example', 'Zwartkoppies', token])
    expect(answers).not.toContain(secret)
  await office.app.inject({ url: `/messages/status/${body.statusToken}`, headers: { accept: 'text/html' } })
  await office.app.inject({ url: `/messages/answer/${links.answered}?lang=af`, headers: { accept: 'text/html' } })
  const lines = log.split('\n')
  expect(log).toContain('letter sent')
  const secrets = ['@', 'Zwartkoppies', token, body.statusToken, ...Object.values(links)]
  expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([])
})
