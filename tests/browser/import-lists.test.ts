import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { faults } from '../support/axe.ts'
import { atlas, desktop, headingOf, phone, rowsOf, soon, totalOf } from '../support/page.ts'
import type { Visitor } from '../support/people.ts'
import { signIn } from '../support/sign-in.ts'
import { openSiteWithLetters } from '../support/site.ts'

const { page: open, urlOf, site } = atlas(openSiteWithLetters)

let moderator: Visitor

beforeAll(async () => {
  moderator = await site().office.signIn('moderator@example.org')
})

const csv = `Nombre;Universidad;País;Ciudad;Web
Taller Xochiyaoyotl;Universidad de las Palabras Claras;México;Oaxaca;https://taller.palabras.example
Taller sin país;Universidad de las Palabras Claras;Atlántida;;`

async function visit(path: string): Promise<Page> {
  const page = await open()
  await signIn(page, moderator, urlOf('/'))
  await page.goto(urlOf(path))
  return page
}

/** What axe finds, and what is wider than the screen, at a desk and on a phone. */
async function looks(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const screen of [phone, desktop]) {
    await page.setViewportSize(screen)
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
      found.push(`wider than ${screen.width}`)
    found.push(...(await faults(page)))
  }
  return found
}

test('a list is sent in, read, tried, imported, found on Explore, and undone', async () => {
  const page = await visit('/moderate')
  await page.getByRole('link', { name: 'Import lists' }).click()
  await soon(() => headingOf(page).textContent()).toBe('Import lists')
  expect(await looks(page)).toEqual([])
  await page
    .getByLabel('File: choose it, or drop it here')
    .setInputFiles({ name: 'palabras.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'Read the file' }).press('Enter')

  await soon(() => headingOf(page).textContent()).toBe('palabras')
  expect(await page.getByRole('combobox', { name: 'What the column País means' }).inputValue()).toBe('country')
  expect(await looks(page)).toEqual([])
  await page.getByRole('button', { name: 'See what would happen' }).press('Enter')
  const report = page.getByRole('list', { name: 'Row by row' })
  await report.getByText(/Atlántida.* is none/).waitFor()
  expect(await looks(page)).toEqual([])
  await page.getByRole('button', { name: 'Import 1 row' }).press('Enter')
  await page.getByText('Imported', { exact: true }).waitFor()

  const reader = await open()
  await reader.goto(urlOf('/?q=Xochiyaoyotl'))
  await soon(() => totalOf(reader).textContent()).toBe('1 centre')
  expect(await rowsOf(reader).first().textContent()).toContain('Taller Xochiyaoyotl')

  await page.getByRole('button', { name: 'Undo the import …' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Undo it' }).press('Enter')
  await page.getByText('Undone', { exact: true }).waitFor()
  await page.getByText('Withdrawn again').waitFor()
  expect(await looks(page)).toEqual([])
  const later = await open()
  await later.goto(urlOf('/?q=Xochiyaoyotl'))
  await soon(() => later.getByRole('region', { name: 'Results' }).textContent()).toMatch(/No centre/)

  await page.goto(urlOf('/moderate/imports?lang=ar'))
  await page.getByRole('link', { name: 'palabras' }).click()
  await page.locator('ol[aria-labelledby] li').first().waitFor()
  expect(await looks(page)).toEqual([])
})
