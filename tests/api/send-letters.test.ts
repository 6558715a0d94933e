import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Database, inTransaction, type Jobs, openJobs } from '@centres/db'
import PostalMime from 'postal-mime'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { enqueueLetter, letterQueue } from '../../api/src/letters/enqueue.ts'
import type { Letter } from '../../api/src/letters/letter.ts'
import { listOutbox } from '../../api/src/letters/outbox.ts'
import { renderLetter } from '../../api/src/letters/render.ts'
import { sendLetters } from '../../api/src/letters/send.ts'
import { openTransport } from '../../api/src/letters/transport.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { aLetter, lettersOfEachKind } from '../support/letters.ts'
import { mailServer } from '../support/mail-server.ts'

type Line = { text: string; job?: string; letter?: string; code?: unknown; error?: unknown }

type Office = {
  jobs: Jobs
  log: Line[]
  post: (...letters: Letter[]) => Promise<void>
}

const authSecret = 'a secret that has more than enough letters'

let database: Database
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'centres-letters-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

/** Sends the letters of this test's database, and tries again soon. */
async function office(smtpUrl: string | undefined, retries = 8, dataDir = folder()): Promise<Office> {
  const log: Line[] = []
  const write = (told: unknown, text?: string) => void log.push({ text: text ?? '', ...(told as object) })
  const jobs = await openJobs(database, {
    queues: [{ ...letterQueue, retries, firstWait: 1 }],
    onError: (error) => log.push({ text: 'failed', error }),
    pollSeconds: 0.5,
  })
  onTestFinished(() => jobs.stop())
  const settings = {
    smtpUrl,
    mailFrom: 'Writing Centre Atlas <atlas@example.org>',
    dataDir,
    publicUrl: 'https://atlas.example.org',
    authSecret,
  }
  await sendLetters({ primary: database, jobs, settings, now: () => fixedNow, log: { info: write, warn: write } })
  const post = (...letters: Letter[]) =>
    inTransaction(database, async (tx) => {
      for (const letter of letters) await enqueueLetter(tx, { jobs, settings }, letter)
    })
  return { jobs, log, post }
}

const said = (log: Line[], text: string) => log.filter((line) => line.text === text)

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(50)
}

test('a letter arrives as text and as HTML, in its language and with the headers of a program', async () => {
  const server = await mailServer()
  const { post, log } = await office(server.url)
  await post(aLetter('registration-received', { language: 'ar', name: 'مركز الكتابة', to: 'office@example.org' }))
  const [arrived] = await server.until(1)
  if (!arrived) throw new Error('Nothing arrived')
  const { letter, header, raw } = arrived
  expect([arrived.from, arrived.to]).toEqual(['atlas@example.org', ['office@example.org']])
  expect(letter.from).toMatchObject({ name: 'Writing Centre Atlas', address: 'atlas@example.org' })
  expect(letter.to).toMatchObject([{ address: 'office@example.org' }])
  expect(letter.subject).toBe('وصلنا طلب تسجيل \u2068مركز الكتابة\u2069')
  expect(letter.text).toContain('شكرًا على تسجيل \u2068مركز الكتابة\u2069.')
  expect(letter.text).toContain('https://atlas.example.org/registrations/0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10?lang=ar')
  expect(letter.html).toContain('<html lang="ar" dir="rtl">')
  expect(letter.html).toContain('<bdi>مركز الكتابة</bdi>')
  expect(header('auto-submitted')).toBe('auto-generated')
  expect(header('content-language')).toBe('ar')
  expect(header('message-id')).toMatch(/^<letter-[\da-f-]{36}@atlas\.example\.org>$/)
  expect(new Date(header('date') ?? '')).toEqual(fixedNow)
  expect(header('content-type')).toContain('multipart/alternative')
  // What travels is ASCII, in lines that every server takes.
  expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/)
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThan(998)
  await until(() => said(log, 'letter sent').length === 1)
})

test('every letter arrives, each at its own address', async () => {
  const server = await mailServer()
  const { post } = await office(server.url)
  // Delivered once already, as to another steward, so that nobody hears of it again.
  const about = await aMessageOnItsWay(1)
  await database.$client`update messages set state = 'delivered' where id = ${about}`
  const letters = lettersOfEachKind().map((letter, place) => ({
    ...letter,
    to: `reader-${place}@example.org`,
    ...(letter.kind === 'message-to-centre' && { about }),
  }))
  await post(...letters)
  const received = await server.until(letters.length)
  expect(received.map(({ to }) => to).toSorted()).toEqual(letters.map(({ to }) => [to]).toSorted())
  expect(new Set(received.map(({ header }) => header('message-id'))).size).toBe(letters.length)
})

