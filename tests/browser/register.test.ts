import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faults } from '../support/axe.ts'
import { atlas, desktop, hasFocus, headingOf, phone, soon } from '../support/page.ts'
import { signIn as signInAs } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { tabTo } from '../support/tab-to.ts'
import { textsIn } from '../support/texts.ts'

const { visit, page: open, urlOf, site } = atlas(openSiteWithLetters)

/** Chromium says on the console that somebody is not signed in, which is what was asked. */
const notSignedIn = /status of 401/

const english = {
  lang: 'en',
  yourPart: 'What you are to the centre',
  address: 'Your e-mail address',
  look: 'Look into your mailbox',
  signIn: 'Sign in',
  saved: 'Saved',
  name: 'Name, as the centre calls itself',
  nameLanguage: 'Language of the name',
  findTown: 'Find the town',
  stellenbosch: 'Stellenbosch',
  latitude: 'Latitude',
  pin: 'Pin: drag it, or move it with the arrow keys',
  next: 'Next',
  kind: 'Writing lab',
  language: 'Sessions held in',
  xhosa: 'xhosa',
  mailbox: 'Contact mailbox (private)',
  send: 'Send to the moderators',
  sent: 'Sent, waiting for a moderator',
}

const arabic: typeof english = {
  lang: 'ar',
  yourPart: 'صلتك بالمركز',
  address: 'عنوان بريدك الإلكتروني',
  look: 'انظر في صندوق بريدك',
  signIn: 'تسجيل الدخول',
  saved: 'حُفظ',
  name: 'الاسم كما يسمّي المركز نفسه',
  nameLanguage: 'لغة الاسم',
  findTown: 'ابحث عن المدينة',
  stellenbosch: 'Stellenbosch',
  latitude: 'خط العرض',
  pin: 'دبوس: اسحبه أو حرّكه بمفاتيح الأسهم',
  next: 'التالي',
  kind: 'مختبر الكتابة',
  language: 'لغة الجلسات',
  xhosa: 'الخوسا',
  mailbox: 'صندوق بريد التواصل (خاص)',
  send: 'أرسل إلى المشرفين',
  sent: 'أُرسل وينتظر مشرفًا',
}

