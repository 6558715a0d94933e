import { type Database, insertInvitation, inTransaction, makeModerator, makeSteward } from '@centres/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOf, newToken } from '../../api/src/letters/token.ts'
import { answerToken, unsubscribeToken } from '../../api/src/reminders/links.ts'
import { aCentre, type CentreOutline, given } from '../support/a-centre.ts'
import { aForm } from '../support/a-form.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { aDeadLetter } from '../support/dead-letter.ts'
import { checked, settled, upload } from '../support/importing.ts'
import { aLetterDelivered, aLetterWritten, aMessage, aPreview } from '../support/messages.ts'
import { type Operations, operationsOf } from '../support/operations.ts'
import { type Office, openOffice, suggestionTokenIn, type Visitor } from '../support/people.ts'
import { solveFor } from '../support/solve-challenge.ts'
import { watchWrites } from '../support/watch-writes.ts'

const at = '2026-11-02T00:00:00.000Z'
const confirmedAt = '2026-01-15T10:00:00.000Z'
const nobodys = '3f0c1f0a-52b6-4a57-9a60-52f8d6f0c1aa'

const addresses = {
  person: 'person@example.org',
  stewardElsewhere: 'elsewhere@example.org',
  steward: 'steward@sun.ac.za',
  moderatorElsewhere: 'kenya@example.org',
  moderatorHere: 'south-africa@example.org',
  moderatorOfAll: 'everything@example.org',
  administrator: 'moderator@example.org',
  owner: 'owner@example.org',
}
type Who = 'visitor' | keyof typeof addresses

let database: Database
let office: Office
let people: Record<Who, Visitor>
let operations: Operations
let written: () => Promise<string[]>

const idOf = async (who: Who): Promise<string> => {
  const email = who === 'visitor' ? '' : addresses[who]
  return (await database.$client<{ id: string }[]>`select id from people where email = ${email}`)[0]?.id ?? ''
}

beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  office = await openOffice(database)
  const signedIn: Partial<Record<Who, Visitor>> = { visitor: office.visitor() }
  for (const [who, email] of Object.entries(addresses)) signedIn[who as Who] = await office.signIn(email)
  people = signedIn as typeof people
  const of = (code: string) => ({ scope: 'country', code }) as const
  await makeModerator(database, await idOf('moderatorElsewhere'), of('KE'), at)
  await makeModerator(database, await idOf('moderatorHere'), of('ZA'), at)
  await makeModerator(database, await idOf('moderatorOfAll'), { scope: 'everything', code: '' }, at)
  await makeSteward(database, await idOf('stewardElsewhere'), (await centre()).id, at)
  operations = await operationsOf(office.app)
  written = await watchWrites(database)
})
afterAll(() => office?.close())

let made = 0
async function centre(outline: CentreOutline = {}) {
  made += 1
  const one = aCentre({
    name: `Skryflab ${made}`,
    institution: `Instelling ${made}`,
    mailbox: 'a@sun.ac.za',
    ...outline,
  })
  await given(database, one)
  office.app.versions.forget()
  return one
}
/** One that the steward keeps. */
async function kept(outline: CentreOutline = {}) {
  const one = await centre(outline)
  await makeSteward(database, await idOf('steward'), one.id, at)
  return one
}

const mustAsk = async (by: Visitor, ...asked: Parameters<Visitor['ask']>) => {
  const { status, body } = await by.ask(...asked)
  expect([asked[1], status < 300, body.errors ?? body.detail]).toEqual([asked[1], true, undefined])
  return body
}

const draft = () => mustAsk(people.owner, 'POST', '/registrations', { form: aForm() })
async function registration() {
  const { id, revision } = await draft()
  return mustAsk(people.owner, 'POST', `/registrations/${id}/submission`, { revision })
}
async function refusedRegistration() {
  const { id, revision } = await registration()
  const refusal = { revision, outcome: 'reject', reason: 'duplicate' }
  return mustAsk(people.moderatorOfAll, 'POST', `/moderation/registrations/${id}/decision`, refusal)
}

const newClaim = { part: 'I run it', proof: 'page', page: 'https://example.org/staff' }
/** One person claims ten centres a day at most: what was claimed before is of another day. */
async function claim() {
  const { id } = await kept()
  await database.$client`update claims set created_at = created_at - interval '2 days'`
  return mustAsk(people.owner, 'POST', `/centres/${id}/claims`, newClaim)
}
async function refusedClaim() {
  const { id, revision } = await claim()
  const refusal = { revision, outcome: 'reject', reason: 'not-shown' }
  return mustAsk(people.moderatorOfAll, 'POST', `/moderation/claims/${id}/decision`, refusal)
}

