import type { CentreFormInput } from '@centres/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aForm } from '../support/a-form.ts'
import { faults } from '../support/axe.ts'
import { atlas, desktop, hasFocus, headingOf, phone, type Reader, soon } from '../support/page.ts'
import type { Visitor } from '../support/people.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { tabTo } from '../support/tab-to.ts'

const { page: open, urlOf, site } = atlas(openSiteWithLetters)

const stewardMail = 'office@vuvuzela.ac.za'
let vuvuzela: Visitor
let moderator: Visitor
beforeAll(async () => {
  const { office } = site()
  vuvuzela = await office.signIn(stewardMail, 'af')
  moderator = await office.signIn('moderator@example.org')
})
const office = () => site().office

type Waiting = { id: string; revision: number }

async function sent(form: CentreFormInput, steward = vuvuzela): Promise<Waiting> {
  const begun = await steward.ask('POST', '/registrations', { form })
  const { status, body } = await steward.ask('POST', `/registrations/${begun.body.id}/submission`, { revision: 1 })
  expect([status, body.errors]).toEqual([200, undefined])
  return body
}

/** Like no centre of the directory. */
const unlikeAny = (name: string, institution = 'vuvuzela') =>
  aForm({
    names: [{ text: name, language: 'af' }],
    institutions: [
      {
        names: [{ text: `${institution}skool`, language: 'af' }],
        type: 'university',
        website: `https://${institution}.ac.za/`,
      },
    ],
    city: null,
    location: null,
    precision: 'country',
    website: null,
  })

/** Nothing of another test waits. */
async function clear(): Promise<void> {
  const { body } = await moderator.ask('GET', '/moderation/queue')
  for (const { id } of body.items as { id: string }[]) {
    const { body: found } = await moderator.ask('GET', `/moderation/registrations/${id}`)
    await decide(found.registration, { outcome: 'reject', reason: 'duplicate' })
  }
}

async function visit(path: string, reader: Reader = {}): Promise<Page> {
  const page = await open(reader)
  await signIn(page, moderator, urlOf('/'))
  await page.goto(urlOf(path))
  return page
}

const rowsOf = (page: Page) => page.getByRole('list', { name: 'Waiting for a decision' }).getByRole('link')
const caseOf = ({ id }: Waiting) => `/moderate/registrations/${id}`

async function decide({ id, revision }: Waiting, decision: object): Promise<void> {
  const { status } = await moderator.ask('POST', `/moderation/registrations/${id}/decision`, { revision, ...decision })
  expect(status).toBe(200)
}

