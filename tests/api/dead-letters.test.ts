import { setTimeout as delay } from 'node:timers/promises'
import { type Database, inTransaction } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueueLetter, letterQueue } from '../../api/src/letters/enqueue.ts'
import { testDatabase } from '../support/database.ts'
import { aDeadLetter } from '../support/dead-letter.ts'
import { aLetter } from '../support/letters.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'

let database: Database
let office: Office
let moderator: Visitor
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database)
  moderator = await office.signIn('moderator@example.org')
})
afterAll(() => office.close())

const nobodys = '3f0c1f0a-52b6-4a57-9a60-52f8d6f0c1aa'

const deadLetter = (to: string) => aDeadLetter(database, office, to)

test('moderators of everything see what could not be delivered, the address masked', async () => {
  const id = await deadLetter('naledi.khumalo@example.org')
  const { status, body } = await moderator.ask('GET', '/moderation/letters')
  expect(status).toBe(200)
  expect(body.items[0]).toEqual({
    id,
    kind: 'registration-published',
    to: 'n…@example.org',
    language: 'en',
    writtenAt: '2026-11-20T08:00:00.000Z',
    givenUpAt: expect.stringMatching(/^\d{4}-.*Z$/),
    tries: 1,
    answer: '550 5.1.1 is nobody here',
  })
  expect(JSON.stringify(body)).not.toMatch(/khumalo|sealed/)
})

test('a letter is tried again and arrives, once; that it was tried stands among the acts', async () => {
  const id = await deadLetter('again@example.org')
  const tries = await Promise.all(
    Array.from({ length: 3 }, () => moderator.ask('POST', `/moderation/letters/${id}/attempts`)),
  )
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 404, 404])
  const letter = await office.letterTo('again@example.org')
  expect(letter.subject).toBe('Skryflab is in the atlas')
  await delay(200)
  expect(await office.lettersTo('again@example.org')).toHaveLength(1)
  expect((await moderator.ask('GET', '/moderation/acts')).body.items[0]).toMatchObject({
    by: 'moderator@example.org',
    action: 'tried-again',
    subject: 'letter',
    subjectId: id,
  })
})

test('a letter is thrown away, once', async () => {
  const id = await deadLetter('away@example.org')
  expect((await moderator.ask('DELETE', `/moderation/letters/${id}`)).status).toBe(200)
  expect((await moderator.ask('DELETE', `/moderation/letters/${id}`)).status).toBe(404)
  const { items } = (await moderator.ask('GET', '/moderation/letters')).body
  expect(items.map((one: { id: string }) => one.id)).not.toContain(id)
  expect((await moderator.ask('GET', '/moderation/acts')).body.items[0]).toMatchObject({ action: 'discarded' })
})

test('letters that wait or were sent are not to be reached', async () => {
  await inTransaction(database, (tx) =>
    enqueueLetter(tx, office.services, aLetter('registration-published', { to: 'sent@example.org' })),
  )
  await office.letterTo('sent@example.org')
  const [job] = await database.$client`
    select id from jobs.job where name = ${letterQueue.name} and data ->> 'to' = 'sent@example.org'`
  expect((await moderator.ask('POST', `/moderation/letters/${job?.id}/attempts`)).status).toBe(404)
  expect((await moderator.ask('DELETE', `/moderation/letters/${job?.id}`)).status).toBe(404)
})

test('visitors, stewards and moderators of a part are refused', async () => {
  const id = await deadLetter('kept@example.org')
  const steward = await office.signIn('steward@example.org')
  const ofCountry = await office.signIn('country@example.org')
  await database.$client`
    insert into moderators (person_id, scope, code, since)
    select id, 'country', 'ZA', now() from people where email = 'country@example.org'`
  for (const [who, expected] of [
    [office.visitor(), 401],
    [steward, 403],
    [ofCountry, 403],
  ] as const) {
    expect((await who.ask('GET', '/moderation/letters')).status).toBe(expected)
    expect((await who.ask('POST', `/moderation/letters/${id}/attempts`)).status).toBe(expected)
    expect((await who.ask('DELETE', `/moderation/letters/${id}`)).status).toBe(expected)
  }
  expect((await moderator.ask('DELETE', `/moderation/letters/${nobodys}`)).status).toBe(404)
  expect((await moderator.ask('DELETE', '/moderation/letters/no-id')).status).toBe(400)
})