/** A claim for which another centre is asked, and the link in the letter to its steward. */
async function vouchToken(): Promise<string> {
  made += 1
  const email = `peer-${made}@example.org`
  await office.signIn(email)
  const [row] = await database.$client<{ id: string }[]>`select id from people where email = ${email}`
  const peer = await centre()
  await makeSteward(database, row?.id ?? '', peer.id, at)
  const { id } = await claim()
  await mustAsk(people.owner, 'POST', `/claims/${id}/peers`, { peers: [peer.id] })
  const { text } = await office.letterTo(email, peer.names[0]?.text)
  return /\/vouch\/([^\s?]+)/.exec(text ?? '')?.[1] ?? ''
}

/** A word that waits to be made a term. */
async function ownWord() {
  made += 1
  const ownWords = `Woord ${made}`
  const one = aCentre()
  await given(database, { ...one, terms: { ...one.terms, kind: [{ code: 'other', ownWords }] } })
  const [row] = await database.$client<{ id: string; revision: number }[]>`
    select id, revision from proposed_terms where word = ${ownWords}`
  return { id: row?.id ?? '', revision: row?.revision ?? 0 }
}

const everything = [{ scope: 'everything', code: '' }]
const staff = async () => mustAsk(people.administrator, 'GET', '/moderation/people')
/** Somebody who moderates, to be changed. */
async function appointed() {
  made += 1
  const email = `appointed-${made}@example.org`
  await office.signIn(email)
  await mustAsk(people.administrator, 'POST', '/moderation/people', { email, moderates: everything })
  return (await staff()).people.find((one: { email: string }) => one.email === email)
}
async function waitingAppointment() {
  made += 1
  const email = `waits-${made}@example.org`
  await mustAsk(people.administrator, 'POST', '/moderation/people', { email, moderates: everything })
  return (await staff()).waiting.find((one: { email: string }) => one.email === email)
}

async function suggestionToken(id: string): Promise<string> {
  made += 1
  const email = `reader-${made}@example.org`
  const altcha = await solveFor(office.app)
  const said = { kind: 'change', changes: { phone: '+27 21' }, source: 'Seen there', email, altcha }
  await mustAsk(people.visitor, 'POST', `/centres/${id}/suggestions`, said)
  return suggestionTokenIn(await office.letterTo(email))
}
/** A suggestion that waits, and its version. */
async function suggestion({ id }: { id: string }) {
  await mustAsk(people.visitor, 'POST', '/suggestions/confirmation', { token: await suggestionToken(id) })
  const [row] = await database.$client<{ id: string }[]>`select id from suggestions where centre_id = ${id}`
  return { id: row?.id ?? '', version: await versionOf(id) }
}

/** A letter that reached a centre, by the tokens of its links, and the answer that was given. */
async function letter(answer?: 'answered' | 'abuse') {
  made += 1
  const mailbox = `letters-${made}@sun.ac.za`
  const { id: centreId } = await centre({ mailbox })
  const sent = await aLetterDelivered(office, { id: centreId, mailbox })
  if (answer) await mustAsk(people.visitor, 'POST', '/messages/answer', { token: sent.links[answer] })
  const [row] = await database.$client<{ id: string; revision: number }[]>`
    select id, revision from messages where centre_id = ${centreId}`
  return { ...sent, id: row?.id ?? '', revision: row?.revision ?? 0 }
}
async function block() {
  made += 1
  const domain = `spam-${made}.example`
  await mustAsk(people.moderatorOfAll, 'POST', '/moderation/messages/blocks', { domain, reason: 'advertising' })
  const [row] = await database.$client<{ id: string }[]>`select id from blocked_senders where domain = ${domain}`
  return { id: row?.id ?? '' }
}

/** A report of a record that somebody keeps, who does not learn of it. */
async function report() {
  made += 1
  const { id } = await kept()
  const email = `reports-${made}@example.org`
  const said = { kind: 'report', concern: 'private', email, altcha: await solveFor(office.app) }
  await mustAsk(people.visitor, 'POST', `/centres/${id}/suggestions`, said)
  await mustAsk(people.visitor, 'POST', '/suggestions/confirmation', {
    token: suggestionTokenIn(await office.letterTo(email)),
  })
  const [row] = await database.$client<{ id: string }[]>`select id from suggestions where centre_id = ${id}`
  return { id: row?.id ?? '', version: await versionOf(id) }
}

const moderated = (id: string) => mustAsk(people.moderatorOfAll, 'GET', `/moderation/centres/${id}`)
const versionOf = async (id: string): Promise<string> => (await moderated(id)).version

async function edit(id: string, change: object) {
  const { form, version } = await mustAsk(people.steward, 'GET', `/centres/${id}/form`)
  return mustAsk(people.steward, 'PUT', `/centres/${id}/form`, { form: { ...form, ...change }, version })
}
async function look() {
  const { id } = await kept()
  const { version } = await edit(id, { city: 'Paarl' })
  return { id: (await moderated(id)).looks[0].id, version }
}
async function withdrawn() {
  const { id } = await centre()
  const { version } = await mustAsk(people.moderatorOfAll, 'POST', `/moderation/centres/${id}/withdrawal`, {
    reason: 'Asked for',
    version: await versionOf(id),
  })
  return { id, version }
}
async function merged() {
  const [one, two] = [await centre(), await centre()]
  await mustAsk(people.moderatorOfAll, 'POST', `/moderation/centres/${one.id}/merger`, {
    goneId: two.id,
    version: await versionOf(one.id),
    goneVersion: await versionOf(two.id),
  })
  return { id: two.id, version: await versionOf(two.id) }
}

