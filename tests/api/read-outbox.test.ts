import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { JSDOM } from 'jsdom'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Letter } from '../../api/src/letters/letter.ts'
import { listOutbox } from '../../api/src/letters/outbox.ts'
import { renderLetter } from '../../api/src/letters/render.ts'
import { openTransport } from '../../api/src/letters/transport.ts'
import { fixedNow, testAppHere } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { aLetter } from '../support/letters.ts'

const publicUrl = 'http://localhost:3000'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})

type Outbox = { app: FastifyInstance; dataDir: string; names: string[] }

const outbox = (...letters: Letter[]): Promise<Outbox> => outboxWith({}, ...letters)

async function outboxWith(
  changed: { isProduction?: boolean; smtpUrl?: string },
  ...letters: Letter[]
): Promise<Outbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'centres-outbox-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const deliver = openTransport({ smtpUrl: undefined, mailFrom: undefined, dataDir, publicUrl })
  for (const [place, letter] of letters.entries()) {
    const at = new Date(fixedNow.getTime() + place * 1000)
    await deliver({ id: `job-${place}`, to: letter.to, ...renderLetter(letter, publicUrl) }, at)
  }
  const app = await testAppHere(database, { dataDir, publicUrl, ...changed })
  return { app, dataDir, names: await listOutbox(dataDir) }
}

test('letters are listed, the newest first', async () => {
  const { app } = await outbox(aLetter('sign-in', { to: 'one@example.org' }), aLetter('registration-published'))
  const response = await app.inject('/dev/outbox')
  expect(response.statusCode).toBe(200)
  const { document } = new JSDOM(response.body).window
  expect([...document.querySelectorAll('ol a')].map(({ textContent }) => textContent)).toEqual([
    'Skryflab is in the atlas',
    'Your link to sign in to the Writing Centre Atlas',
  ])
  expect(document.querySelector('ol li:last-child .soft')?.textContent).toBe(
    'to one@example.org, 2026-11-24T12:00:00.000Z',
  )
})

test('an empty folder, and one that is not there yet, are shown as such', async () => {
  const { app } = await outbox()
  expect((await app.inject('/dev/outbox')).body).toContain('There is no letter yet.')
})

test('a letter is shown, and its link leads to where the page was read', async () => {
  const { app, names } = await outbox(aLetter('sign-in', { language: 'ar' }))
  const response = await app.inject(`/dev/outbox/${names[0]}`)
  const { document } = new JSDOM(response.body).window
  expect(document.querySelector('h1')?.textContent).toBe('رابط الدخول إلى أطلس مراكز الكتابة')
  expect(document.querySelector('article')?.lang).toBe('ar')
  const [link] = document.querySelectorAll('article a')
  expect(link?.textContent).toBe(`${publicUrl}/sign-in/a-token-of-32-bytes?to=%2Fregister%3Fstep%3D2&lang=ar`)
  expect(link?.getAttribute('href')).toBe('/sign-in/a-token-of-32-bytes?to=%2Fregister%3Fstep%3D2&lang=ar')
})

test('an address that somebody else wrote is no link', async () => {
  const { app, names } = await outbox(aLetter('changes-asked', { message: 'See https://evil.example/ first.' }))
  const { document } = new JSDOM((await app.inject(`/dev/outbox/${names[0]}`)).body).window
  expect(document.querySelector('article')?.textContent).toContain('> See https://evil.example/ first.')
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))
  expect(links.filter((href) => !href?.startsWith('/'))).toEqual([])
})

test('what people wrote is shown as text, and the page keeps to the policy of all pages', async () => {
  const hostile = '<script>alert(1)</script><b style="color:red">'
  const { app, names } = await outbox(aLetter('changes-asked', { name: hostile, message: hostile }))
  for (const url of ['/dev/outbox', `/dev/outbox/${names[0]}`]) {
    const response = await app.inject(url)
    const { document } = new JSDOM(response.body).window
    expect(document.body.textContent).toContain(hostile)
    expect(document.querySelectorAll('script, style, [style], b')).toHaveLength(0)
    expect(response.headers['content-security-policy']).toContain("script-src 'self'")
    expect(response.headers['cache-control']).toBe('no-store')
  }
})

const json = { accept: 'application/json' }

test.each([
  ['another machine', { remoteAddress: '192.0.2.7' }],
  ['another machine by IPv6', { remoteAddress: '2001:db8::7' }],
  ['a stranger behind a proxy', { headers: { 'x-forwarded-for': '192.0.2.7' } }],
  ['a stranger behind a proxy that says so in the newer way', { headers: { forwarded: 'for=192.0.2.7' } }],
  ['a site that points its own name here', { headers: { host: 'attacker.example:3000' } }],
  ['a site whose name begins like this machine', { headers: { host: 'localhost.attacker.example' } }],
])('%s finds nothing', async (_, { headers = {}, ...from }: { headers?: object; remoteAddress?: string }) => {
  const { app, names } = await outbox(aLetter('sign-in'))
  for (const url of ['/dev/outbox', `/dev/outbox/${names[0]}`]) {
    const response = await app.inject({ url, ...from, headers: { ...json, ...headers } })
    expect(response.statusCode).toBe(404)
    expect(response.body).not.toContain('sign-in')
  }
})

test.each([{ isProduction: true }, { smtpUrl: 'smtp://mail.invalid' }])(
  'there are no such addresses with %j',
  async (changed) => {
    const { app, names } = await outboxWith(changed, aLetter('sign-in'))
    for (const url of ['/dev/outbox', `/dev/outbox/${names[0]}`]) {
      const response = await app.inject({ url, headers: json })
      expect(response.statusCode).toBe(404)
      expect(response.body).not.toContain('Letters')
    }
  },
)

test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('%s is this machine', async (remoteAddress) => {
  const { app } = await outbox()
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
    expect((await app.inject({ url: '/dev/outbox', remoteAddress, headers: { host } })).statusCode).toBe(200)
  }
})

test('no page of another site may read a letter', async () => {
  const { app, names } = await outbox(aLetter('sign-in'))
  for (const url of ['/dev/outbox', `/dev/outbox/${names[0]}`]) {
    const { headers } = await app.inject({ url, headers: { origin: 'https://attacker.example' } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  }
})

test.each(['nothing.eml', '..%2Fauth-secret', '2026-11-24T12-00-00.000Z_..%2F..%2Fauth-secret.eml', 'job-0.draft'])(
  'no other file can be read: %s',
  async (name) => {
    const { app, dataDir } = await outbox(aLetter('sign-in'))
    writeFileSync(join(dataDir, 'auth-secret'), 'hidden')
    writeFileSync(join(dataDir, 'outbox', 'job-0.draft'), 'hidden')
    const response = await app.inject({ url: `/dev/outbox/${name}`, headers: json })
    expect(response.statusCode).toBe(404)
    expect(response.body).not.toContain('hidden')
  },
)

test('the routes stand in no document', async () => {
  const { app } = await outbox()
  expect((await app.inject('/v1/openapi.json')).body).not.toContain('outbox')
})
