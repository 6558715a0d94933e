import { interfaceLanguages } from '@centres/contract'
import { type CentreRecord, type Database, makeSteward, saveVocabularies } from '@centres/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readKnownWords } from '../../api/src/imports/known-words.ts'
import { readVocabularies } from '../../seeds/src/read-vocabularies.ts'
import { aCentre, type CentreOutline, given } from '../support/a-centre.ts'
import { aForm } from '../support/a-form.ts'
import { fixedNow } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'
import { guardLog } from '../support/guard-log.ts'
import { type Office, openOffice, type Visitor } from '../support/people.ts'

let database: Database
let office: Office
let steward: Visitor
let moderator: Visitor
let narrow: Visitor
beforeAll(async () => {
  database = await testDatabase({ seeded: true })
  await guardLog(database)
  let ticks = 0
  office = await openOffice(database, { now: () => new Date(fixedNow.getTime() + ticks++), logLevel: 'error' })
  steward = await office.signIn('steward@sun.ac.za', 'ar')
  moderator = await office.signIn('moderator@example.org')
  narrow = await office.signIn('south@example.org')
  await database.$client`insert into moderators select id, 'country', 'ZA', now() from people where email = 'south@example.org'`
})
afterAll(() => office.close())

const own = (ownWords: string) => [{ code: 'other', ownWords }]
const public_ = (path: string) => office.visitor().ask('GET', path)

async function aCentreWith(terms: CentreRecord['terms'], outline: CentreOutline = {}): Promise<CentreRecord> {
  const centre = aCentre({ kinds: ['writing-lab'], ...outline })
  const [record] = await given(database, { ...centre, terms: { ...centre.terms, ...terms } })
  office.app.versions.forget()
  return record as CentreRecord
}

/** The case of a word, as moderators of everything find it. */
async function caseOf(word: string) {
  const { items } = (await moderator.ask('GET', '/moderation/queue?kind=vocabulary&limit=100')).body
  const item = items.find(({ title }: { title: string }) => title === word)
  return item && (await moderator.ask('GET', `/moderation/vocabulary/${item.id}`)).body
}

const decide = ({ id, revision }: { id: string; revision: number }, said: object, by = moderator) =>
  by.ask('POST', `/moderation/vocabulary/${id}/decision`, { revision, ...said })

const labelled = (label: string, changed: Record<string, string> = {}) => ({
  ...Object.fromEntries(interfaceLanguages.map((language) => [language, `${label} (${language})`])),
  ...changed,
})

const termsOf = async (vocabulary: string, lang = 'en') =>
  (await public_(`/vocabularies?lang=${lang}`)).body.vocabularies.find(
    ({ code }: { code: string }) => code === vocabulary,
  ).terms

