import { beforeAll, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { isSound } from '../support/axe.ts'
import { byKeyboard } from '../support/by-keyboard.ts'
import { atlas, desktop, hasFocus, headingOf, phone, soon } from '../support/page.ts'
import type { Visitor } from '../support/people.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { textsIn } from '../support/texts.ts'

const { page: open, urlOf, site } = atlas(openSiteWithLetters)

let moderator: Visitor
beforeAll(async () => {
  moderator = await site().office.signIn('moderator@example.org')
})

test.each([
  ['en', desktop],
  ['ar', phone],
] as const)(
  'two records are merged by keyboard, and the other address leads to the one that stays, in %s',
  async (lang, screen) => {
    const t = textsIn(lang)
    const name = `Sterreprag ${lang}`
    const kept = aCentre({ name, institution: 'Sterreskool', founded: '1999', languages: ['af'] })
    const gone = aCentre({
      name: `${name} Skryfsentrum`,
      institution: 'Sterreskool',
      founded: '2001',
      languages: ['en'],
    })
    await given(site().database, kept, gone)
    const page = await open({ screen })
    const keys = byKeyboard(page)
    const visit = async (path: string) => {
      await page.goto(urlOf(`${path}?lang=${lang}`))
      await soon(() => headingOf(page).textContent()).toBe(name)
    }
    await signIn(page, moderator, urlOf('/'))
    await visit(`/moderate/centres/${kept.id}`)
    await keys.write(page.getByRole('textbox', { name: t.merging.other }), gone.id)
    await page.keyboard.press('Enter')
    const beside = t.merging.beside.replace('{{kept}}', name).replace('{{gone}}', `${name} Skryfsentrum`)
    const heading = page.getByRole('heading', { name: beside })
    await heading.waitFor()
    await hasFocus(heading)
    await keys.choose(page.getByRole('group', { name: t.profile.founded }).getByRole('radio').nth(1))
    await page.getByRole('region', { name: t.merging.result }).getByText('2001').waitFor()
    await isSound(page, 'merging')
    await keys.press(page.getByRole('button', { name: t.merging.act }))
    await page.getByRole('dialog', { name: t.merging.confirm }).waitFor()
    await isSound(page, 'the question')
    await keys.press(page.getByRole('button', { name: t.merging.now }))
    await page.getByRole('status').getByText(t.records.done.merged).waitFor()
    await hasFocus(headingOf(page))

    await visit(`/centres/${gone.id}`)
    await soon(() => new URL(page.url()).pathname).toMatch(new RegExp(`^/centres/${kept.id}/`))
    await page.getByText('2001').first().waitFor()

    await page.goto(urlOf(`/moderate/centres/${gone.id}?lang=${lang}`))
    await page.locator('ol time').first().waitFor()
    await isSound(page, 'the record that went')
    await visit(`/moderate/centres/${kept.id}`)
    const acts = page.locator('ol summary').first()
    await acts.waitFor()
    await keys.press(acts)
    await page.locator('table').first().waitFor()
    await isSound(page, 'the record that stays')
  },
)