test('a name with a new line in it makes no header', async () => {
  const server = await mailServer()
  const { post } = await office(server.url)
  await post(aLetter('registration-waits', { name: 'Skryflab\r\nBcc: everybody@example.org' }))
  const [arrived] = await server.until(1)
  expect(arrived?.to).toEqual(['office@example.org'])
  expect(arrived?.header('bcc')).toBeUndefined()
  expect(arrived?.letter.subject).toBe('Waiting for a decision: Skryflab Bcc: everybody@example.org')
})

test('a server that refuses at first gets the letter at the retry, once, under the same id', async () => {
  const server = await mailServer((offer) => (offer === 1 ? { code: 451, text: 'Try again later' } : undefined))
  const { post, log, jobs } = await office(server.url)
  await post(aLetter('sign-in'))
  const [arrived] = await server.until(1)
  await until(() => said(log, 'letter sent').length === 1)
  const [refused] = said(log, 'letter not sent')
  expect(refused).toMatchObject({ letter: 'sign-in', code: 451 })
  expect(arrived?.header('message-id')).toBe(`<letter-${refused?.job}@atlas.example.org>`)
  // Two more looks, at which nothing is left to be done.
  await delay(1500)
  expect([server.received.length, server.offered()]).toEqual([1, 2])
  expect((await jobs.dead('letters')).map(({ id }) => id)).not.toContain(refused?.job)
})

test.each([
  // Refused for good: once is enough.
  [550, '5.1.1', 1],
  [451, '4.3.0', 2],
])('a letter that is refused with %i ends among the dead, with what the server said', async (code, more, tries) => {
  const server = await mailServer((_, to) => ({ code, text: `${more} <${to}> is not taken` }))
  const { post, log, jobs } = await office(server.url, 1)
  await database.$client`delete from jobs.job where name = 'letters-dead'`
  await post(aLetter('sign-in', { to: 'nobody@example.org' }))
  const mine = async () =>
    (await jobs.dead('letters')).filter(({ data }) => (data as Letter).to === 'nobody@example.org')
  await until(async () => (await mine()).length > 0)
  const [dead] = await mine()
  expect([server.offered(), dead?.tries]).toEqual([tries, tries])
  expect(server.received).toEqual([])
  expect(dead?.data).toMatchObject({ kind: 'sign-in', to: 'nobody@example.org', language: 'en' })
  expect(JSON.stringify(dead?.reason)).toContain(`${code} ${more}`)
  expect(JSON.stringify(dead?.reason)).not.toContain('nobody@example.org')
  expect(said(log, 'letter not sent')).toHaveLength(tries)
})

test('a server that nobody finds keeps the letter waiting until there is one', async () => {
  const nobody = createServer()
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
  const { port } = nobody.address() as { port: number }
  await new Promise((resolve) => nobody.close(resolve))
  const first = await office(`smtp://127.0.0.1:${port}`)
  await first.post(aLetter('changes-asked'))
  await until(() => said(first.log, 'letter not sent').length > 0)
  await first.jobs.stop()
  const server = await mailServer()
  await office(server.url)
  const [arrived] = await server.until(1)
  expect(arrived?.letter.subject).toBe('Please look again at your registration of Skryflab')
})

test('what was rolled back sends nothing', async () => {
  const server = await mailServer()
  const { post, jobs } = await office(server.url)
  const settings = { authSecret }
  await expect(
    inTransaction(database, async (tx) => {
      await enqueueLetter(tx, { jobs, settings }, aLetter('sign-in', { to: 'unsent@example.org' }))
      throw new Error('Something else failed')
    }),
  ).rejects.toThrow('Something else failed')
  await post(aLetter('sign-in', { to: 'sent@example.org' }))
  await server.until(1)
  await delay(1500)
  expect(server.received.map(({ to }) => to)).toEqual([['sent@example.org']])
})

