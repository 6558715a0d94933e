import { expect, test } from 'vitest'
import { isSound } from '../support/axe.ts'
import { byKeyboard } from '../support/by-keyboard.ts'
import { atlas, desktop, focusIsKept, hasFocus, headingOf, phone } from '../support/page.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { solveFor } from '../support/solve-challenge.ts'
import { textsIn } from '../support/texts.ts'

const { page: open, visit, urlOf, site } = atlas(openSiteWithLetters)

/** The page to which the newest letter to somebody leads. */
async function linkTo(path: string, email: string): Promise<string> {
  const { text = '' } = await site().office.letterTo(email, path)
  const link = new RegExp(`${path}[^\\s?]+`).exec(text)?.[0]
  if (!link) throw new Error(`There is no link in: ${text}`)
  return link
}

async function aListed(country: string): Promise<string> {
  const { body } = await site().office.visitor().ask('GET', `/centres?country=${country}&sort=name&limit=1`)
  return body.items[0].id
}

test.each([
  ['en', desktop, 'light', 'JP'],
  ['ar', phone, 'dark', 'EG'],
] as const)(
  'a reader suggests a change and a moderator takes it over, by keyboard, in %s',
  async (lang, screen, theme, country) => {
    const t = textsIn(lang)
    const email = `reader-${lang}@example.org`
    const id = await aListed(country)
    const page = await visit(`/centres/${id}?lang=${lang}`, { screen, theme })
    const keys = byKeyboard(page)
    const suggest = page.getByRole('link', { name: t.suggesting.title })
    await suggest.waitFor()
    await keys.press(suggest)
    const kind = page.getByRole('radio', { name: t.suggesting.kinds.change })
    await kind.waitFor()
    await hasFocus(headingOf(page))
    await keys.choose(kind)
    await keys.tick(page.getByRole('checkbox', { name: t.profile.phone, exact: true }))
    await keys.write(page.getByRole('textbox', { name: t.profile.phone, exact: true }), '+81 3 5841 0000')
    await isSound(page, 'a part of the record')
    await keys.press(page.getByRole('button', { name: t.suggesting.send }))
    const lacking = page.getByRole('region', { name: t.form.problemsTitle })
    await hasFocus(lacking)
    await isSound(page, 'what lacks')
    await keys.press(lacking.getByRole('link').first())
    const source = page.getByRole('textbox', { name: t.suggesting.source })
    await hasFocus(source)
    await page.keyboard.type('https://www.example.org/contact')
    await keys.write(page.getByRole('textbox', { name: t.people.address }), email)
    // It was solved while the form was filled in, without a press.
    await page.getByRole('checkbox', { name: t.noRobot.verified }).waitFor()
    await isSound(page, 'the challenge, solved')
    await page.keyboard.press('Enter')
    await hasFocus(page.getByRole('heading', { name: t.people.lookTitle }))
    await isSound(page, 'a letter is sent')

    await page.goto(urlOf(`${await linkTo('/suggestions/confirm/', email)}?lang=${lang}`))
    const confirm = page.getByRole('button', { name: t.suggesting.confirm })
    await confirm.waitFor()
    await isSound(page, 'the page of the link')
    await keys.press(confirm)
    await page.getByText(t.suggesting.confirmed).waitFor()

    const desk = await open({ screen, theme })
    const deskKeys = byKeyboard(desk)
    await signIn(desk, await site().office.signIn('moderator@example.org'), urlOf('/'))
    await desk.goto(urlOf(`/moderate?kind=suggestion&lang=${lang}`))
    const row = desk.getByRole('list', { name: t.moderation.listLabel }).getByRole('link').first()
    await row.waitFor()
    await deskKeys.press(row)
    const take = desk.getByRole('radio', { name: t.suggesting.take })
    await take.waitFor()
    await hasFocus(headingOf(desk))
    await desk.getByText('+81 3 5841 0000').waitFor()
    await isSound(desk, 'the case')
    await deskKeys.choose(take)
    await deskKeys.write(desk.getByRole('textbox', { name: t.suggesting.message }), 'Thank you, that helps.')
    await deskKeys.press(desk.getByRole('button', { name: t.suggesting.decide }))
    await desk.getByText(t.suggesting.answered).waitFor()
    await focusIsKept(desk)
    await isSound(desk, 'the case, decided')

    const { text } = await site().office.letterTo(email, 'Thank you, that helps.')
    expect(text).toContain(t.profile.phone)
    await page.goto(urlOf(`/centres/${id}?lang=${lang}`))
    await page.getByText('+81 3 5841 0000').first().waitFor()
  },
)

test('a steward leaves the record as it is by keyboard, in Arabic, on a phone and in the dark', async () => {
  const { office, database } = site()
  const t = textsIn('ar')
  const id = await aListed('EG')
  const steward = await office.signIn('steward@example.org', 'ar')
  await database.$client`
    insert into stewards select ${id}, id, now() from people where email = 'steward@example.org'`
  const page = await open({ screen: phone, theme: 'dark' })
  const keys = byKeyboard(page)
  await signIn(page, steward, urlOf('/'))
  const { status } = await office.visitor().ask('POST', `/centres/${id}/suggestions`, {
    kind: 'closed',
    closed: '2024',
    source: 'https://www.example.eg/',
    email: 'closed@example.org',
    language: 'ar',
    altcha: await solveFor(office.app),
  })
  expect(status).toBe(202)
  const { body } = await office.visitor().ask('POST', '/suggestions/confirmation', {
    token: decodeURIComponent((await linkTo('/suggestions/confirm/', 'closed@example.org')).split('/').at(-1) ?? ''),
  })
  expect(body.centre.id).toBe(id)
  await page.goto(urlOf('/my-centres?lang=ar'))
  const suggestions = page.getByRole('link', { name: t.suggesting.forYours })
  await suggestions.waitFor()
  await keys.press(suggestions)
  const leave = page.getByRole('radio', { name: t.suggesting.leave })
  await leave.waitFor()
  await hasFocus(headingOf(page))
  await keys.choose(leave)
  await keys.pick(page.getByRole('combobox', { name: t.suggesting.reason }), 'right-as-it-is')
  await isSound(page, 'suggestions for own centres')
  await keys.press(page.getByRole('button', { name: t.suggesting.decide }))
  await page.getByText(t.suggesting.answered).waitFor()
  const { text } = await office.letterTo('closed@example.org', 'السجل صحيح كما هو')
  expect(text).not.toContain('steward@example.org')
})

test('a form whose every part is open is as wide as a phone, and axe finds nothing', async () => {
  const page = await visit(`/centres/${await aListed('EG')}/suggest?lang=ar`, { screen: phone, theme: 'dark' })
  await page.getByRole('radio', { name: textsIn('ar').suggesting.kinds.change }).check()
  const parts = page.locator('fieldset > ul > li > :first-child')
  for (const part of await parts.getByRole('checkbox').or(parts.locator('input')).all()) await part.check()
  await isSound(page, 'all parts')
})
