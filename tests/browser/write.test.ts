import { makeSteward } from '@centres/db'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { faults } from '../support/axe.ts'
import { byKeyboard } from '../support/by-keyboard.ts'
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

/** How far to the left of where a line from right to left begins it does begin. */
const beforeArabic = (words: Locator) =>
  words.evaluate((paragraph) => {
    const [node] = paragraph.childNodes
    const at = node?.textContent?.indexOf('أهلًا') ?? -1
    const range = document.createRange()
    range.setStart(node as Node, at)
    range.setEnd(node as Node, at + 5)
    return paragraph.getBoundingClientRect().right - range.getBoundingClientRect().right
  })

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
  await type('Text in English', 'PS: Greetings from Alice. \nأهلًا وسهلًا.\n')
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
  expect(await beforeArabic(page.getByRole('article').locator('p[lang=en]'))).toBeLessThan(2)
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
  const atCentre = byKeyboard(own)
  await own.getByRole('link', { name: /^الرسائل: / }).waitFor()
  await atCentre.press(own.getByRole('link', { name: /^الرسائل: / }))
  await own.getByRole('textbox', { name: 'ملاحظة قصيرة' }).waitFor()
  await hasFocus(headingOf(own))
  await atCentre.tick(own.getByRole('checkbox', { name: 'العربية', exact: true }))
  await atCentre.write(own.getByRole('textbox', { name: 'ملاحظة قصيرة' }), 'عطلتنا في يوليو')
  await look(own, 'wishes')
  await atCentre.press(own.getByRole('button', { name: 'حفظ' }))
  await own.getByRole('status').filter({ hasText: 'حُفظ' }).waitFor()

  const page = await visit(`/centres/${id}/write?purpose=tutor-exchange&lang=ar`, reader)
  const asTutor = byKeyboard(page)
  await page.getByText('عطلتنا في يوليو').waitFor()
  await asTutor.write(page.getByRole('textbox', { name: 'اسمك' }), 'ليلى حسن')
  await asTutor.write(page.getByRole('textbox', { name: 'عنوان بريدك الإلكتروني' }), 'layla@tutor.example')
  await asTutor.write(page.getByRole('textbox', { name: 'مكان عملك أو دراستك' }), 'جامعة الإسكندرية')
  const text = page.getByRole('textbox', { name: 'النص باللغة: العربية' })
  await expect.poll(() => text.inputValue()).toContain('ليلى حسن')
  await look(page, 'the form')
  const ask = async () => {
    await asTutor.press(page.getByRole('button', { name: 'انظر إلى الرسالة' }))
    await hasFocus(page.getByRole('heading', { name: 'رسالتك كما ستُرسل' }))
    const consent = page.getByRole('checkbox', { name: /أن يقرأ عنواني/ })
    if (!(await consent.isChecked())) await asTutor.tick(consent)
    await look(page, 'the letter as it will go')
    await asTutor.press(page.getByRole('button', { name: 'أرسلوا إليّ الرابط' }))
    await hasFocus(page.getByRole('heading', { name: 'انظر في صندوق بريدك' }))
    await look(page, 'a link is sent')
  }
  await ask()
  // To a mistyped address; all else is still there.
  await asTutor.press(page.getByRole('button', { name: 'تغيير العنوان' }))
  await hasFocus(page.getByRole('textbox', { name: 'عنوان بريدك الإلكتروني' }))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('layla@tutors.example')
  expect(await text.inputValue()).toContain('ليلى حسن')
  await ask()
  const asked = await office.letterTo('layla@tutors.example', '/messages/confirm/')
  await page.goto(urlOf(`/messages/confirm/${messageTokenIn(asked, 'confirm')}?lang=ar`))
  await page.getByRole('button', { name: 'إرسال الرسالة' }).waitFor()
  await asTutor.press(page.getByRole('button', { name: 'إرسال الرسالة' }))
  await page.getByRole('list', { name: 'مسار الرسالة' }).waitFor()
  await hasFocus(headingOf(page))
  await look(page, 'what became of it')

  const letter = await office.letterTo('office@cairo.example')
  await page.goto(urlOf(`/messages/answer/${answerTokensIn(letter).abuse}?lang=ar`))
  await page.getByRole('button', { name: 'الإبلاغ عن الرسالة' }).waitFor()
  await asTutor.press(page.getByRole('button', { name: 'الإبلاغ عن الرسالة' }))
  await page.getByText('ينظر مشرف في الرسالة').waitFor()
  await hasFocus(page.getByRole('status').filter({ hasText: 'ينظر مشرف في الرسالة' }))
  await look(page, 'a report')

  const desk = await open(reader)
  const asModerator = byKeyboard(desk)
  await signIn(desk, await office.signIn('moderator@example.org'), urlOf('/'))
  await desk.goto(urlOf('/moderate?kind=message&lang=ar'))
  await desk.locator('[data-row]').first().waitFor()
  await asModerator.press(desk.locator('[data-row]').first())
  await desk.getByText('ليلى حسن', { exact: true }).waitFor()
  await hasFocus(headingOf(desk))
  await look(desk, 'a reported letter')
  await asModerator.choose(desk.getByRole('radio', { name: 'منع المرسل' }))
  await asModerator.pick(desk.getByRole('main').getByRole('combobox'), 'abusive')
  await asModerator.press(desk.getByRole('button', { name: 'اتخاذ القرار' }))
  await hasFocus(desk.getByRole('status').filter({ hasText: 'تم القرار: مُنع المرسل.' }))
  await desk.goto(urlOf('/moderate/messages?lang=ar'))
  await desk.getByText('عنوان واحد في').waitFor()
  await headingOf(desk).waitFor()
  await look(desk, 'numbers and blocks')
})
