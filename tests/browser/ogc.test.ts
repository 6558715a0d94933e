import AxeBuilder from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { atlas, desktop, hasFocus, headingOf, phone, soon } from '../support/page.ts'

const { visit, urlOf } = atlas()

const items = '/ogc/collections/centres/items'

async function aCentre(): Promise<string> {
  const answer = await fetch(urlOf(`${items}?country=JP&limit=1`))
  const { features } = (await answer.json()) as { features: { id: string }[] }
  return `${items}/${features[0]?.id}`
}

test.each<['light' | 'dark', typeof phone]>([
  ['light', desktop],
  ['dark', phone],
])('axe finds nothing on the pages of the OGC API, %s', async (theme, screen) => {
  const paths = ['', '/api', '/conformance', '/collections', '/collections/centres', '/collections/centres/queryables']
  for (const path of [...paths.map((one) => `/ogc${one}`), `${items}?limit=5`, await aCentre()]) {
    const page = await visit(path, { theme, screen })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    await page.close()
  }
})

test('a table of centres is in the look of the atlas, and read with the keyboard', async () => {
  const page = await visit(`${items}?country=JP&limit=2`)
  expect(await headingOf(page).evaluate((one) => getComputedStyle(one).fontFamily)).toContain('Atlas Serif')
  const more = page.locator('summary').first()
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByText('nameEnglish').first().waitFor()
  await hasFocus(more)
  await page.getByRole('rowheader').first().getByRole('link').click()
  await page.getByRole('link', { name: 'The page of this centre in the atlas' }).waitFor()
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: 'Collections' }).click()
  await soon(() => headingOf(page).textContent()).toBe('Collections')
})