async function invitation(id: string) {
  const token = newToken()
  const expiresAt = new Date(fixedNow.getTime() + 86_400_000).toISOString()
  const invitedBy = await idOf('steward')
  const invited = { centreId: id, email: 'new@example.org', invitedBy, handsOver: false, expiresAt }
  const made = await inTransaction(database, (tx) =>
    insertInvitation(tx, { ...invited, tokenHash: hashOf(token) }, fixedNow.toISOString()),
  )
  return { id: made, token }
}

/** A link in a reminder to the steward of a record. */
async function reminder(purpose: 'confirm' | 'close') {
  const { id } = await kept({ confirmedAt })
  return answerToken(office.services, purpose, await idOf('steward'), { centreId: id, confirmedAt })
}
const unsubscription = async () => unsubscribeToken(office.services, 'reminders', await idOf('steward'))

const list = { content: 'Name,Country\nKaapse Skryfhoek,South Africa\n' }
const anImport = async () => (await upload(people.moderatorOfAll, list)).body
const importedList = async () => {
  const { id } = await checked(people.moderatorOfAll, { ...list, name: `List ${made++}` })
  await mustAsk(people.moderatorOfAll, 'POST', `/moderation/imports/${id}/run`, {})
  return settled(people.moderatorOfAll, id)
}

/** Somebody new, whose sessions and person are theirs to end. */
const newcomer = () => office.signIn(`newcomer-${made++}@example.org`)

type Asked = {
  url: string
  body?: object
  /** Whoever may, where no name stands for them. */
  by?: Visitor
  /** Where whoever may asks for it, if elsewhere. */
  rightful?: string
  /** That part of the address which must not tell whether it is anything. */
  id?: string
  /** Waits until what the asking has begun is over. */
  after?: () => Promise<unknown>
}
type Refused = Partial<Record<Who, 401 | 403 | 404>>
type Door = {
  /** How each lesser role is refused. */
  refused: Refused
  by: Who
  given: () => Promise<Asked>
  /** Its form may hold anything until it is sent. */
  isDraft?: true
}

const forOwner: Refused = {
  ...{ visitor: 401, person: 404, stewardElsewhere: 404, steward: 404 },
  ...{ moderatorElsewhere: 404, moderatorHere: 404, moderatorOfAll: 404 },
}
const forKeepers: Refused = { visitor: 401, person: 403, stewardElsewhere: 403, moderatorElsewhere: 403 }
const forStewards: Refused = { ...forKeepers, moderatorHere: 403, moderatorOfAll: 403 }
/** Others do not learn that there is something to decide. */
const forDecidingStewards: Refused = {
  ...{ visitor: 401, person: 404, stewardElsewhere: 404, owner: 404 },
  ...{ moderatorElsewhere: 404, moderatorHere: 404, moderatorOfAll: 404 },
}
const forDecidingModerators: Refused = {
  ...{ visitor: 401, person: 404, stewardElsewhere: 404, steward: 404, moderatorElsewhere: 404 },
}
const forModerators: Refused = { visitor: 401, person: 403, stewardElsewhere: 403, steward: 403 }
const forModeratorsOfCase: Refused = { ...forModerators, moderatorElsewhere: 404 }
const forModeratorsOfRecord: Refused = { ...forModerators, moderatorElsewhere: 403 }
const forModeratorsOfAll: Refused = { ...forModeratorsOfRecord, moderatorHere: 403 }
const forAdministrators: Refused = { ...forModeratorsOfAll, moderatorOfAll: 403 }
const forModeratorsOfWords: Refused = { ...forModeratorsOfCase, moderatorHere: 404 }
const forImporter: Refused = { ...forModerators, moderatorElsewhere: 404, moderatorHere: 404 }

type Given = () => Promise<Asked>
const always =
  (url: string, body?: object): Given =>
  async () => ({ url, ...(body && { body }) })
const door =
  (refused: Refused, by: Who) =>
  (ask: Given | string): Door => ({ refused, by, given: typeof ask === 'string' ? always(ask) : ask })

const open = door({}, 'visitor')
const signedIn = door({ visitor: 401 }, 'person')
const owner = door(forOwner, 'owner')
const keeper = door(forKeepers, 'moderatorHere')
const steward = door(forStewards, 'steward')
const decidingSteward = door(forDecidingStewards, 'steward')
const decidingModerator = door(forDecidingModerators, 'moderatorHere')
const moderator = door(forModerators, 'moderatorHere')
const moderatorOfCase = door(forModeratorsOfCase, 'moderatorHere')
const moderatorOfRecord = door(forModeratorsOfRecord, 'moderatorHere')
const moderatorOfAll = door(forModeratorsOfAll, 'moderatorOfAll')
const administrator = door(forAdministrators, 'administrator')
const moderatorOfWords = door(forModeratorsOfWords, 'moderatorOfAll')
const importer = door(forImporter, 'moderatorOfAll')