test('neither the waiting job nor the log holds a link that lets somebody in', async () => {
  const server = await mailServer((offer) =>
    offer === 1 ? { code: 451, text: 'Later, office@example.org' } : undefined,
  )
  const { post, log } = await office(server.url)
  await post(aLetter('sign-in'))
  await until(() => said(log, 'letter not sent').length === 1)
  const [{ rows } = { rows: '' }] = await database.$client<{ rows: string }[]>`
    SELECT string_agg(job::text, ' ') AS rows FROM jobs.job WHERE name = 'letters'`
  expect(rows).toContain('sign-in')
  expect(rows).not.toContain('a-token-of-32-bytes')
  const [arrived] = await server.until(1)
  expect(arrived?.letter.text).toContain('/sign-in/a-token-of-32-bytes?to=%2Fregister%3Fstep%3D2')
  await until(() => said(log, 'letter sent').length === 1)
  expect(JSON.stringify(log)).not.toMatch(/a-token|@example/)
})

test('without a mail server letters land in a folder, whole, for their owner alone, and once', async () => {
  const dataDir = folder()
  const { post, log } = await office(undefined, 8, dataDir)
  await post(aLetter('sign-in', { language: 'fr' }))
  await until(() => said(log, 'letter sent').length === 1)
  const [name = '', ...more] = readdirSync(join(dataDir, 'outbox'))
  expect(more).toEqual([])
  expect(name).toBe(`2026-11-24T12-00-00.000Z_${said(log, 'letter sent')[0]?.job}.eml`)
  expect(statSync(join(dataDir, 'outbox', name)).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'outbox')).mode & 0o777).toBe(0o700)
  const letter = await PostalMime.parse(readFileSync(join(dataDir, 'outbox', name)))
  expect(letter.subject).toBe('Votre lien de connexion à l’Atlas des centres d’écriture')
  expect(letter.to).toMatchObject([{ address: 'office@example.org' }])
  expect(letter.text).toContain('/sign-in/a-token-of-32-bytes?to=%2Fregister%3Fstep%3D2&lang=fr')
})

test('a letter that is tried again, as nobody noted that it was kept, is in the folder once', async () => {
  const settings = { smtpUrl: undefined, mailFrom: undefined, dataDir: folder(), publicUrl: 'http://localhost:3000' }
  const deliver = openTransport(settings)
  const message = { id: 'a-job', to: 'office@example.org', ...renderLetter(aLetter('sign-in'), settings.publicUrl) }
  await deliver(message, fixedNow)
  await deliver(message, new Date(fixedNow.getTime() + 60_000))
  await deliver({ ...message, id: 'another-job' }, new Date(fixedNow.getTime() + 1))
  expect(await listOutbox(settings.dataDir)).toEqual([
    '2026-11-24T12-00-00.001Z_another-job.eml',
    '2026-11-24T12-00-00.000Z_a-job.eml',
  ])
})

test('a letter that was sealed with another secret is not sent', async () => {
  const server = await mailServer()
  const { jobs, log, post } = await office(server.url, 0)
  await inTransaction(database, (tx) =>
    enqueueLetter(tx, { jobs, settings: { authSecret: 'another secret that has enough letters' } }, aLetter('sign-in')),
  )
  await until(() => said(log, 'letter not sent').length === 1)
  await post(aLetter('registration-waits'))
  const received = await server.until(1)
  expect(received.map(({ letter }) => letter.subject)).toEqual(['Waiting for a decision: Skryflab'])
})

/** A letter to a centre that is on its way to so many receivers; its id. */
async function aMessageOnItsWay(receivers: number): Promise<string> {
  const [centre] = await given(database, aCentre({ name: 'Skryflab' }))
  const id = randomUUID()
  await database.$client`
    with tally as (insert into message_tallies (id, centre_id, sent_on) values (${id}, ${centre?.id ?? ''}, '2026-11-24'))
    insert into messages (id, centre_id, state, sender_name, sender_email, affiliation, purpose, side, dates, texts,
      fingerprints, language, token_expires_at, created_at, confirmed_at, sent_at, receivers, tally_id, remove_on)
    values (${id}, ${centre?.id ?? ''}, 'sent', 'Thandi', 'thandi@example.org', 'University', 'question', 'neither', '',
      '[]', '{}', 'fr', now(), now(), now(), now(), ${receivers}, ${id}, '2027-02-22')`
  return id
}

const stateOf = async (id: string) => {
  const [row] = await database.$client`select state from messages where id = ${id}`
  return row?.state
}

const aboutMessage = (about: string, to: string, name = 'Thandi'): Letter => {
  const letter = aLetter('message-to-centre', { to })
  if (letter.kind !== 'message-to-centre') throw new Error('another kind of letter')
  return { ...letter, about, data: { ...letter.data, sender: { ...letter.data.sender, name } } }
}

