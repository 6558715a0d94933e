import { makeSteward } from '@centres/db'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { faults } from '../support/axe.ts'
import { answerTokensIn, messageTokenIn } from '../support/messages.ts'
import { atlas, hasFocus, headingOf, phone } from '../support/page.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithPost } from '../support/site.ts'
import { tabTo } from '../support/tab-to.ts'

const { page: open, visit, urlOf, site } = atlas(openSiteWithPost)

async function look(page: Page, where: string): Promise<void> {
  expect(await faults(page), where).toEqual([])
  const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth
  expect(await page.evaluate(isTooWide), `${where} is wider than the screen`).toBe(false)
}

/** Letters go by post here, so there is no folder of them to look into. */
const expects = /\/dev\/outbox$/

async function aReached(name: string, mailbox: string) {
  const centre = aCentre({ name, mailbox, languages: ['fr'], offers: ['tutor-exchange'] })
  await given(site().database, centre)
  site().office.app.versions.forget()
  return centre
}

test('a tutor writes by keyboard, the centre says that it answered, and the tutor sees it', async () => {
  const { office } = site()
  const { id } = await aReached('Skryflab', 'office@lab.example')
  const page = await visit(`/centres/${id}`, { expects })
  const way = page.getByRole('link', { name: 'Write to this centre' })
  await page.getByText('Goes to its own mailbox').waitFor()
  await look(page, 'the profile')
  await tabTo(page, way)
  await page.keyboard.press('Enter')
  const type = async (name: string, text: string) => {
    await tabTo(page, page.getByRole('textbox', { name, exact: true }))
    await page.keyboard.type(text)
  }
  await page.getByRole('textbox', { name: 'Your name' }).waitFor()
  await look(page, 'the empty form')
  await type('Your name', 'Thandi Nkosi')
  await type('Your e-mail address', 'thandi@tutors.example')
  await type('Where you are', 'Writing Lab, Fort Hare')
  await tabTo(page, page.getByRole('combobox', { name: 'What it is about' }))
  await page.keyboard.type('Tutor exchange')
  await type('Dates, if you have any in mind', 'two weeks in May')
  await tabTo(page, page.getByRole('combobox', { name: 'Second language, side by side' }))
  await page.keyboard.type('French')
  const french = page.getByRole('textbox', { name: 'Text in French' })
  await expect.poll(() => french.inputValue()).toContain('L’un de nos tuteurs')
  await type('Text in English', 'PS: Greetings from Alice. ')
  await look(page, 'the form, filled in')
  await tabTo(page, page.getByRole('button', { name: 'Look at the letter' }))
  await page.keyboard.press('Enter')
  await hasFocus(page.getByRole('heading', { name: 'Your letter, as it will go' }))
  // In French, the language of the centre, word for word.
  await page.getByText('Pour répondre, répondez à cette lettre').waitFor()
  await tabTo(page, page.getByRole('checkbox', { name: /may read my address/ }))
  await page.keyboard.press('Space')
  // It was solved while the form was filled in, without a press.
  await page.getByRole('checkbox', { name: 'Checked' }).waitFor()
  await look(page, 'the letter as it will go')
  await tabTo(page, page.getByRole('button', { name: 'Send me the link' }))
  await page.keyboard.press('Enter')
  await hasFocus(page.getByRole('heading', { name: 'Look into your mailbox' }))
  await look(page, 'a link is sent')

  const asked = await office.letterTo('thandi@tutors.example', '/messages/confirm/')
  await page.goto(urlOf(`/messages/confirm/${messageTokenIn(asked, 'confirm')}`))
  const send = page.getByRole('button', { name: 'Send the letter' })
  await send.waitFor()
  await look(page, 'the page of the link')
  await tabTo(page, send)
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'The way of the letter' }).waitFor()
  await look(page, 'what became of it')

  const letter = await office.letterTo('office@lab.example')
  expect(letter.replyTo?.[0]?.address).toBe('thandi@tutors.example')
  expect(letter.text).toContain('PS: Greetings from Alice.')
  expect(letter.text).toContain('L’un de nos tuteurs')
  const desk = await visit(`/messages/answer/${answerTokensIn(letter).answered}`)
  const answered = desk.getByRole('button', { name: 'We answered' })
  await answered.waitFor()
  await look(desk, 'what the link says')
  await tabTo(desk, answered)
  await desk.keyboard.press('Enter')
  await desk.getByText('now says that you have answered').waitFor()

  await page.reload()
  await page.getByText('The centre says that it has answered you').waitFor()
  await look(page, 'an answered letter')
})