/** An address with the id of something that was made for it. */
const about =
  <Made extends { id: string }>(
    make: () => Promise<Made>,
    url: (id: string) => string,
    body?: (made: Made) => object,
  ): Given =>
  async () => {
    const made = await make()
    return { url: url(made.id), id: made.id, ...(body && { body: body(made) }) }
  }
/** The same of a record that is to be written as it was read. */
const ofRecord =
  (make: () => Promise<{ id: string }>, rest: string, body: (version: string) => object): Given =>
  async () => {
    const { id } = await make()
    return { url: `/moderation/centres/${id}${rest}`, body: body(await versionOf(id)) }
  }

/** Operations that anybody may ask for and that change nothing. */
const reads = [
  ...['/healthz', '/readyz', '/v1/centres', '/v1/centres/facets', '/v1/centres/points', '/v1/centres/{id}'],
  ...[
    '/v1/centres/{id}/history',
    '/v1/centres/{id}/similar',
    '/v1/centres/{id}/citation',
    '/v1/statistics',
    '/v1/matches',
    '/v1/centres/{id}/writing',
  ],
  ...['/v1/changes', '/v1/changes.atom', '/v1/tiles/{z}/{x}/{y}', '/v1/vocabularies', '/v1/places', '/v1/places/at'],
  ...['/v1/exports/centres.{format}', '/v1/releases', '/v1/releases/{number}', '/v1/releases/{number}/datacite.json'],
  ...['/v1/releases/{number}/files/{name}', '/v1/releases/{number}/citation', '/v1/citation', '/v1/sets/{id}'],
  ...['/v1/sets/{id}/citation', '/v1/challenge', '/v1/lookalikes'],
].map((path) => `GET ${path}`)