test('a letter to a centre comes from the directory, answers go to who wrote it, and they hear that it was delivered', async () => {
  const server = await mailServer()
  const { post } = await office(server.url)
  const id = await aMessageOnItsWay(1)
  const name = 'Nkosi, Thandi <all@example.org>\r\nBcc: all@example.org =?utf-8?q?x?='
  await post(aboutMessage(id, 'mailbox@centre.example', name))
  const received = await server.until(2)
  const [arrived, told] = received
  expect([arrived?.from, arrived?.to]).toEqual(['atlas@example.org', ['mailbox@centre.example']])
  expect(arrived?.letter.from?.address).toBe('atlas@example.org')
  expect(arrived?.letter.replyTo).toEqual([
    { address: 'thandi@example.org', name: 'Nkosi, Thandi <all@example.org> Bcc: all@example.org = ?utf-8?q?x?=' },
  ])
  for (const header of [
    'bcc',
    'cc',
    'list-unsubscribe',
    'list-unsubscribe-post',
    'sender',
    'disposition-notification-to',
  ])
    expect(arrived?.header(header)).toBeUndefined()
  expect(arrived?.header('message-id')).toMatch(/^<letter-[\da-f-]{36}@atlas\.example\.org>$/)
  expect(arrived?.letter.attachments).toEqual([])
  expect(arrived?.raw).toMatch(/^[\t\r\n\x20-\x7e]*$/)
  const head = arrived?.raw.split('\r\n\r\n')[0]?.replace(/\r\n[ \t]/g, ' ') ?? ''
  expect(head.split('\r\n').map((line) => line.split(':')[0])).toEqual([
    ...new Set(head.split('\r\n').map((line) => line.split(':')[0])),
  ])
  expect(told?.to).toEqual(['thandi@example.org'])
  expect(told?.letter.subject).toBe('Votre lettre à Skryflab a été remise')
  expect(told?.letter.text).not.toContain('mailbox@centre.example')
  expect(await stateOf(id)).toBe('delivered')
})

test.each([
  ['was removed', (id: string) => database.$client`delete from messages where id = ${id}`],
  ['was reported', (id: string) => database.$client`update messages set reported_at = now() where id = ${id}`],
  [
    'is of a blocked sender',
    () => database.$client`
      insert into blocked_senders (id, is_domain, domain, reason, at) values ('block', true, 'example.org', 'other', now())`,
  ],
])('a letter to a centre that %s meanwhile does not go, tried again or not', async (_, happen) => {
  const server = await mailServer()
  const { post, log } = await office(server.url)
  const id = await aMessageOnItsWay(1)
  await happen(id)
  await post(aboutMessage(id, 'mailbox@centre.example'))
  await until(() => said(log, 'letter dropped').length === 1)
  await database.$client`delete from blocked_senders`
  const isThere = (await stateOf(id)) !== undefined
  // Who wrote, where that is known, hears no more than that the letter could not be delivered.
  const received = await server.until(isThere ? 1 : 0)
  expect(received.map(({ to }) => to)).toEqual(isThere ? [['thandi@example.org']] : [])
  if (!isThere) return
  expect(await stateOf(id)).toBe('undeliverable')
  expect(await database.$client`select from message_tallies where id = ${id}`).toHaveLength(0)
})

test('who wrote hears once that a letter was refused for good, when nobody else could get it', async () => {
  const server = await mailServer((_, to) =>
    // One is refused for good, the other has had all its tries.
    to.endsWith('@centre.example')
      ? { code: to.startsWith('one') ? 550 : 451, text: `5.1.1 <${to}> is not taken` }
      : undefined,
  )
  const { post, log } = await office(server.url, 0)
  const id = await aMessageOnItsWay(2)
  await post(aboutMessage(id, 'one@centre.example'))
  await until(() => said(log, 'letter not sent').length === 1)
  expect(await stateOf(id)).toBe('sent')
  await post(aboutMessage(id, 'other@centre.example'))
  const [told] = await server.until(1)
  expect(told?.to).toEqual(['thandi@example.org'])
  expect(told?.letter.subject).toBe('Votre lettre à Skryflab n’a pas pu être remise')
  expect(`${told?.letter.text} ${JSON.stringify(log)}`).not.toMatch(/@centre|5\.1\.1/)
  expect(await stateOf(id)).toBe('undeliverable')
  // A centre that never had it is not asked to have answered it.
  expect(await database.$client`select from message_tallies where id = ${id}`).toHaveLength(0)
  await until(() => said(log, 'letter sent').length === 1)
  expect(server.received).toHaveLength(1)
})