test('an own word of a registration becomes a term, and every door knows it at once', async () => {
  const form = aForm({
    names: [{ text: 'Prysliedskryflab', language: 'af' }],
    terms: { kind: [{ code: 'writing-lab' }], service: own('Pryslied-werkswinkels') },
  })
  const { id } = (await steward.ask('POST', '/registrations', { form })).body
  const sent = await steward.ask('POST', `/registrations/${id}/submission`, { revision: 1 })
  expect(await caseOf('Pryslied-werkswinkels')).toBeUndefined()
  const { centreId } = (
    await moderator.ask('POST', `/moderation/registrations/${id}/decision`, {
      revision: sent.body.revision,
      outcome: 'publish',
    })
  ).body

  const found = await caseOf('Pryslied-werkswinkels')
  expect(found).toMatchObject({
    vocabulary: 'service',
    language: 'af',
    state: 'waiting',
    centres: [{ id: centreId, slug: 'prysliedskryflab' }],
    term: null,
  })
  expect((await public_('/centres?service=praise-poetry-workshop')).status).toBe(400)
  const labels = labelled('Praise poetry workshop', { ar: 'ورشة شعر المديح' })
  const term = { code: 'praise-poetry-workshop', broader: 'workshop', labels }
  const published = await decide(found, { outcome: 'publish', term, message: 'Mooi!' })
  expect(published.body).toMatchObject({
    state: 'published',
    term: { vocabulary: 'service', code: 'praise-poetry-workshop' },
    centres: [],
    acts: [{ role: 'moderator', action: 'published', subject: 'vocabulary' }],
  })

  const profile = (await public_(`/centres/${centreId}`)).body
  expect([profile.services, profile.ownWords]).toEqual([['praise-poetry-workshop'], []])
  const filtered = (await public_('/centres?service=praise-poetry-workshop')).body
  expect(filtered.items.map((centre: { id: string }) => centre.id)).toEqual([centreId])
  const facets = (await public_('/centres/facets?service=praise-poetry-workshop')).body
  expect(facets.facets.service).toContainEqual({ code: 'praise-poetry-workshop', count: 1 })
  const services = await termsOf('service', 'ar')
  expect(services.find(({ code }: { code: string }) => code === 'praise-poetry-workshop')).toMatchObject({
    label: 'ورشة شعر المديح',
    broader: 'workshop',
    isSelectable: true,
  })
  expect(services.at(-1).code).toBe('other')
  expect((await public_(`/centres/${centreId}/history`)).body.items[0]).toMatchObject({
    actor: 'moderator',
    action: 'changed',
    fields: expect.arrayContaining([expect.objectContaining({ field: 'terms' })]),
  })
  const [logged] = await database.$client`
    select subject_id, actor, action from changes where subject = 'vocabulary' order by id desc limit 1`
  expect(logged).toEqual({ subject_id: 'service', actor: 'moderator', action: 'term-added' })
  const letter = await office.letterTo('steward@sun.ac.za', 'ورشة شعر المديح')
  expect(letter.text).toContain('Mooi!')

  const again = await decide(found, { outcome: 'refuse', reason: 'unclear' })
  expect([again.status, again.body.type]).toEqual([409, '/docs#problem-conflict'])
})

test('one word of two centres is one case, and later records get the term without being asked', async () => {
  const one = await aCentreWith({ tutor: own('Story keepers') })
  const other = await aCentreWith({ tutor: own('STORY-KEEPERS') })
  const found = await caseOf('Story keepers')
  expect(found.spellings).toEqual(['STORY-KEEPERS', 'Story keepers'])
  expect(found.centres.map(({ id }: { id: string }) => id).sort()).toEqual([one.id, other.id].sort())

  const term = { code: 'story-keeper', labels: labelled('Story keepers') }
  expect((await decide(found, { outcome: 'publish', term })).status).toBe(200)
  for (const { id } of [one, other]) expect((await public_(`/centres/${id}`)).body.tutors).toEqual(['story-keeper'])

  const third = await aCentreWith({})
  await database.$client`
    insert into stewards select ${third.id}, id, now() from people where email = 'steward@sun.ac.za'`
  const { form, version } = (await steward.ask('GET', `/centres/${third.id}/form`)).body
  const edited = { ...form, mailbox: 'a@sun.ac.za', terms: { ...form.terms, tutor: own('story keepers') } }
  const kept = await steward.ask('PUT', `/centres/${third.id}/form`, { form: edited, version })
  expect(kept.body.form.terms.tutor).toEqual([{ code: 'story-keeper', ownWords: null }])
})

test('what a decision did to a record can be undone there, and the word then stays', async () => {
  const { id } = await aCentreWith({ audience: own('Night owls') })
  const labels = labelled('Night owls')
  await decide(await caseOf('Night owls'), { outcome: 'publish', term: { code: 'night-owl', labels } })
  const { version } = (await moderator.ask('GET', `/moderation/centres/${id}`)).body
  const [change] = (await moderator.ask('GET', `/moderation/centres/${id}/history?limit=1`)).body.items
  const undone = await moderator.ask('POST', `/moderation/centres/${id}/undo`, { change: change.id, version })
  expect(undone.body.facts['terms.audience']).toEqual(own('Night owls'))
  expect(await caseOf('Night owls')).toBeUndefined()
})