/** Every other operation: who is let in, how all others are refused, and what would be done. */
const doors: Record<string, Door | Door[]> = {
  'POST /v1/sets': open('/sets'),
  'POST /v1/sign-in-links': open(async () => ({
    url: '/sign-in-links',
    body: { email: 'asks@example.org', altcha: await solveFor(office.app) },
  })),
  'POST /v1/sessions': open(async () => ({
    url: '/sessions',
    body: { token: await signInToken() },
    by: office.visitor(),
  })),
  'DELETE /v1/me/session': signedIn(async () => ({ url: '/me/session', by: await newcomer() })),
  'GET /v1/me': signedIn('/me'),
  'PATCH /v1/me': signedIn(always('/me', { name: 'Naledi', language: 'en' })),
  'DELETE /v1/me': signedIn(async () => {
    const by = await newcomer()
    return { url: '/me', body: { email: (await by.ask('GET', '/me')).body.email }, by }
  }),
  'GET /v1/me/sessions': signedIn('/me/sessions'),
  'DELETE /v1/me/sessions': signedIn(async () => ({ url: '/me/sessions', by: await newcomer() })),
  'DELETE /v1/me/sessions/{id}': owner(async () => {
    const by = await newcomer()
    const { id } = (await by.ask('GET', '/me/sessions')).body.items[0]
    return { url: `/me/sessions/${id}`, id, by }
  }),
  'GET /v1/me/letters': signedIn('/me/letters'),
  'PUT /v1/me/letters': signedIn(always('/me/letters', { reminders: true, waiting: true })),
  'GET /v1/me/data': signedIn('/me/data'),
  'GET /v1/me/erasure': signedIn('/me/erasure'),
  'GET /v1/me/suggestions': signedIn('/me/suggestions'),

  'GET /v1/registrations': signedIn('/registrations'),
  'POST /v1/registrations': { ...signedIn(always('/registrations', { form: aForm() })), isDraft: true },
  'GET /v1/registrations/{id}': owner(about(draft, (id) => `/registrations/${id}`)),
  'PUT /v1/registrations/{id}': {
    ...owner(
      about(
        draft,
        (id) => `/registrations/${id}`,
        ({ revision }) => ({ form: aForm(), revision }),
      ),
    ),
    isDraft: true,
  },
  'DELETE /v1/registrations/{id}': owner(about(draft, (id) => `/registrations/${id}`)),
  'POST /v1/registrations/{id}/submission': owner(
    about(
      draft,
      (id) => `/registrations/${id}/submission`,
      ({ revision }) => ({ revision }),
    ),
  ),
  'POST /v1/registrations/{id}/appeal': owner(
    about(
      refusedRegistration,
      (id) => `/registrations/${id}/appeal`,
      ({ revision }) => ({ revision, message: 'Kyk weer.' }),
    ),
  ),

  'GET /v1/centres/{id}/form': keeper(about(kept, (id) => `/centres/${id}/form`)),
  'PUT /v1/centres/{id}/form': keeper(async () => {
    const { id } = await kept({ services: ['one-to-one'], languages: ['af'] })
    const { form, version } = await mustAsk(people.steward, 'GET', `/centres/${id}/form`)
    return { url: `/centres/${id}/form`, body: { form: { ...form, phone: '+27 1' }, version } }
  }),
  'POST /v1/centres/{id}/confirmation': steward(about(kept, (id) => `/centres/${id}/confirmation`)),
  'GET /v1/centres/{id}/stewards': steward(about(kept, (id) => `/centres/${id}/stewards`)),
  'POST /v1/centres/{id}/invitations': steward(
    about(
      kept,
      (id) => `/centres/${id}/invitations`,
      () => ({ email: 'new@example.org' }),
    ),
  ),
  'DELETE /v1/centres/{id}/invitations/{invitation}': [
    steward(async () => {
      const { id } = await kept()
      return { url: `/centres/${id}/invitations/${(await invitation(id)).id}` }
    }),
    // Nor by way of a centre that one does keep.
    door(
      { stewardElsewhere: 404 },
      'steward',
    )(async () => {
      const [one, other] = [await centre(), await kept()]
      await makeSteward(database, await idOf('stewardElsewhere'), one.id, at)
      const { id } = await invitation(other.id)
      const [url, rightful] = [one, other].map((each) => `/centres/${each.id}/invitations/${id}`) as [string, string]
      return { url, rightful, id }
    }),
  ],
  'POST /v1/centres/{id}/leaving': steward(
    about(
      kept,
      (id) => `/centres/${id}/leaving`,
      () => ({ nobodyFollows: true }),
    ),
  ),
  'POST /v1/invitations/opened': signedIn(async () => ({
    url: '/invitations/opened',
    body: { token: (await invitation((await kept()).id)).token },
  })),
  'POST /v1/invitations/accepted': signedIn(async () => ({
    url: '/invitations/accepted',
    body: { token: (await invitation((await kept()).id)).token },
  })),

  'GET /v1/centres/{id}/claim': signedIn(about(kept, (id) => `/centres/${id}/claim`)),
  'POST /v1/centres/{id}/claims': signedIn(
    about(
      kept,
      (id) => `/centres/${id}/claims`,
      () => newClaim,
    ),
  ),
  'GET /v1/claims': signedIn('/claims'),
  'GET /v1/claims/{id}': owner(about(claim, (id) => `/claims/${id}`)),
  'DELETE /v1/claims/{id}': owner(about(claim, (id) => `/claims/${id}`)),
  'POST /v1/claims/{id}/appeal': owner(
    about(
      refusedClaim,
      (id) => `/claims/${id}/appeal`,
      ({ revision }) => ({ revision, message: 'Kyk weer.' }),
    ),
  ),
  'GET /v1/claims/{id}/contest': decidingSteward(about(claim, (id) => `/claims/${id}/contest`)),
  'PUT /v1/claims/{id}/contest': decidingSteward(
    about(
      claim,
      (id) => `/claims/${id}/contest`,
      () => ({ agrees: true, message: '' }),
    ),
  ),

  'GET /v1/centres/{id}/peers': signedIn(about(kept, (id) => `/centres/${id}/peers?q=Skryflab`)),
  'POST /v1/claims/{id}/peers': owner(async () => {
    const [peer, { id }] = [await centre(), await claim()]
    await makeSteward(database, await idOf('stewardElsewhere'), peer.id, at)
    return { url: `/claims/${id}/peers`, id, body: { peers: [peer.id] } }
  }),
  'GET /v1/vouches/{token}': open(async () => ({ url: `/vouches/${await vouchToken()}` })),
  'POST /v1/vouches/{token}': open(async () => ({ url: `/vouches/${await vouchToken()}`, body: { knows: true } })),

  'GET /v1/moderation/vocabulary/{id}': moderatorOfWords(about(ownWord, (id) => `/moderation/vocabulary/${id}`)),
  'POST /v1/moderation/vocabulary/{id}/decision': moderatorOfWords(
    about(
      ownWord,
      (id) => `/moderation/vocabulary/${id}/decision`,
      ({ revision }) => ({ revision, outcome: 'map', code: 'writing-centre' }),
    ),
  ),

  'POST /v1/centres/{id}/messages': open(async () => ({
    url: `/centres/${(await centre()).id}/messages`,
    body: { ...aMessage({ email: 'tutor@tutors.example' }), altcha: await solveFor(office.app) },
  })),
  'POST /v1/centres/{id}/messages/preview': open(async () => ({
    url: `/centres/${(await centre()).id}/messages/preview`,
    body: aPreview(),
  })),
  'POST /v1/messages/confirmation': open(async () => ({
    url: '/messages/confirmation',
    body: { token: (await aLetterWritten(office, await centre())).token },
  })),
  'POST /v1/messages/status': open(async () => ({
    url: '/messages/status',
    body: { token: (await letter()).statusToken },
  })),
  'POST /v1/messages/links': open(async () => ({
    url: '/messages/links',
    body: { token: (await letter()).links.answered },
  })),
  'POST /v1/messages/answer': open(async () => ({
    url: '/messages/answer',
    body: { token: (await letter()).links.answered },
  })),
  'GET /v1/me/centres/{id}/writing': steward(about(kept, (id) => `/me/centres/${id}/writing`)),
  'PUT /v1/me/centres/{id}/writing': steward(
    about(
      kept,
      (id) => `/me/centres/${id}/writing`,
      () => ({ isPaused: true, note: 'Maart', noteLanguage: 'af', revision: 0 }),
    ),
  ),
  'GET /v1/messages/{id}': moderatorOfCase(
    about(
      () => letter('abuse'),
      (id) => `/messages/${id}`,
    ),
  ),
  'POST /v1/messages/{id}/decision': moderatorOfCase(
    about(
      () => letter('abuse'),
      (id) => `/messages/${id}/decision`,
      ({ revision }) => ({ revision, decision: 'no-fault' }),
    ),
  ),
  'GET /v1/moderation/messages': moderatorOfAll('/moderation/messages'),
  'POST /v1/moderation/messages/blocks': moderatorOfAll(
    always('/moderation/messages/blocks', { domain: 'spam.example', reason: 'advertising' }),
  ),
  'DELETE /v1/moderation/messages/blocks/{id}': moderatorOfAll(
    about(block, (id) => `/moderation/messages/blocks/${id}`),
  ),

  'GET /v1/moderation/people': administrator('/moderation/people'),
  'POST /v1/moderation/people': administrator(
    always('/moderation/people', { email: 'new-moderator@example.org', moderates: [{ scope: 'country', code: 'KE' }] }),
  ),
  'PUT /v1/moderation/people/{id}': administrator(async () => {
    const { id, version } = await appointed()
    return { url: `/moderation/people/${id}`, body: { version, moderates: [{ scope: 'country', code: 'KE' }] } }
  }),
  'DELETE /v1/moderation/people/{id}': administrator(async () => {
    const { id, version } = await appointed()
    return { url: `/moderation/people/${id}`, body: { version } }
  }),
  'DELETE /v1/moderation/appointments/{id}': administrator(
    about(waitingAppointment, (id) => `/moderation/appointments/${id}`),
  ),

  'GET /v1/moderation/queue': moderator('/moderation/queue'),
  'GET /v1/moderation/registrations/{id}': moderatorOfCase(
    about(registration, (id) => `/moderation/registrations/${id}`),
  ),
  'POST /v1/moderation/registrations/{id}/decision': moderatorOfCase(
    about(
      registration,
      (id) => `/moderation/registrations/${id}/decision`,
      ({ revision }) => ({ revision, outcome: 'publish', form: aForm() }),
    ),
  ),
  'POST /v1/moderation/registrations/{id}/notes': moderatorOfCase(
    about(
      registration,
      (id) => `/moderation/registrations/${id}/notes`,
      () => ({ text: 'Bel hulle.' }),
    ),
  ),
  'GET /v1/moderation/claims/{id}': moderatorOfCase(about(claim, (id) => `/moderation/claims/${id}`)),
  'POST /v1/moderation/claims/{id}/decision': moderatorOfCase(
    about(
      claim,
      (id) => `/moderation/claims/${id}/decision`,
      ({ revision }) => ({ revision, outcome: 'reject', reason: 'not-shown' }),
    ),
  ),
  'POST /v1/moderation/claims/{id}/notes': moderatorOfCase(
    about(
      claim,
      (id) => `/moderation/claims/${id}/notes`,
      () => ({ text: 'Bel hulle.' }),
    ),
  ),
  'GET /v1/moderation/acts': moderatorOfAll('/moderation/acts'),
  'GET /v1/moderation/centres/{id}': moderatorOfRecord(about(kept, (id) => `/moderation/centres/${id}`)),
  'GET /v1/moderation/centres/{id}/history': moderatorOfRecord(
    about(kept, (id) => `/moderation/centres/${id}/history`),
  ),
  'POST /v1/moderation/centres/{id}/merger': [
    moderatorOfRecord(async () => {
      const [one, two] = [await kept(), await kept()]
      const versions = { version: await versionOf(one.id), goneVersion: await versionOf(two.id) }
      const body = { goneId: two.id, ...versions, choices: { website: 'gone' } }
      return { url: `/moderation/centres/${one.id}/merger`, body }
    }),
    // One of the two is enough for nobody.
    moderatorOfRecord(async () => {
      const [one, two] = [await centre({ countryCode: 'KE', longitude: 36.8, latitude: -1.28 }), await kept()]
      const versions = { version: await versionOf(one.id), goneVersion: await versionOf(two.id) }
      const url = `/moderation/centres/${one.id}/merger`
      return { url, body: { goneId: two.id, ...versions }, by: people.moderatorOfAll }
    }),
  ],
  'POST /v1/moderation/centres/{id}/split': moderatorOfRecord(ofRecord(merged, '/split', (version) => ({ version }))),
  'POST /v1/moderation/centres/{id}/withdrawal': moderatorOfRecord(
    ofRecord(kept, '/withdrawal', (version) => ({ version, reason: 'Asked for' })),
  ),
  'POST /v1/moderation/centres/{id}/restoration': moderatorOfRecord(
    ofRecord(withdrawn, '/restoration', (version) => ({ version })),
  ),
  'POST /v1/moderation/centres/{id}/undo': moderatorOfRecord(async () => {
    const { id } = await kept()
    const { version } = await edit(id, { phone: '+27 1' })
    const { items } = await mustAsk(people.moderatorOfAll, 'GET', `/moderation/centres/${id}/history`)
    return { url: `/moderation/centres/${id}/undo`, body: { change: items[0].id, version } }
  }),
  'POST /v1/moderation/centres/{id}/notes': moderatorOfRecord(
    about(
      kept,
      (id) => `/moderation/centres/${id}/notes`,
      () => ({ text: 'Bel hulle.' }),
    ),
  ),
  'GET /v1/moderation/looks/{id}': moderatorOfRecord(about(look, (id) => `/moderation/looks/${id}`)),
  'POST /v1/moderation/looks/{id}/decision': moderatorOfRecord(
    about(
      look,
      (id) => `/moderation/looks/${id}/decision`,
      ({ version }) => ({ outcome: 'fine', version }),
    ),
  ),
  'GET /v1/moderation/letters': moderatorOfAll('/moderation/letters'),
  'POST /v1/moderation/letters/{id}/attempts': moderatorOfAll(async () => ({
    url: `/moderation/letters/${await aDeadLetter(database, office, 'again@example.org')}/attempts`,
  })),
  'DELETE /v1/moderation/letters/{id}': moderatorOfAll(async () => ({
    url: `/moderation/letters/${await aDeadLetter(database, office, 'again@example.org')}`,
  })),

  'GET /v1/reminders/{token}': open(async () => ({ url: `/reminders/${await reminder('confirm')}` })),
  'POST /v1/reminders/{token}/confirmation': open(async () => ({
    url: `/reminders/${await reminder('confirm')}/confirmation`,
  })),
  'POST /v1/reminders/{token}/closure': open(async () => ({
    url: `/reminders/${await reminder('close')}/closure`,
    body: { closed: '2026' },
  })),
  'GET /v1/unsubscriptions/{token}': open(async () => ({ url: `/unsubscriptions/${await unsubscription()}` })),
  'POST /v1/unsubscriptions/{token}': open(async () => ({ url: `/unsubscriptions/${await unsubscription()}` })),

  'GET /v1/moderation/imports': moderator('/moderation/imports'),
  'POST /v1/moderation/imports': moderator(
    always('/moderation/imports', {
      name: 'A list',
      fileName: 'list.csv',
      content: Buffer.from(list.content).toString('base64'),
    }),
  ),
  'GET /v1/moderation/imports/{id}': importer(about(anImport, (id) => `/moderation/imports/${id}`)),
  'POST /v1/moderation/imports/{id}/check': importer(async () => {
    const { id } = await anImport()
    const body = { mapping: { name: 'Name', country: 'Country' } }
    return { url: `/moderation/imports/${id}/check`, id, body, after: () => settled(people.moderatorOfAll, id) }
  }),
  'GET /v1/moderation/imports/{id}/rows': importer(about(importedList, (id) => `/moderation/imports/${id}/rows`)),
  'GET /v1/moderation/imports/{id}/report.csv': importer(
    about(importedList, (id) => `/moderation/imports/${id}/report.csv`),
  ),
  'POST /v1/moderation/imports/{id}/run': importer(async () => {
    const { id } = await checked(people.moderatorOfAll, { ...list, name: `List ${made++}` })
    const after = () => settled(people.moderatorOfAll, id)
    return { url: `/moderation/imports/${id}/run`, id, body: { asNew: [] }, after }
  }),
  'POST /v1/moderation/imports/{id}/undo': importer(async () => {
    const { id } = await importedList()
    return { url: `/moderation/imports/${id}/undo`, id, after: () => settled(people.moderatorOfAll, id) }
  }),

  'POST /v1/centres/{id}/suggestions': open(async () => ({
    url: `/centres/${(await kept()).id}/suggestions`,
    body: {
      kind: 'change',
      changes: { phone: '+27 3', names: [{ text: 'Skryfhoek', language: 'af', kind: 'official' }] },
      source: 'Seen there',
      email: 'reader@example.org',
      altcha: await solveFor(office.app),
    },
  })),
  'POST /v1/suggestions/confirmation': open(async () => ({
    url: '/suggestions/confirmation',
    body: { token: await suggestionToken((await kept()).id) },
  })),
  'GET /v1/suggestions/{id}': [
    decidingSteward(
      about(
        async () => suggestion(await kept()),
        (id) => `/suggestions/${id}`,
      ),
    ),
    decidingModerator(
      about(
        async () => suggestion(await centre()),
        (id) => `/suggestions/${id}`,
      ),
    ),
    decidingModerator(about(report, (id) => `/suggestions/${id}`)),
  ],
  'POST /v1/suggestions/{id}/decision': [
    decidingSteward(
      about(
        async () => suggestion(await kept()),
        (id) => `/suggestions/${id}/decision`,
        ({ version }) => ({ version, fields: [{ part: 'phone', take: true }] }),
      ),
    ),
    decidingModerator(
      about(
        async () => suggestion(await centre()),
        (id) => `/suggestions/${id}/decision`,
        ({ version }) => ({ version, fields: [{ part: 'phone', take: true }] }),
      ),
    ),
    decidingModerator(
      about(
        report,
        (id) => `/suggestions/${id}/decision`,
        ({ version }) => ({ version, fields: [{ part: 'report', take: true }] }),
      ),
    ),
  ],
}

