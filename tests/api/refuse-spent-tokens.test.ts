import { type Database, insertInvitation, inTransaction, makeSteward } from '@centres/db'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hashOf, newToken } from '../../api/src/letters/token.ts'
import { answerToken, unsubscribeToken } from '../../api/src/reminders/links.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { fixedNow } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'
import { aLetterDelivered, aLetterWritten, noted } from '../support/messages.ts'
import { operationsOf } from '../support/operations.ts'
import { type Office, openOffice, suggestionTokenIn, tokenIn, type Visitor } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'
import { watchWrites } from '../support/watch-writes.ts'

const hour = 3_600_000
const day = 24 * hour
const confirmedAt = '2026-01-15T10:00:00.000Z'
const stewardMail = 'steward@example.org'

let database: Database
let office: Office
let steward: Visitor
let stewardId: string
let written: () => Promise<string[]>
let clock = fixedNow
beforeAll(async () => {
  database = await emptyDirectory()
  office = await openOffice(database, { now: () => clock })
  steward = await office.signIn(stewardMail)
  stewardId = (await database.$client`select id from people where email = ${stewardMail}`)[0]?.id
  written = await watchWrites(database)
})
afterAll(() => office?.close())
afterEach(() => {
  clock = fixedNow
})

let made = 0
async function kept(): Promise<string> {
  const [centre] = await given(database, aCentre({ confirmedAt }))
  await makeSteward(database, stewardId, centre?.id ?? '', confirmedAt)
  return centre?.id ?? ''
}

/** A centre that letters reach, at a mailbox of its own. */
async function reached() {
  made += 1
  const mailbox = `mailbox-${made}@centre.example`
  const [centre] = await given(database, aCentre({ name: `Skryflab ${made}`, mailbox }))
  office.app.versions.forget()
  return { id: centre?.id ?? '', mailbox }
}

async function newTokenIn(path: string, body: object, read: typeof tokenIn): Promise<string> {
  made += 1
  const email = `reader-${made}@example.org`
  const sent = { email, altcha: await solveFor(office.app), ...body }
  expect((await office.visitor().ask('POST', path, sent)).status).toBe(202)
  return read(await office.letterTo(email))
}

async function invitation(): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(fixedNow.getTime() + 14 * day).toISOString()
  const sent = { centreId: await kept(), email: 'new@example.org', invitedBy: stewardId, handsOver: false, expiresAt }
  await inTransaction(database, (tx) =>
    insertInvitation(tx, { ...sent, tokenHash: hashOf(token) }, fixedNow.toISOString()),
  )
  return token
}

async function vouchToken(): Promise<string> {
  made += 1
  const email = `peer-${made}@example.org`
  const name = `Skryflab ${made}`
  await office.signIn(email)
  const claimant = await office.signIn(`claimant-${made}@example.org`)
  const [person] = await database.$client<{ id: string }[]>`select id from people where email = ${email}`
  const [claimed, peer] = await given(database, aCentre(), aCentre({ name }))
  await makeSteward(database, person?.id ?? '', peer?.id ?? '', confirmedAt)
  office.app.versions.forget()
  const said = { part: 'I run it', proof: 'page', page: 'https://example.org/staff' }
  const { body } = await claimant.ask('POST', `/centres/${claimed?.id}/claims`, said)
  expect((await claimant.ask('POST', `/claims/${body.id}/peers`, { peers: [peer?.id] })).status).toBe(200)
  return /\/vouch\/([^\s?]+)/.exec((await office.letterTo(email, name)).text ?? '')?.[1] ?? ''
}

const reminder = async (purpose: 'confirm' | 'close') =>
  answerToken(office.services, purpose, stewardId, { centreId: await kept(), confirmedAt })

/** Another letter in one place. */
const altered = (token: string, place: number) =>
  token.slice(0, place) + (token[place] === 'a' ? 'b' : 'a') + token.slice(place + 1)

/** As somebody might try it who has one, or two. */
const tampered = (one: string, other: string): string[] => {
  const middle = Math.floor(one.length / 2)
  const places = [0, middle, one.length - 1].map((place) => altered(one, place))
  return [...places, one.slice(0, -1), `${one}a`, `a${one}`, one.slice(0, middle) + other.slice(middle), 'a']
}