test('a word is put to a term that there is, and searching and importing know it from then on', async () => {
  const labs = await aCentreWith({ kind: [...own('Skribblestasie'), { code: 'writing-lab', ownWords: null }] })
  const found = await caseOf('Skribblestasie')
  const none = (await public_('/centres?q=Skribblestasie')).body.total
  const mapped = await decide(found, { outcome: 'map', code: 'writing-lab' })
  expect(mapped.body).toMatchObject({ state: 'mapped', term: { code: 'writing-lab' }, isSynonym: true })
  expect((await public_(`/centres/${labs.id}`)).body.kinds).toEqual(['writing-lab'])
  const ofKind = (await public_('/centres?kind=writing-lab')).body.total
  expect([none, (await public_('/centres?q=Skribblestasie')).body.total]).toEqual([0, ofKind])

  const { term } = await readKnownWords(database)
  expect(term('kind', 'skribblestasie')).toBe('writing-lab')
})

test('a term that says the same already is shown to the moderator', async () => {
  await aCentreWith({ modality: own('ON LINE'), tutor: own('tuteurs professionnels') })
  expect((await caseOf('tuteurs professionnels')).similar[0]).toMatchObject({ code: 'professional', isSame: true })
  expect((await caseOf('ON LINE')).similar[0]).toMatchObject({ vocabulary: 'modality', code: 'online', isSame: false })
})

test('a word may become a term of another vocabulary, but leaves no record without a kind', async () => {
  const { id } = await aCentreWith({ service: own('Retired teachers'), kind: own('Word forge') })
  const moved = await decide(await caseOf('Retired teachers'), {
    outcome: 'map',
    vocabulary: 'tutor',
    code: 'volunteer',
  })
  expect(moved.status).toBe(200)
  expect((await public_(`/centres/${id}`)).body).toMatchObject({ services: [], tutors: ['volunteer'] })
  const kept = await decide(await caseOf('Word forge'), { outcome: 'map', vocabulary: 'tutor', code: 'volunteer' })
  expect([kept.status, kept.body.errors[0].name]).toEqual([400, 'vocabulary'])
})

test('a word that a centre both offers and seeks becomes one term of another vocabulary', async () => {
  const { id } = await aCentreWith({ offers: own('Ink relay'), seeks: own('Ink relay') })
  const has = await aCentreWith({ offers: own('Ink relay'), service: [{ code: 'workshop', ownWords: null }] })
  const mapped = await decide(await caseOf('Ink relay'), { outcome: 'map', vocabulary: 'service', code: 'workshop' })
  expect([mapped.status, mapped.body.detail]).toEqual([200, undefined])
  for (const one of [id, has.id])
    expect((await public_(`/centres/${one}`)).body).toMatchObject({
      services: ['workshop'],
      offers: [],
      seeks: [],
      ownWords: [],
    })
})

test('a refused word stays on its record, and its steward learns why', async () => {
  const { id } = await aCentreWith({ placement: own('Behind the old oak') })
  await database.$client`insert into stewards select ${id}, id, now() from people where email = 'steward@sun.ac.za'`
  const found = await caseOf('Behind the old oak')
  const unsaid = await decide(found, { outcome: 'refuse', reason: 'other' })
  expect(unsaid.body.errors).toMatchObject([{ name: 'message' }])
  const refused = await decide(found, { outcome: 'refuse', reason: 'too-particular', message: 'Een eik.' })
  expect(refused.body).toMatchObject({ state: 'refused', reason: 'too-particular', term: null })
  expect((await public_(`/centres/${id}`)).body.ownWords).toEqual([
    { vocabulary: 'placement', text: 'Behind the old oak' },
  ])
  expect(await caseOf('Behind the old oak')).toBeUndefined()
  await office.letterTo('steward@sun.ac.za', 'Een eik.')
})