async function signInToken(): Promise<string> {
  made += 1
  const email = `signs-in-${made}@example.org`
  await mustAsk(people.visitor, 'POST', '/sign-in-links', { email, altcha: await solveFor(office.app) })
  const [, token = ''] = /\/sign-in\/([^\s?]+)/.exec((await office.letterTo(email)).text ?? '') ?? []
  return decodeURIComponent(token)
}

/** What whoever writes might like to decide as well. */
const smuggled = {
  ...{ id: nobodys, state: 'published', ownerId: nobodys, personId: nobodys, role: 'moderator', revision: 1 },
  ...{ moderates: [{ scope: 'everything', code: '' }], evidence: [], confirmedAt: at, stewards: [], decidedAt: at },
}

/** A body, each time with more in another of the objects that it holds. */
function stuffed(value: unknown, isDraft: boolean): { body: unknown; names: string[] }[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, place) =>
      stuffed(item, isDraft).map(({ body, names }) => ({ body: value.with(place, body), names })),
    )
  }
  if (typeof value !== 'object' || value === null) return []
  const more = Object.fromEntries(Object.entries(smuggled).filter(([name]) => !(name in value)))
  const within = Object.entries(value).flatMap(([key, part]) =>
    isDraft ? [] : stuffed(part, false).map(({ body, names }) => ({ body: { ...value, [key]: body }, names })),
  )
  return [{ body: { ...value, ...more }, names: Object.keys(more) }, ...within]
}

