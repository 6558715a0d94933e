import type { CentreRecord } from '@centres/db'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { faults } from '../support/axe.ts'
import { atlas, desktop, hasFocus, headingOf, phone, soon } from '../support/page.ts'
import type { Visitor } from '../support/people.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'
import { tabTo } from '../support/tab-to.ts'

const { page: open, urlOf, site } = atlas(openSiteWithLetters)

let moderator: Visitor
let one: CentreRecord
let two: CentreRecord
beforeAll(async () => {
  moderator = await site().office.signIn('moderator@example.org')
  one = aCentre({ name: 'Sterreprag', institution: 'Sterreskool', founded: '1999', languages: ['af'] })
  two = aCentre({ name: 'Sterreprag Skryfsentrum', institution: 'Sterreskool', founded: '2001', languages: ['en'] })
  await given(site().database, one, two)
})

test('two records are merged by the keyboard alone, and the other address leads to the one that stays', async () => {
  const page = await open()
  await signIn(page, moderator, urlOf('/'))
  await page.goto(urlOf(`/moderate/centres/${one.id}`))
  await soon(() => headingOf(page).textContent()).toBe('Sterreprag')
  await tabTo(page, page.getByRole('textbox', { name: 'Id or address of the other record' }))
  await page.keyboard.type(two.id)
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: 'Sterreprag and Sterreprag Skryfsentrum' })
  await heading.waitFor()
  await hasFocus(heading)
  const founded = page.getByRole('group', { name: 'Founded' })
  await tabTo(page, founded.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await page.getByRole('region', { name: 'The result' }).getByText('2001').waitFor()
  const found = await lookAt(page, 'merge')
  await tabTo(page, page.getByRole('button', { name: 'Merge …' }))
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Merge these two records?' }).waitFor()
  found.push(...(await faults(page)))
  await tabTo(page, page.getByRole('button', { name: 'Merge them' }))
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('The two records are one.').waitFor()
  await hasFocus(headingOf(page))

  await page.goto(urlOf(`/centres/${two.id}`))
  await soon(() => headingOf(page).textContent()).toBe('Sterreprag')
  await soon(() => new URL(page.url()).pathname).toBe(`/centres/${one.id}/sterreprag`)
  await page.getByText('2001').first().waitFor()
  expect(found).toEqual([])
})

test('axe finds nothing on the page of a record in Arabic, merged or withdrawn', async () => {
  const page = await open()
  await signIn(page, moderator, urlOf('/'))
  await page.goto(urlOf(`/moderate/centres/${two.id}?lang=ar`))
  await page.locator('ol time').first().waitFor()
  const found = await lookAt(page, 'merged')
  await page.goto(urlOf(`/moderate/centres/${one.id}?lang=ar`))
  await page.locator('ol summary').first().click()
  await page.locator('table').first().waitFor()
  found.push(...(await lookAt(page, 'kept')))
  expect(found).toEqual([])
})

async function lookAt(page: Page, what: string): Promise<string[]> {
  const found: string[] = []
  for (const [name, screen] of Object.entries({ phone, desk: desktop })) {
    await page.setViewportSize(screen)
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    if (isTooWide) found.push(`${what}, ${name}: wider than the screen`)
    found.push(...(await faults(page)).map((fault) => `${what}, ${name}: ${fault}`))
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${what}-${name}.png`, fullPage: true })
  }
  return found
}
