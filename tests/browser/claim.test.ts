import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSteward } from '@centres/db'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faults } from '../support/axe.ts'
import { atlas, desktop, headingOf, phone } from '../support/page.ts'
import type { Visitor } from '../support/people.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'

const { page: open, urlOf, site } = atlas(openSiteWithLetters)

const textsIn = (lang: string) =>
  Object.assign(
    {},
    ...['locales', 'parts/stewards'].map((folder) =>
      JSON.parse(readFileSync(join(import.meta.dirname, `../../web/src/i18n/${folder}/${lang}.json`), 'utf8')),
    ),
  )

/** Nothing that axe finds, and nothing that runs out of the page. */
async function isSound(page: Page, what: string): Promise<void> {
  expect([what, await faults(page)]).toEqual([what, []])
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect([what, width[0]]).toEqual([what, width[1]])
}

/** Listed centres that nobody has claimed yet, not even a first try of the same test. */
let taken = 0

test.each([
  ['en', desktop],
  ['ar', phone],
] as const)('a listed centre is claimed, given and kept, in %s', async (lang, screen) => {
  const { office } = site()
  const t = textsIn(lang)
  const email = `head${taken}@example.net`
  const claimant = await office.signIn(email, lang)
  const moderator = await office.signIn('moderator@example.org')
  const { items } = (await office.visitor().ask('GET', '/centres?country=ZA&limit=20')).body
  const peer = items[10 + taken]
  const { id } = items[taken++] as { id: string }
  const { primary } = office.services
  await office.signIn(`peer${taken}@example.net`, lang)
  const [keeper] = await primary.$client`select id from people where email = ${`peer${taken}@example.net`}`
  await makeSteward(primary, keeper?.id, peer.id, new Date().toISOString())
  const visit = async (path: string, by: Visitor) => {
    const page = await open({ screen })
    await signIn(page, by, urlOf('/'))
    await page.goto(urlOf(`${path}?lang=${lang}`))
    return page
  }

  const own = await visit(`/centres/${id}`, claimant)
  await own.getByRole('link', { name: t.claims.ours }).click()
  await own.getByRole('textbox', { name: t.claims.part }).fill('I run it')
  await own.getByRole('radio', { name: t.claims.proofs.page }).check()
  await own.getByRole('textbox', { name: t.claims.page }).fill('https://example.net/staff')
  await isSound(own, 'claiming')
  await own.getByRole('button', { name: t.claims.send }).click()
  await own.getByText(t.claims.states.submitted).waitFor()
  await isSound(own, 'the claim')
  const claim = new URL(own.url()).pathname.split('/').at(-1)
  await own.getByRole('combobox', { name: t.vouching.one }).focus()
  await own.keyboard.type(peer.names[0].text)
  await own.getByRole('option', { name: peer.names[0].text }).first().waitFor()
  await isSound(own, 'choosing a peer')
  await own.keyboard.press('Enter')
  await own.getByRole('button', { name: t.vouching.ask, exact: true }).press('Enter')
  await own.getByText(t.vouching.states.asked).waitFor()
  await isSound(own, 'a peer was asked')

  const { text } = await office.letterTo(`peer${taken}@example.net`, '/vouch/')
  const letter = await open({ screen })
  await letter.goto(urlOf(`${/\/vouch\/[^\s?]+/.exec(text ?? '')?.[0]}?lang=${lang}`))
  await letter.getByRole('button', { name: t.vouching.yes }).waitFor()
  await isSound(letter, 'the question')
  await letter.getByRole('button', { name: t.vouching.yes }).press('Enter')
  await letter.getByText(t.vouching.done.yes).waitFor()
  await isSound(letter, 'the answer')

  const desk = await visit('/moderate', moderator)
  await desk.getByRole('list', { name: t.moderation.listLabel }).locator(`[data-row="${claim}"]`).click()
  await desk.getByText(email).first().waitFor()
  await desk.getByRole('radio', { name: t.moderation.claim.outcome.approve }).check()
  await isSound(desk, 'the case')
  await desk.getByRole('button', { name: t.moderation.claim.act.approve, exact: true }).click()
  const { names } = (await office.visitor().ask('GET', `/centres/${id}`)).body
  await desk.getByText(t.moderation.decided.approved.replace('{{title}}', names[0].text)).waitFor()

  await office.letterTo(email, '/my-centres')
  await own.goto(urlOf(`/my-centres?lang=${lang}`))
  await own.getByRole('link', { name: t.keeping.people }).click()
  await own.getByRole('heading', { name: t.stewards.keepers }).waitFor()
  await isSound(own, 'the people')
  await own.goBack()
  await own.getByRole('link', { name: t.keeping.edit }).click()
  await own.getByRole('textbox', { name: t.profile.phone }).fill('+27 21 000 0000')
  await own.getByRole('textbox', { name: t.form.fields.mailbox }).fill('office@example.net')
  await own.getByRole('button', { name: t.keeping.save }).click()
  await own.getByText(t.keeping.saved).waitFor()
  expect(await headingOf(own).textContent()).toBe(t.keeping.edit)
  const { body } = await office.visitor().ask('GET', `/centres/${id}`)
  expect([body.phone, body.confirmedAt === null]).toEqual(['+27 21 000 0000', false])
})