const tooWide = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1 || one.getBoundingClientRect().left < -1)
      .map((one) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 30)}`)
      .slice(0, 5)
  })

async function look(page: Page, where: string): Promise<void> {
  expect(await faults(page), where).toEqual([])
  expect(await tooWide(page), where).toEqual([])
}

/** The page to which the newest letter to somebody leads. */
async function linkOf(email: string): Promise<string> {
  const { text = '' } = await site().office.letterTo(email, '/sign-in/')
  const path = /\/sign-in\/\S+/.exec(text)?.[0]
  if (!path) throw new Error(`There is no link in: ${text}`)
  return path
}

test.each([
  ['in English, light, at a desk', english, 'light', desktop],
  ['in Arabic, dark, on a phone', arabic, 'dark', phone],
] as const)(
  'a centre is registered, published, edited and confirmed again by keyboard %s',
  async (_, texts, theme, screen) => {
    const email = `steward-${texts.lang}@example.org`
    const page = await visit(`/register?lang=${texts.lang}`, { theme, screen, expects: notSignedIn })
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const goOn = async () => {
      const before = await page.locator('main h2').first().textContent()
      await tabTo(page, button(texts.next))
      await page.keyboard.press('Enter')
      await soon(() => page.locator('main h2').first().textContent()).not.toBe(before)
      await hasFocus(page.locator('main h2').first())
    }

    await field(texts.yourPart).waitFor()
    await tabTo(page, field(texts.yourPart))
    await page.keyboard.type('I direct it')
    await look(page, 'your part')
    await tabTo(page, field(texts.address))
    await page.keyboard.type(email)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: texts.look }).waitFor()
    await look(page, 'a letter is sent')

    await page.goto(urlOf(await linkOf(email)))
    const signIn = page.getByRole('main').getByRole('button', { name: texts.signIn, exact: true })
    await signIn.waitFor()
    await look(page, 'the page of the link')
    await tabTo(page, signIn)
    await page.keyboard.press('Enter')
    await soon(() => new URL(page.url()).pathname).toBe('/register')
    await page.getByText(texts.saved, { exact: true }).waitFor()
    await soon(() => new URL(page.url()).searchParams.get('id')).not.toBeNull()
    const id = new URL(page.url()).searchParams.get('id')

    await tabTo(page, field(texts.name))
    await page.keyboard.type('Skryflab')
    const nameLanguage = page.getByRole('combobox', { name: texts.nameLanguage }).first()
    await tabTo(page, nameLanguage)
    // Letters that this keyboard lacks choose nothing in a list.
    for (let steps = 0; steps < 300 && (await nameLanguage.inputValue()) !== 'af'; steps++)
      await page.keyboard.press('ArrowDown')
    expect(await nameLanguage.inputValue()).toBe('af')
    const town = page.getByRole('combobox', { name: texts.findTown })
    await tabTo(page, town)
    await page.keyboard.type(texts.stellenbosch)
    await page.locator('[role=option]').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const latitude = field(texts.latitude)
    await soon(() => latitude.inputValue()).toMatch(/^-33\.9/)
    const before = Number(await latitude.inputValue())
    const pin = button(texts.pin)
    await tabTo(page, pin)
    await page.keyboard.press('ArrowUp')
    await soon(async () => Number(await latitude.inputValue())).toBeGreaterThan(before)
    await hasFocus(pin)
    await look(page, 'the centre')
    await goOn()

    await tabTo(page, page.getByRole('checkbox', { name: texts.kind }))
    await page.keyboard.press('Space')
    const language = page.getByRole('combobox', { name: texts.language })
    await tabTo(page, language)
    await page.keyboard.type(texts.xhosa)
    await page.locator('[role=option]').first().waitFor()
    await look(page, 'what it does')
    await page.keyboard.press('Enter')
    await soon(() => language.inputValue()).toBe('')
    await goOn()
    await look(page, 'peers')
    await goOn()
    await look(page, 'words')
    await goOn()
    await tabTo(page, field(texts.mailbox))
    await page.keyboard.type('office@example.org')
    await look(page, 'contact')
    await goOn()
    await look(page, 'review')
    await tabTo(page, button(texts.send))
    await page.keyboard.press('Enter')
    await page.getByText(texts.sent).waitFor()
    await hasFocus(headingOf(page))
    await look(page, 'where it stands')
    expect((await site().office.lettersTo(email, 2)).length).toBe(2)

    await page.goto(urlOf(`/account?lang=${texts.lang}`))
    await page.locator('main li').first().waitFor()
    await look(page, 'the account')

    const t = textsIn(texts.lang)
    const desk = await open({ theme, screen })
    await signInAs(desk, await site().office.signIn('moderator@example.org'), urlOf('/'))
    await desk.goto(urlOf(`/moderate/registrations/${id}?lang=${texts.lang}`))
    const publish = desk.locator('input[value=publish]')
    await publish.waitFor()
    await look(desk, 'the case')
    await tabTo(desk, publish)
    await desk.keyboard.press('Space')
    await tabTo(desk, desk.getByRole('button', { name: t.moderation.decision.act.publish, exact: true }))
    await desk.keyboard.press('Enter')
    await desk.getByText(t.moderation.decided.published.replace('{{title}}', 'Skryflab')).waitFor()
    await site().office.lettersTo(email, 3)

    const named = (text: string) => text.replace('{{name}}', 'Skryflab')
    await page.goto(urlOf(`/my-centres?lang=${texts.lang}`))
    const edit = page.getByRole('link', { name: named(t.keeping.editNamed) })
    await edit.waitFor()
    await look(page, 'my centres')
    await tabTo(page, edit)
    await page.keyboard.press('Enter')
    const save = button(t.keeping.save)
    await save.waitFor()
    await look(page, 'the record')
    await tabTo(page, field(t.profile.phone), 'Tab', 250)
    await page.keyboard.type('+27 21 000 0000')
    await tabTo(page, save)
    await page.keyboard.press('Enter')
    await page.getByText(t.keeping.saved).waitFor()
    await page.goto(urlOf(`/my-centres?lang=${texts.lang}`))
    const confirm = button(named(t.keeping.stillCorrectNamed))
    await confirm.waitFor()
    await tabTo(page, confirm)
    await page.keyboard.press('Enter')
    const { centreId } =
      (await site().database.$client`select centre_id as "centreId" from registrations where id = ${id}`)[0] ?? {}
    const actions = async () =>
      (await site().office.visitor().ask('GET', `/centres/${centreId}/history`)).body.items.map(
        ({ action }: { action: string }) => action,
      )
    await soon(actions).toEqual(['confirmed', 'changed', 'created'])
    await look(page, 'confirmed again')
  },
)

test('a moderator mends a record that others entered, on a phone and in the dark', async () => {
  const page = await open({ screen: phone, theme: 'dark' })
  await signInAs(page, await site().office.signIn('moderator@example.org'), urlOf('/'))
  const { items } = (await (await fetch(urlOf('/v1/centres?country=JP&limit=1'))).json()) as { items: { id: string }[] }
  await page.goto(urlOf(`/centres/${items[0]?.id}/edit`))
  const save = page.getByRole('button', { name: 'Save and publish' })
  await save.waitFor()
  await look(page, 'the record')
  const website = page.getByRole('textbox', { name: 'Website of the centre' })
  await website.fill('nowhere at all')
  await save.focus()
  await page.keyboard.press('Enter')
  const summary = page.getByRole('region', { name: 'What needs another look' })
  // Nobody knows a mailbox of it, and nobody has to invent one.
  expect(await summary.getByRole('link').count()).toBe(1)
  await summary.getByRole('link').click()
  await look(page, 'what is wrong')
  await hasFocus(website)
  await website.fill('https://example.org/')
  await save.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Saved and published').waitFor()

  await page.getByRole('button', { name: 'Menu' }).click()
  await look(page, 'the menu')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Sign out' }).click()
  await soon(() => new URL(page.url()).pathname).toBe('/')
})

const small = { width: 320, height: 640 }

test('the form works on a small phone without WebGL, and in a page that the browser has translated', async () => {
  const page = await visit('/register?step=centre', { screen: small, webgl: false })
  await page.getByText('The map cannot be shown here. The numbers below do the same.').waitFor()
  // What browsers do to the texts of a page that they translate.
  const translate = () =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const texts: Text[] = []
      while (walker.nextNode()) texts.push(walker.currentNode as Text)
      for (const text of texts) {
        if (!text.data.trim() || text.parentElement?.closest('font, script, option')) continue
        const font = document.createElement('font')
        font.textContent = `·${text.data}`
        text.replaceWith(font)
      }
    })
  await translate()
  const name = page.getByRole('textbox', { name: 'Name, as the centre calls itself' })
  await name.fill('Skryflab')
  await page.getByRole('button', { name: '·Next' }).click()
  const summary = page.getByRole('region', { name: 'What needs another look' })
  await summary.waitFor()
  await translate()
  expect(await tooWide(page)).toEqual([])
  await page.getByRole('combobox', { name: '·Country or area' }).selectOption('ZA')
  await soon(() => summary.count()).toBe(0)
  await page.getByRole('textbox', { name: '·Longitude' }).fill('18.87')
  await page.getByRole('textbox', { name: '·Latitude' }).fill('-33,93')
  await page.getByText('Longitude 18.87°, latitude -33.93°').waitFor()
  const goOn = async (step: string) => {
    await page.getByRole('button', { name: /Next/ }).click()
    await soon(() => new URL(page.url()).searchParams.get('step')).toBe(step)
    await translate()
    expect(await tooWide(page), step).toEqual([])
  }
  await goOn('work')
  await page.getByRole('checkbox', { name: /Writing lab/ }).check()
  await goOn('peers')
  await goOn('words')
  await page.getByRole('button', { name: /Add a description/ }).click()
  await page.getByRole('textbox', { name: /Description/ }).fill('We read drafts.')
  await translate()
  await page.getByRole('button', { name: /Remove this description/ }).click()
  await goOn('contact')
  await page.getByRole('textbox', { name: /Contact mailbox/ }).fill('office@example.org')
  await goOn('review')
  await page.getByText('office@example.org').waitFor()
})