test('a centre is published by the keyboard alone, and the next case comes by itself', async () => {
  await clear()
  await sent(unlikeAny('Kiepersol'))
  await sent(unlikeAny('Boegoeberg'))
  const page = await visit('/moderate')
  await rowsOf(page).first().waitFor()
  expect(await rowsOf(page).allTextContents()).toEqual(['Kiepersol', 'Boegoeberg'])
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await hasFocus(rowsOf(page).nth(1))
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await soon(() => headingOf(page).textContent()).toBe('Kiepersol')
  await hasFocus(headingOf(page))

  await tabTo(page, page.getByRole('radio', { name: /^Publish/ }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('textbox', { name: 'Your words to the sender' }))
  await page.keyboard.type('Welkom, jj.')
  await tabTo(page, page.getByRole('button', { name: 'Publish', exact: true }))
  await page.keyboard.press('Enter')

  await soon(() => headingOf(page).textContent()).toBe('Boegoeberg')
  await hasFocus(headingOf(page))
  await page.getByRole('status').getByText('Published: Kiepersol').waitFor()
  const letter = (await office().lettersTo(stewardMail)).find(({ text }) => text?.includes('Welkom, jj.'))
  expect(letter?.subject).toContain('Kiepersol')
  await page.getByRole('link', { name: 'See its page' }).click()
  await soon(() => headingOf(page).textContent()).toBe('Kiepersol')
  expect(await page.getByText(stewardMail).count()).toBe(0)
})

test('changes are asked for, in the words that the sender then reads', async () => {
  await clear()
  await sent(unlikeAny('Taaibos'))
  const page = await visit('/moderate')
  await rowsOf(page).first().click()
  await page.getByRole('radio', { name: /^Ask for changes/ }).check()
  await page.getByRole('button', { name: 'Send back' }).click()
  await hasFocus(page.getByRole('combobox', { name: 'Reason' }))
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('not-enough')
  await page.getByRole('textbox', { name: 'Your words to the sender' }).fill('Waar is julle?')
  await page.getByText('The sender gets a letter in Afrikaans with your words.').waitFor()
  await page.getByRole('button', { name: 'Send back' }).click()
  await page.getByRole('heading', { name: 'Everything is decided' }).waitFor()
  await page.getByRole('status').getByText('Sent back for changes: Taaibos').waitFor()
  await soon(async () =>
    (await office().lettersTo(stewardMail)).some(({ text }) => text?.includes('Waar is julle?')),
  ).toBe(true)
  expect((await vuvuzela.ask('GET', '/registrations')).body.items).toContainEqual(
    expect.objectContaining({ title: 'Taaibos', state: 'changes-asked', reason: 'not-enough' }),
  )
})

test('a refusal is asked twice, and the way back keeps the focus', async () => {
  await clear()
  const waiting = await sent(unlikeAny('Wag-’n-bietjie'))
  const page = await visit(caseOf(waiting))
  await page.getByRole('radio', { name: /^Refuse/ }).check()
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('duplicate')
  const refuse = page.getByRole('button', { name: 'Refuse …' })
  await refuse.click()
  await page.getByRole('dialog', { name: 'Refuse this registration?' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await hasFocus(refuse)
  expect((await vuvuzela.ask('GET', `/registrations/${waiting.id}`)).body.state).toBe('submitted')
  await refuse.click()
  await page.getByRole('button', { name: 'Refuse it' }).click()
  await page
    .getByRole('status')
    .getByText(/^Refused: Wag/)
    .waitFor()
  expect((await vuvuzela.ask('GET', `/registrations/${waiting.id}`)).body).toMatchObject({
    state: 'rejected',
    reason: 'duplicate',
  })
})

test('who decides second is told, sees what was decided and keeps their words', async () => {
  await clear()
  const waiting = await sent(unlikeAny('Naboom'))
  const page = await visit(caseOf(waiting), { expects: /status of 409/ })
  await page.getByRole('radio', { name: /^Publish/ }).check()
  await page.getByRole('textbox', { name: 'Your words to the sender' }).fill('Net betyds.')
  await decide(waiting, { outcome: 'reject', reason: 'not-a-centre' })
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('Somebody else has decided in the meantime').waitFor()
  await page.getByText('Reason: It is not a writing centre').first().waitFor()
  expect(await page.getByText('Net betyds.').count()).toBe(1)
  expect(await faults(page)).toEqual([])
})

test('what the sender has changed meanwhile is named, and decided on anew', async () => {
  await clear()
  const waiting = await sent(unlikeAny('Kameeldoring'))
  const page = await visit(caseOf(waiting), { expects: /status of 409/ })
  await page.getByRole('radio', { name: /^Publish/ }).check()
  await page.getByText('Mend a slip before publishing').click()
  const name = page.getByRole('group', { name: 'Name 1' }).getByRole('textbox', { name: 'Name' })
  await name.fill('Kameeldoringboom')
  await decide(waiting, { outcome: 'ask', reason: 'not-enough' })
  const { body: draft } = await vuvuzela.ask('GET', `/registrations/${waiting.id}`)
  const form = { ...draft.form, phone: '+27 54 000 0000' }
  const { body: saved } = await vuvuzela.ask('PUT', `/registrations/${waiting.id}`, { form, revision: draft.revision })
  await vuvuzela.ask('POST', `/registrations/${waiting.id}/submission`, { revision: saved.revision })

  await page.getByRole('button', { name: 'Publish with your changes' }).click()
  await page.getByText('The sender has changed the form in the meantime').waitFor()
  await page.getByText('Changed: phone.').waitFor()
  expect(await name.inputValue()).toBe('Kameeldoringboom')
  await page.getByRole('button', { name: 'Publish with your changes' }).click()
  await page.getByRole('link', { name: 'See its page' }).click()
  await page.getByText('+27 54 000 0000').waitFor()
  await soon(() => headingOf(page).textContent()).toBe('Kameeldoringboom')
})

test('several plain ones are published after one question; one with a lookalike is left', async () => {
  await clear()
  for (const institution of ['fluit', 'tromme'])
    await sent(unlikeAny(`${institution}dorings`, institution), await office().signIn(`pen@${institution}.ac.za`))
  await sent({ ...unlikeAny('Skryflaboratorium'), ...aForm(), institutions: unlikeAny('').institutions ?? [] })
  const page = await visit('/moderate')
  await page.getByRole('button', { name: /^Choose all/ }).click()
  await page.getByRole('button', { name: 'Publish the 3 chosen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish several' })
  await dialog.getByText(/^2 registrations are plain/).waitFor()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Publish 2 registrations' }).click()
  await dialog.getByText('2 registrations are published.').waitFor()
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/^fluitdorings · Published/),
    expect.stringMatching(/^trommedorings · Published/),
    expect.stringContaining('a listed centre is similar'),
  ])
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await soon(() => rowsOf(page).count()).toBe(1)
})