test('in Arabic, on a phone and in the dark: a steward’s wishes, a letter, its report and what moderators see', async () => {
  const { office, database } = site()
  const { id } = await aReached('مركز الكتابة', 'office@cairo.example')
  const steward = await office.signIn('steward@cairo.example', 'ar')
  const [person] = await database.$client`select id from people where email = 'steward@cairo.example'`
  await makeSteward(database, person?.id, id, new Date().toISOString())
  const reader = { screen: phone, theme: 'dark', expects } as const
  const own = await open(reader)
  await signIn(own, steward, urlOf('/'))
  await own.goto(urlOf('/my-centres?lang=ar'))
  await own.getByRole('link', { name: /^الرسائل: / }).click()
  await own.getByRole('textbox', { name: 'ملاحظة قصيرة' }).fill('عطلتنا في يوليو')
  await own.getByRole('checkbox', { name: 'العربية', exact: true }).check()
  await look(own, 'wishes')
  await own.getByRole('button', { name: 'حفظ' }).click()
  await own.getByRole('status').filter({ hasText: 'حُفظ' }).waitFor()

  const page = await visit(`/centres/${id}/write?purpose=tutor-exchange&lang=ar`, reader)
  await page.getByText('عطلتنا في يوليو').waitFor()
  await page.getByRole('textbox', { name: 'اسمك' }).fill('ليلى حسن')
  await page.getByRole('textbox', { name: 'عنوان بريدك الإلكتروني' }).fill('layla@tutors.example')
  await page.getByRole('textbox', { name: 'مكان عملك أو دراستك' }).fill('جامعة الإسكندرية')
  const text = page.getByRole('textbox', { name: 'النص باللغة: العربية' })
  await expect.poll(() => text.inputValue()).toContain('ليلى حسن')
  await look(page, 'the form')
  await page.getByRole('button', { name: 'انظر إلى الرسالة' }).click()
  await page.getByRole('checkbox', { name: /أن يقرأ عنواني/ }).check()
  await look(page, 'the letter as it will go')
  await page.getByRole('button', { name: 'أرسلوا إليّ الرابط' }).click()
  const asked = await office.letterTo('layla@tutors.example', '/messages/confirm/')
  await page.goto(urlOf(`/messages/confirm/${messageTokenIn(asked, 'confirm')}?lang=ar`))
  await page.getByRole('button', { name: 'إرسال الرسالة' }).click()
  await page.getByRole('list', { name: 'مسار الرسالة' }).waitFor()
  await look(page, 'what became of it')

  const letter = await office.letterTo('office@cairo.example')
  await page.goto(urlOf(`/messages/answer/${answerTokensIn(letter).abuse}?lang=ar`))
  await page.getByRole('button', { name: 'الإبلاغ عن الرسالة' }).click()
  await page.getByText('ينظر مشرف في الرسالة').waitFor()
  await look(page, 'a report')

  const desk = await open(reader)
  await signIn(desk, await office.signIn('moderator@example.org'), urlOf('/'))
  await desk.goto(urlOf('/moderate?kind=message&lang=ar'))
  await desk.locator('[data-row]').first().click()
  await desk.getByText('ليلى حسن', { exact: true }).waitFor()
  await look(desk, 'a reported letter')
  await desk.getByRole('radio', { name: 'منع المرسل' }).check()
  await desk.getByRole('main').getByRole('combobox').selectOption('abusive')
  await desk.getByRole('button', { name: 'اتخاذ القرار' }).click()
  await desk.getByText('تم القرار: مُنع المرسل.').waitFor()
  await desk.goto(urlOf('/moderate/messages?lang=ar'))
  await desk.getByText('عنوان واحد في').waitFor()
  await headingOf(desk).waitFor()
  await look(desk, 'numbers and blocks')
})
