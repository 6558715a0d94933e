import { makeSteward } from '@centres/db'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sendReminders } from '../../api/src/reminders/send.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { faults } from '../support/axe.ts'
import { atlas, desktop, phone, soon } from '../support/page.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'

const { visit, page, urlOf, site } = atlas(openSiteWithLetters)

const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Somebody with a centre, and their newest reminder, of eleven months from now. */
async function reminded(email: string, language: 'en' | 'ar') {
  const { office, database } = site()
  const visitor = await office.signIn(email, language)
  const confirmedAt = new Date().toISOString()
  const [centre] = await given(database, aCentre({ name: 'Skryflab', confirmedAt }))
  const [row] = await database.$client`select id from people where email = ${email}`
  await makeSteward(database, row?.id, centre?.id ?? '', confirmedAt)
  const ahead = new Date(Date.now() + 340 * 86_400_000)
  await sendReminders({ ...office.services, now: () => ahead })
  const [letter] = await office.lettersTo(email, 1, 'Skryflab')
  const pathOf = (start: string) => /https?:\/\/[^/]+(\/\S+)/.exec(letter?.text?.split(start)[1] ?? '')?.[1] ?? ''
  return { visitor, centre, pathOf, confirmedAt }
}

test.each([
  ['en', desktop, 'Still correct', 'Thank you: the record is confirmed'],
  ['ar', phone, 'ما زال صحيحًا', 'شكرًا: تم تأكيد السجل'],
] as const)('a reminder leads to a page where one click confirms, in %s', async (language, screen, button, thanks) => {
  const { centre, pathOf, confirmedAt } = await reminded(`remind-${language}@example.org`, language)
  const path = pathOf(`\n${button}\n`)
  expect(path).toMatch(/^\/reminders\/confirm\./)
  const page = await visit(path, { screen })
  await page.getByRole('button', { name: button }).waitFor()
  expect(await faults(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
  await page.getByRole('button', { name: button }).click()
  await page.getByText(thanks).waitFor()
  expect(await faults(page)).toEqual([])
  const { body } = await site().office.visitor().ask('GET', `/centres/${centre?.id}`)
  expect(body.confirmedAt > confirmedAt).toBe(true)

  const leave = await visit(pathOf(language === 'en' ? 'No more letters of this kind' : 'من هذا النوع\n'), { screen })
  await leave.getByRole('heading', { level: 1 }).waitFor()
  await leave.locator('main button').waitFor()
  expect(await faults(leave)).toEqual([])
  expect(await tooWide(leave)).toBe(0)
})

test('somebody erases themselves, and is told what it means for their centre', async () => {
  const email = 'erase@example.org'
  const { visitor } = await reminded(email, 'en')
  const account = await page({ expects: /status of 401/ })
  await signIn(account, visitor, urlOf('/'))
  await account.goto(urlOf('/account'))
  await account.evaluate(() => localStorage.setItem('registration-draft', '{"form":{"mailbox":"mine@example.org"}}'))
  const download = account.waitForEvent('download')
  await account.getByRole('link', { name: 'Download what you hold about me' }).click()
  expect((await download).suggestedFilename()).toBe('writing-centre-atlas-about-me.json')
  await account.getByRole('button', { name: 'Erase me' }).click()
  const dialog = account.getByRole('dialog')
  await dialog.getByText('Nobody would keep these records any more').waitFor()
  expect(await faults(account)).toEqual([])
  await dialog.getByRole('textbox').fill(email)
  await dialog.getByRole('button', { name: 'Erase me for good' }).click()
  await soon(() => new URL(account.url()).pathname).toBe('/')
  await soon(() => account.evaluate(() => JSON.stringify(localStorage))).not.toContain('mine@example.org')
  expect(await site().database.$client`select * from people where email = ${email}`).toEqual([])
  expect((await visitor.ask('GET', '/me')).status).toBe(401)
})
