import { makeSteward } from '@centres/db'
import { expect, test } from 'vitest'
import { isSound } from '../support/axe.ts'
import { byKeyboard } from '../support/by-keyboard.ts'
import { atlas, desktop, hasFocus, headingOf, phone } from '../support/page.ts'
import type { Visitor } from '../support/people.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { textsIn } from '../support/texts.ts'

const { page: open, urlOf, site } = atlas(openSiteWithLetters)

/** Listed centres that nobody has claimed yet, not even a first try of the same test. */
let taken = 0

test.each([
  ['en', desktop],
  ['ar', phone],
] as const)('a listed centre is claimed, given and kept by keyboard, in %s', async (lang, screen) => {
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
  const keys = byKeyboard(own)
  const ours = own.getByRole('link', { name: t.claims.ours })
  await ours.waitFor()
  await keys.press(ours)
  const part = own.getByRole('textbox', { name: t.claims.part })
  await part.waitFor()
  await hasFocus(headingOf(own))
  await keys.write(part, 'I run it')
  await keys.choose(own.getByRole('radio', { name: t.claims.proofs.page }))
  await keys.write(own.getByRole('textbox', { name: t.claims.page }), 'https://example.net/staff')
  await isSound(own, 'claiming')
  await keys.press(own.getByRole('button', { name: t.claims.send }))
  await own.getByText(t.claims.states.submitted).waitFor()
  await hasFocus(headingOf(own))
  await isSound(own, 'the claim')
  const claim = new URL(own.url()).pathname.split('/').at(-1)
  await keys.write(own.getByRole('combobox', { name: t.vouching.one }), peer.names[0].text)
  await own.getByRole('option', { name: peer.names[0].text }).first().waitFor()
  await isSound(own, 'choosing a peer')
  await own.keyboard.press('Enter')
  await keys.press(own.getByRole('button', { name: t.vouching.ask, exact: true }))
  await own.getByText(t.vouching.states.asked).waitFor()
  await isSound(own, 'a peer was asked')

  const { text } = await office.letterTo(`peer${taken}@example.net`, '/vouch/')
  const letter = await open({ screen })
  await letter.goto(urlOf(`${/\/vouch\/[^\s?]+/.exec(text ?? '')?.[0]}?lang=${lang}`))
  const yes = letter.getByRole('button', { name: t.vouching.yes })
  await yes.waitFor()
  await isSound(letter, 'the question')
  await byKeyboard(letter).press(yes)
  await letter.getByText(t.vouching.done.yes).waitFor()
  await isSound(letter, 'the answer')

  const desk = await visit('/moderate', moderator)
  const row = desk.getByRole('list', { name: t.moderation.listLabel }).locator(`[data-row="${claim}"]`)
  await row.waitFor()
  const deskKeys = byKeyboard(desk)
  await deskKeys.press(row)
  await desk.getByText(email).first().waitFor()
  await hasFocus(headingOf(desk))
  await deskKeys.choose(desk.getByRole('radio', { name: t.moderation.claim.outcome.approve }))
  await isSound(desk, 'the case')
  await deskKeys.press(desk.getByRole('button', { name: t.moderation.claim.act.approve, exact: true }))
  const { names } = (await office.visitor().ask('GET', `/centres/${id}`)).body
  await desk.getByText(t.moderation.decided.approved.replace('{{title}}', names[0].text)).waitFor()

  await office.letterTo(email, '/my-centres')
  await own.goto(urlOf(`/my-centres?lang=${lang}`))
  const people = own.getByRole('link', { name: t.keeping.people })
  await people.waitFor()
  await keys.press(people)
  await own.getByRole('heading', { name: t.stewards.keepers }).waitFor()
  await isSound(own, 'the people')
  await own.goBack()
  const edit = own.getByRole('link', { name: t.keeping.edit })
  await edit.waitFor()
  await keys.press(edit)
  const mailbox = own.getByRole('textbox', { name: t.form.fields.mailbox })
  await mailbox.waitFor()
  await keys.write(mailbox, 'office@example.net')
  await keys.write(own.getByRole('textbox', { name: t.profile.phone }), '+27 21 000 0000')
  await keys.press(own.getByRole('button', { name: t.keeping.save }))
  await own.getByText(t.keeping.saved).waitFor()
  expect(await headingOf(own).textContent()).toBe(t.keeping.edit)
  const { body } = await office.visitor().ask('GET', `/centres/${id}`)
  expect([body.phone, body.confirmedAt === null]).toEqual(['+27 21 000 0000', false])
})
