import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faults } from '../support/axe.ts'
import { atlas, hasFocus, headingOf, phone } from '../support/page.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { solveFor } from '../support/solve-challenge.ts'
import { tabTo } from '../support/tab-to.ts'

const { page: open, visit, urlOf, site } = atlas(openSiteWithLetters)

async function look(page: Page, where: string): Promise<void> {
  expect(await faults(page), where).toEqual([])
  const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth
  expect(await page.evaluate(isTooWide), `${where} is as wide as the screen`).toBe(false)
}

/** The page to which the newest letter to somebody leads. */
async function linkTo(path: string, email: string): Promise<string> {
  const { text = '' } = await site().office.letterTo(email, path)
  const link = new RegExp(`${path}\\S+`).exec(text)?.[0]
  if (!link) throw new Error(`There is no link in: ${text}`)
  return link
}

async function aListed(country: string): Promise<string> {
  const { body } = await site().office.visitor().ask('GET', `/centres?country=${country}&sort=name&limit=1`)
  return body.items[0].id
}

test('a reader suggests by keyboard, a moderator takes it over, and both the record and the reader know', async () => {
  const id = await aListed('JP')
  const page = await visit(`/centres/${id}`)
  await page.getByRole('link', { name: 'Suggest a change' }).click()
  await page.getByRole('heading', { level: 1, name: 'Suggest a change' }).waitFor()
  const kind = page.getByRole('radio', { name: /wrong or missing/ })
  await tabTo(page, kind.or(page.getByRole('radio').first()))
  await page.keyboard.press('Space')
  await kind.check()
  const tick = page.getByRole('checkbox', { name: 'Phone', exact: true })
  await tabTo(page, tick)
  await page.keyboard.press('Space')
  const field = page.getByRole('textbox', { name: 'Phone', exact: true })
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('+81 3 5841 0000')
  for (const part of ['Name', 'Country or area', 'Kind of centre', 'Description'])
    await page.getByRole('checkbox', { name: part, exact: true }).check()
  await look(page, 'parts of the record')
  for (const part of ['Name', 'Country or area', 'Kind of centre', 'Description'])
    await page.locator('li[data-ticked]').getByRole('checkbox', { name: part, exact: true }).first().uncheck()
  await tabTo(page, page.getByRole('button', { name: 'Send the suggestion' }))
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'What needs another look' }).waitFor()
  await look(page, 'what lacks')
  await page.getByRole('textbox', { name: 'How do you know?' }).fill('https://www.example.jp/contact')
  const address = page.getByRole('textbox', { name: 'Your e-mail address' })
  await address.fill('reader@example.org')
  // It was solved while the form was filled in, without a press.
  await page.getByRole('checkbox', { name: 'Checked' }).waitFor()
  await look(page, 'the challenge, solved')
  await address.focus()
  await page.keyboard.press('Enter')
  await hasFocus(page.getByRole('heading', { name: 'Look into your mailbox' }))
  await look(page, 'a letter is sent')

  await page.goto(urlOf(await linkTo('/suggestions/confirm/', 'reader@example.org')))
  const confirm = page.getByRole('button', { name: 'Confirm the suggestion' })
  await confirm.waitFor()
  await look(page, 'the page of the link')
  await confirm.click()
  await page.getByText('Your suggestion is on its way').waitFor()

  const desk = await open()
  await signIn(desk, await site().office.signIn('moderator@example.org'), urlOf('/'))
  await desk.goto(urlOf('/moderate?kind=suggestion'))
  await desk.getByRole('list', { name: 'Waiting for a decision' }).getByRole('link').first().click()
  const take = desk.getByRole('radio', { name: 'Take it over' })
  await take.waitFor()
  await desk.getByText('+81 3 5841 0000').waitFor()
  await look(desk, 'the case')
  await take.check()
  await desk.getByRole('textbox', { name: 'Your words to the sender' }).fill('Thank you, that helps.')
  await desk.getByRole('button', { name: 'Send the answer' }).click()
  await desk.getByText('Decided. The sender gets a letter.').waitFor()
  await look(desk, 'the case, decided')

  const { text } = await site().office.letterTo('reader@example.org', 'Thank you, that helps.')
  expect(text).toContain('Taken over: Phone.')
  await page.goto(urlOf(`/centres/${id}`))
  await page.getByRole('link', { name: '+81 3 5841 0000' }).or(page.getByText('+81 3 5841 0000')).first().waitFor()
})

test('a steward reads in Arabic, on a phone and in the dark, and leaves the record as it is', async () => {
  const { office, database } = site()
  const id = await aListed('EG')
  const steward = await office.signIn('steward@example.org', 'ar')
  await database.$client`
    insert into stewards select ${id}, id, now() from people where email = 'steward@example.org'`
  const page = await open({ screen: phone, theme: 'dark' })
  await signIn(page, steward, urlOf('/'))
  await page.goto(urlOf(`/centres/${id}/suggest?lang=ar`))
  await page.getByRole('radio', { name: 'أُغلق هذا المركز' }).check()
  await look(page, 'suggesting')
  const { status } = await office.visitor().ask('POST', `/centres/${id}/suggestions`, {
    kind: 'closed',
    closed: '2024',
    source: 'https://www.example.eg/',
    email: 'reader-ar@example.org',
    language: 'ar',
    altcha: await solveFor(office.app),
  })
  expect(status).toBe(202)
  await page.goto(urlOf(await linkTo('/suggestions/confirm/', 'reader-ar@example.org')))
  await page.getByRole('button', { name: 'تأكيد الاقتراح' }).click()
  await page.getByText('اقتراحك في الطريق').waitFor()
  await page.goto(urlOf('/my-centres?lang=ar'))
  await page.getByRole('link', { name: 'اقتراحات بشأن مراكزك' }).click()
  await headingOf(page).waitFor()
  await page.getByRole('radio', { name: 'تركه كما هو' }).check()
  await page.getByRole('combobox', { name: 'السبب' }).selectOption('right-as-it-is')
  await look(page, 'suggestions for own centres')
  await page.getByRole('button', { name: 'إرسال الجواب' }).click()
  await page.getByText('تم القرار').waitFor()
  const { text } = await office.letterTo('reader-ar@example.org', 'السجل صحيح كما هو')
  expect(text).not.toContain('steward@example.org')
})