/** The same of a solution, which is JSON in base64. */
function tamperedSolutions(altcha: string): string[] {
  const changed = (change: (solved: ReturnType<typeof JSON.parse>) => void) => {
    const solved = JSON.parse(Buffer.from(altcha, 'base64').toString())
    change(solved)
    return Buffer.from(JSON.stringify(solved)).toString('base64')
  }
  return [
    changed(({ solution }) => {
      solution.derivedKey = altered(solution.derivedKey, 0)
    }),
    changed(({ challenge }) => {
      challenge.parameters.keySignature = altered(challenge.parameters.keySignature, 0)
    }),
    changed(({ challenge }) => {
      challenge.signature = altered(challenge.signature, 0)
    }),
    changed(({ challenge }) => {
      challenge.parameters.nonce = altered(challenge.parameters.nonce, 0)
    }),
    changed(({ challenge }) => {
      challenge.parameters.data.until = '2099-01-01T00:00:00.000Z'
    }),
  ]
}

const ask =
  (method: 'GET' | 'POST', path: string, more: object = {}) =>
  async (token: string, by = office.visitor()) => {
    const isInPath = path.includes('{token}')
    const body = method === 'POST' && { ...more, ...(!isInPath && { token }) }
    const url = path.replace('{token}', encodeURIComponent(token))
    return (await by.ask(method, url, body && Object.keys(body).length > 0 ? body : undefined)).status
  }

type Kind = {
  make: () => Promise<string>
  use: (token: string) => Promise<number>
  /** Tells what it is for, and leaves it as it is. */
  look?: (token: string) => Promise<number>
  /** The operations that take it. */
  operations: string[]
  /** Lets it run out. */
  expire: () => unknown
  refused?: 400 | 401 | 410
  /** How a second use is answered, where that does no harm. */
  again?: 200
  tamper?: (token: string, other: string) => string[]
}

const after = (ms: number) => () => {
  clock = new Date(fixedNow.getTime() + ms)
}

const kinds: Record<string, Kind> = {
  'a link to sign in': {
    make: () => newTokenIn('/sign-in-links', {}, tokenIn),
    use: ask('POST', '/sessions'),
    operations: ['POST /v1/sessions'],
    // Its engine has a clock of its own.
    expire: () => database.$client`update verifications set expires_at = now() - interval '1 second'`,
  },
  'a link that confirms a suggestion': {
    make: async () => {
      const said = { kind: 'change', changes: { phone: '+27 1' }, source: 'Seen there' }
      return newTokenIn(`/centres/${await kept()}/suggestions`, said, suggestionTokenIn)
    },
    use: ask('POST', '/suggestions/confirmation'),
    operations: ['POST /v1/suggestions/confirmation'],
    expire: after(24 * hour),
  },
  'a link that sends a letter': {
    make: async () => (await aLetterWritten(office, await reached())).token,
    use: async (token) => {
      const status = await ask('POST', '/messages/confirmation')(token)
      await noted(office)
      return status
    },
    operations: ['POST /v1/messages/confirmation'],
    expire: after(48 * hour),
  },
  'a link that says what became of a letter': {
    make: async () => (await aLetterDelivered(office, await reached())).links.answered ?? '',
    use: ask('POST', '/messages/answer'),
    look: ask('POST', '/messages/links'),
    operations: ['POST /v1/messages/answer', 'POST /v1/messages/links'],
    expire: after(91 * day),
  },
  'a link to what became of a letter': {
    make: async () => (await aLetterDelivered(office, await reached())).statusToken,
    use: ask('POST', '/messages/status'),
    operations: ['POST /v1/messages/status'],
    expire: after(91 * day),
    // It tells, and changes nothing.
    again: 200,
  },
  'an invitation': {
    make: invitation,
    use: (token) => ask('POST', '/invitations/accepted')(token, steward),
    look: (token) => ask('POST', '/invitations/opened')(token, steward),
    operations: ['POST /v1/invitations/accepted', 'POST /v1/invitations/opened'],
    expire: after(14 * day),
  },
  'a link to vouch': {
    make: vouchToken,
    use: ask('POST', '/vouches/{token}', { knows: true }),
    look: ask('GET', '/vouches/{token}'),
    operations: ['POST /v1/vouches/{token}', 'GET /v1/vouches/{token}'],
    expire: after(14 * day),
  },
  'a link that confirms a record': {
    make: () => reminder('confirm'),
    use: ask('POST', '/reminders/{token}/confirmation'),
    look: ask('GET', '/reminders/{token}'),
    operations: ['POST /v1/reminders/{token}/confirmation', 'GET /v1/reminders/{token}'],
    expire: after(60 * day),
  },
  'a link that closes a record': {
    make: () => reminder('close'),
    use: ask('POST', '/reminders/{token}/closure', { closed: '2026' }),
    look: ask('GET', '/reminders/{token}'),
    operations: ['POST /v1/reminders/{token}/closure'],
    expire: after(60 * day),
  },
  'a link that switches letters off': {
    make: async () => unsubscribeToken(office.services, 'reminders', stewardId),
    use: ask('POST', '/unsubscriptions/{token}'),
    look: ask('GET', '/unsubscriptions/{token}'),
    operations: ['POST /v1/unsubscriptions/{token}', 'GET /v1/unsubscriptions/{token}'],
    expire: after(400 * day),
    // Off stays off.
    again: 200,
    tamper: (one) => tampered(one, one.replace('reminders', 'waiting')),
  },
  'the solution of a challenge': {
    make: () => solveFor(office.app),
    use: async (altcha) =>
      (await office.visitor().ask('POST', '/sign-in-links', { email: stewardMail, altcha })).status,
    operations: ['POST /v1/sign-in-links', 'POST /v1/centres/{id}/suggestions', 'POST /v1/centres/{id}/messages'],
    expire: after(hour / 2),
    refused: 400,
    tamper: tamperedSolutions,
  },
}