test('nobody else comes in: strangers are led to sign in and back, stewards are told', async () => {
  const stranger = await open({ expects: /status of 401/ })
  await stranger.goto(urlOf('/moderate?country=ZA'))
  await soon(() => new URL(stranger.url()).pathname).toBe('/sign-in')
  expect(new URL(stranger.url()).searchParams.get('to')).toBe('/moderate?country=ZA')

  const keeper = await open({ expects: /status of 403/ })
  await signIn(keeper, vuvuzela, urlOf('/'))
  await keeper.goto(urlOf('/moderate'))
  await soon(() => headingOf(keeper).textContent()).toBe('This page is for moderators')
  expect(await faults(keeper)).toEqual([])
})

test('an administrator appoints by the keyboard alone, and the appointed moderates their part', async () => {
  const page = await visit('/moderate')
  await page.getByRole('link', { name: 'Who moderates' }).click()
  await soon(() => headingOf(page).textContent()).toBe('Who moderates')
  await tabTo(page, page.getByRole('textbox', { name: 'E-mail address' }))
  await page.keyboard.type('east@example.org')
  await tabTo(page, page.getByRole('combobox', { name: /^Add a country/ }))
  await page.keyboard.type('keny')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Appoint' }))
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('It is done').waitFor()
  const waiting = page.getByRole('region', { name: 'Not taken up yet' })
  await waiting.getByText('Kenya').waitFor()

  const appointed = await open({ expects: /status of 403/ })
  await signIn(appointed, await office().signIn('east@example.org'), urlOf('/'))
  await appointed.goto(urlOf('/moderate'))
  await soon(() => headingOf(appointed).textContent()).toBe('Moderate')
  expect(await appointed.getByRole('link', { name: 'Who moderates' }).count()).toBe(0)

  await page.reload()
  const people = page.getByRole('region', { name: 'Moderators' })
  await people.getByText('east@example.org').first().waitFor()
  await tabTo(page, page.getByRole('button', { name: /Change what .*east/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, people.getByRole('button', { name: 'Cancel' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: /End the appointment of .*east/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'End the appointment' }))
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('The appointment has ended').waitFor()
  await appointed.reload()
  await soon(() => headingOf(appointed).textContent()).toBe('This page is for moderators')
})

const screens = { desk: desktop, phone }

test.each([
  ['en', 'light'],
  ['en', 'dark'],
  ['ar', 'light'],
  ['ar', 'dark'],
] as const)(
  'axe finds nothing on any page of moderating, in %s and %s, at a desk and on a phone',
  async (lang, theme) => {
    await clear()
    const waiting = await sent(aForm())
    const found: string[] = []
    const look = async (page: Page, what: string) => {
      for (const [name, screen] of Object.entries(screens)) {
        await page.setViewportSize(screen)
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        if (tooWide) found.push(`${what}, ${name}: wider than the screen`)
        found.push(...(await faults(page)).map((fault) => `${what}, ${name}: ${fault}`))
      }
      await page.close()
    }

    const queue = await visit(`/moderate?lang=${lang}`, { theme })
    await queue.locator('[data-row]').first().waitFor()
    await queue.locator('summary').first().click()
    await look(queue, 'queue')

    const page = await visit(`${caseOf(waiting)}?lang=${lang}`, { theme })
    await page.locator('table').first().waitFor()
    await page.locator('input[value=reject]').check()
    await page.locator('input[value=publish]').check()
    await page.locator('#decision summary').click()
    await page.locator('#decision input[type=checkbox]').first().waitFor()
    await look(page, 'case')

    const acts = await visit(`/moderate/acts?lang=${lang}`, { theme })
    await acts.locator('main ol time').first().waitFor()
    await look(acts, 'acts')

    const staff = await visit(`/moderate/people?lang=${lang}`, { theme })
    await staff.locator('input[role=combobox]').fill(lang === 'ar' ? 'كين' : 'keny')
    await staff.locator('[role=option]').first().waitFor()
    await look(staff, 'who moderates')
    expect(found).toEqual([])
  },
)