test('every operation has its row, and those that are private answer strangers with 401', () => {
  const rows = Object.keys(doors)
  // A new operation: say above who is let in, and how each lesser role is refused.
  expect(Object.keys(operations).sort()).toEqual([...reads, ...rows].sort())
  const isPrivate = (key: string) => [doors[key] ?? []].flat().some(({ refused }) => refused.visitor === 401)
  const saying = Object.keys(operations).filter((key) => operations[key]?.statuses.includes('401'))
  expect(saying.sort()).toEqual(rows.filter(isPrivate).sort())
})

const cases = Object.entries(doors).flatMap(([key, rows]) =>
  [rows].flat().map((row, place) => [place ? `${key} (${place + 1})` : key, key.split(' ')[0], row] as const),
)

describe('who may not is refused, nothing more is taken than is asked for, and nothing is written', () => {
  test.each(cases)('%s', async (_, method, { refused, by, given: make, isDraft = false }) => {
    const { url, rightful = url, body, id, after, by: whoMay = people[by] } = await make()
    const ask = (who: Visitor, address = url, sent: unknown = body) =>
      who.ask(method as 'POST', address, sent as object | undefined)
    await written()

    for (const [who, expected] of Object.entries(refused) as [Who, number][]) {
      const { status, body: problem } = await ask(people[who])
      expect([who, status]).toEqual([who, expected])
      if (expected !== 404) continue
      // What is there and another's is as if it were not there.
      expect(id, 'the part of the address that tells nothing').toBeDefined()
      const nothing = await ask(people[who], url.replace(id ?? '', nobodys))
      expect([nothing.status, { ...nothing.body, instance: '' }]).toEqual([404, { ...problem, instance: '' }])
    }
    if (method !== 'GET') {
      for (const { body: more, names } of stuffed(body ?? {}, isDraft)) {
        const { status, body: problem } = await ask(whoMay, rightful, more)
        expect([status, problem.errors?.map(({ name }: { name: string }) => name)]).toEqual([
          400,
          expect.arrayContaining(names),
        ])
      }
    }
    expect(await written()).toEqual([])

    // Whoever may does it: no refusal above was for another reason.
    const done = await ask(whoMay, rightful)
    expect([done.status < 300, done.body.errors ?? done.body.detail]).toEqual([true, undefined])
    await after?.()
  })
})