test('what is wrong with a decision is named by its field', async () => {
  await aCentreWith({ service: own('Ink exchange') })
  const found = await caseOf('Ink exchange')
  const term = { code: 'ink-exchange', labels: labelled('Ink exchange') }
  const { ar: _, ...withoutArabic } = term.labels as Record<string, string>
  const faultsOf = async (said: object) => {
    const { status, body } = await decide(found, said)
    return [status, ...(body.errors ?? []).map(({ name }: { name: string }) => name)]
  }
  expect(await faultsOf({ outcome: 'publish', term: { ...term, labels: withoutArabic } })).toEqual([
    400,
    'term.labels.ar',
  ])
  expect(await faultsOf({ outcome: 'publish', term: { ...term, labels: { ...term.labels, fr: ' ' } } })).toEqual([
    400,
    'term.labels.fr',
  ])
  expect(await faultsOf({ outcome: 'publish', term: { ...term, code: 'workshop' } })).toEqual([400, 'term.code'])
  expect(await faultsOf({ outcome: 'publish', term: { ...term, broader: 'nowhere' } })).toEqual([400, 'term.broader'])
  expect(await faultsOf({ outcome: 'map', code: 'nothing-like-it' })).toEqual([400, 'code'])
  expect(await faultsOf({ outcome: 'map' })).toEqual([400, 'code'])
  expect(await faultsOf({ outcome: 'refuse' })).toEqual([400, 'reason'])
  expect((await caseOf('Ink exchange')).revision).toBe(found.revision)
})

test('a word is for moderators of everything alone', async () => {
  const { id: centreId } = await aCentreWith({ service: own('Only for all') }, { countryCode: 'ZA' })
  const found = await caseOf('Only for all')
  await makeSteward(
    database,
    (await database.$client<{ id: string }[]>`select id from people where email = 'steward@sun.ac.za'`)[0]?.id ?? '',
    centreId,
    fixedNow.toISOString(),
  )
  const statuses = async (by: Visitor) => [
    (await by.ask('GET', `/moderation/vocabulary/${found.id}`)).status,
    (await decide(found, { outcome: 'refuse', reason: 'unclear' }, by)).status,
  ]
  expect(await statuses(office.visitor())).toEqual([401, 401])
  expect(await statuses(steward)).toEqual([403, 403])
  expect(await statuses(narrow)).toEqual([404, 404])
  const { kinds } = (await narrow.ask('GET', '/moderation/queue')).body
  expect(kinds.filter(({ code }: { code: string }) => code === 'vocabulary')).toEqual([])
  expect((await caseOf('Only for all')).state).toBe('waiting')
})

test('of two moderators at once one decides', async () => {
  await aCentreWith({ service: own('Twice at once') })
  const found = await caseOf('Twice at once')
  const other = await office.signIn('moderator@example.org')
  const answers = await Promise.all([
    decide(found, { outcome: 'map', code: 'workshop' }),
    decide(found, { outcome: 'refuse', reason: 'unclear' }, other),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('loading the seeds again leaves alone what moderators made', async () => {
  await aCentreWith({ designation: own('Ambulant') })
  const term = { code: 'ambulant', labels: labelled('Ambulant') }
  await decide(await caseOf('Ambulant'), { outcome: 'publish', term })
  const { vocabularies } = readVocabularies()
  const claimed = vocabularies.map((vocabulary) =>
    vocabulary.code === 'designation'
      ? {
          ...vocabulary,
          terms: [
            ...vocabulary.terms,
            { ...vocabulary.terms[0], code: 'ambulant', labels: { en: 'By the seeds' } } as never,
          ],
        }
      : vocabulary,
  )
  for (const loaded of [vocabularies, claimed])
    expect(
      await database.transaction((tx) => saveVocabularies(tx, loaded, { at: fixedNow.toISOString(), source: 'seeds' })),
    ).toEqual([])
  office.app.versions.forget()
  const label = (await termsOf('designation')).find(({ code }: { code: string }) => code === 'ambulant')?.label
  expect(label).toBe('Ambulant (en)')
  expect((await public_('/centres?q=Skribblestasie')).body.total).toBeGreaterThan(0)
})