test('every operation that takes a token or a solution has its row', async () => {
  const operations = Object.entries(await operationsOf(office.app))
  const taking = operations.filter(([, { takes }]) => takes.includes('token') || takes.includes('altcha'))
  const rows = Object.values(kinds).flatMap((kind) => kind.operations)
  expect(taking.map(([key]) => key).sort()).toEqual(rows.sort())
})

describe.each(Object.entries(kinds))('%s', (_, { make, use, look, expire, refused = 410, again = refused, tamper }) => {
  test('works once', async () => {
    const token = await make()
    if (look) expect([await look(token), await look(token)]).toEqual([200, 200])
    const both = (await Promise.all([use(token), use(token)])).sort()
    expect([Math.floor((both[0] ?? 0) / 100), both[1]]).toEqual([2, again === 200 ? both[0] : refused])
    await written()
    expect(await use(token)).toBe(again)
    if (look) expect(await look(token)).toBe(again)
    if (again !== 200) expect(await written()).toEqual([])
  })

  test('runs out', async () => {
    const token = await make()
    await expire()
    await written()
    expect(await use(token)).toBe(refused)
    if (look) expect(await look(token)).toBe(refused)
    expect(await written()).toEqual([])
  })

  test('is refused in any other form, and works afterwards', async () => {
    const [token, other] = [await make(), await make()]
    await written()
    for (const changed of (tamper ?? tampered)(token, other)) {
      expect([changed, await use(changed)]).toEqual([changed, refused])
      if (look) expect([changed, await look(changed)]).toEqual([changed, refused])
    }
    expect(await written()).toEqual([])
    expect(await use(token)).toBeLessThan(300)
  })
})

describe('the cookie of a session', () => {
  const me = async (cookie: string) => (await office.visitor().ask('GET', '/me', undefined, { cookie })).status
  const cookieOf = async () => {
    const by = await office.signIn(`cookie-${made++}@example.org`)
    const [[name, value] = ['', '']] = by.cookies
    return { by, name, value, cookie: `${name}=${value}` }
  }

  test('opens nothing once it is signed out', async () => {
    const { by, cookie } = await cookieOf()
    expect(await me(cookie)).toBe(200)
    expect((await by.ask('DELETE', '/me/session')).status).toBe(200)
    expect(await me(cookie)).toBe(401)
  })

  test('runs out', async () => {
    const { cookie } = await cookieOf()
    await database.$client`update sessions set expires_at = now() - interval '1 second' where person_id <> ${stewardId}`
    expect(await me(cookie)).toBe(401)
  })

  test('is refused in any other form', async () => {
    const [{ name, value, cookie }, other] = [await cookieOf(), await cookieOf()]
    for (const changed of tampered(value, other.value))
      expect([changed, await me(`${name}=${changed}`)]).toEqual([changed, 401])
    expect(await me(cookie)).toBe(200)
  })
})
