import { countSightings, makeSteward } from '@centres/db'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { isSound } from '../support/axe.ts'
import { byKeyboard } from '../support/by-keyboard.ts'
import { atlas, desktop, headingOf, phone, queryOf, soon } from '../support/page.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { tabTo } from '../support/tab-to.ts'
import { textsIn } from '../support/texts.ts'

const { page: open, visit, urlOf, site } = atlas(openSiteWithLetters)

/** No real centre works in Quechua: these three are all that can fit. */
const [ours, often, seldom, language] = [
  aCentre({ name: 'Ours', offers: ['tutor-exchange'], seeks: ['visit'], languages: ['qu'], timeZone: 'Africa/Lagos' }),
  aCentre({
    name: 'Often seen',
    offers: ['visit-online'],
    seeks: ['tutor-exchange'],
    languages: ['qu'],
    timeZone: 'Africa/Lagos',
    confirmedAt: new Date().toISOString(),
  }),
  aCentre({ name: 'Seldom seen', offers: ['visit'], seeks: ['tutor-exchange'], languages: ['qu'], countryCode: 'PE' }),
  aCentre({ name: 'A language in common', languages: ['qu'], timeZone: 'Asia/Manila' }),
] as const
let stewards = 0

beforeAll(async () => {
  const { database, office } = site()
  await given(database, ours, often, seldom, language)
  await countSightings(database, new Map([[often.id, 30]]))
  office.app.versions.forget()
})

/** Somebody who keeps one centre, and signs in. */
async function aSteward(lang: 'en' | 'ar') {
  const { database, office } = site()
  const email = `partner${stewards++}@example.net`
  const visitor = await office.signIn(email, lang)
  const [person] = await database.$client`select id from people where email = ${email}`
  await makeSteward(database, person?.id, ours.id, new Date().toISOString())
  return visitor
}

test.each([
  ['en', desktop, 'light'],
  ['ar', phone, 'dark'],
] as const)('partners of a centre, and of a tutor, are found by keyboard, in %s', async (lang, screen, theme) => {
  const { office } = site()
  const t = textsIn(lang)
  const rowsOf = (page: Page) => page.getByRole('list', { name: t.matching.partners }).getByRole('heading')
  const { vocabularies } = (await office.visitor().ask('GET', `/vocabularies?lang=${lang}`)).body
  const labels = vocabularies.find(({ code }: { code: string }) => code === 'collaboration').terms
  const label = (code: string): string => labels.find((term: { code: string }) => term.code === code).label

  const page = await open({ screen, theme })
  await signIn(page, await aSteward(lang), urlOf('/'))
  await page.goto(urlOf(`/about?lang=${lang}`))
  const keys = byKeyboard(page)
  await headingOf(page).waitFor()
  await keys.press(page.getByRole('contentinfo').getByRole('link', { name: t.site.match }))
  await soon(() => rowsOf(page).allTextContents()).toEqual(['Often seen', 'Seldom seen', 'A language in common'])
  expect(queryOf(page).get('centre')).toBe(ours.id)
  const why = page.getByRole('list', { name: t.matching.whyLabel }).first().getByRole('listitem')
  expect((await why.allTextContents()).slice(0, 2)).toEqual([
    t.matching.why.offers.replace('{{list}}', label('visit-online')),
    t.matching.why.seeks.replace('{{list}}', label('tutor-exchange')),
  ])
  await isSound(page, 'the partners')

  await keys.tick(page.getByRole('checkbox', { name: t.matching.leastSeen }))
  await soon(() => rowsOf(page).allTextContents()).toEqual(['Seldom seen', 'Often seen', 'A language in common'])
  const keep = (name: string) =>
    page.getByRole('button', { name: t.shortlist.named.replace('{{text}}', t.shortlist.add).replace('{{name}}', name) })
  await keys.press(keep('Seldom seen'))
  await keys.press(keep('Often seen'))
  const list = page.getByRole('navigation').locator('a[href^="/shortlist"]')
  if (screen === phone) {
    await tabTo(page, page.getByRole('button', { name: t.site.menu }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await keys.press(list)
  } else {
    await tabTo(page, list, 'Shift+Tab')
    await page.keyboard.press('Enter')
  }
  const compare = page.getByRole('link', { name: t.shortlist.compare })
  await compare.waitFor()
  await isSound(page, 'the shortlist')
  await keys.press(compare)
  await page.getByRole('table', { name: t.comparing.table }).waitFor()
  expect(queryOf(page).getAll('id').sort()).toEqual([often.id, seldom.id].sort())
  await isSound(page, 'the comparison')

  const tutor = await visit(`/match?lang=${lang}`, { screen, theme })
  const hands = byKeyboard(tutor)
  await tutor.getByText(t.matching.begin).waitFor()
  await isSound(tutor, 'the empty form')
  await hands.tick(
    tutor.getByRole('group', { name: t.matching.seeks }).getByRole('checkbox', { name: label('visit'), exact: true }),
  )
  await hands.write(tutor.getByRole('combobox', { name: t.matching.languages }), lang === 'en' ? 'quechua' : 'qu')
  await tutor.getByRole('listbox').getByRole('option').first().waitFor()
  await tutor.keyboard.press('Enter')
  await soon(async () => (await rowsOf(tutor).allTextContents()).slice(0, 2).sort()).toEqual([
    'Often seen',
    'Seldom seen',
  ])
  await hands.pick(tutor.getByRole('combobox', { name: t.matching.where }), '019')
  // The earlier answer stands until the next one comes.
  await soon(() => rowsOf(tutor).allTextContents()).not.toContain('Often seen')
  expect(await rowsOf(tutor).allTextContents()).toContain('Seldom seen')
  await isSound(tutor, 'partners of a tutor')
})
