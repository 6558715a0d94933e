import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faults } from '../support/axe.ts'
import { atlas, hasFocus, headingOf, phone, type Reader, rowsOf, soon, totalIs } from '../support/page.ts'
import { tabTo } from '../support/tab-to.ts'

const { visit, urlOf } = atlas()

const dialogOf = (page: Page) => page.getByRole('dialog')
const textOf = (page: Page) => page.getByRole('group', { name: 'Citation' }).textContent()
const clipboardOf = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

async function keepSet(query: string): Promise<string> {
  const response = await fetch(urlOf(`/v1/sets?${query}`), { method: 'POST' })
  return ((await response.json()) as { id: string }).id
}

test('a reader cites a set and keeps it under a permanent address by keyboard alone', async () => {
  const page = await visit('/?country=ZA')
  await rowsOf(page).first().waitFor()
  await totalIs(page, '14 centres')
  await tabTo(page, page.locator('summary', { hasText: 'Use this set' }))
  await page.keyboard.press('Enter')
  const cite = page.getByRole('button', { name: 'Cite this set' })
  await tabTo(page, cite)
  await page.keyboard.press('Enter')
  await soon(() => textOf(page)).toMatch(
    /^Writing Centre Atlas\. \(2026\)\. .*country or area South Africa.*14 centres/,
  )

  await tabTo(page, page.getByRole('combobox', { name: 'Style or format' }))
  await page.keyboard.type('BibTeX')
  await soon(() => textOf(page)).toContain('@misc{')
  await tabTo(page, page.getByRole('button', { name: 'Copy the citation' }))
  await page.keyboard.press('Enter')
  await soon(() => clipboardOf(page)).toContain('@misc{')

  const saved = page.waitForEvent('download')
  await tabTo(page, page.getByRole('link', { name: 'Save as .bib' }))
  await page.keyboard.press('Enter')
  const download = await saved
  expect(download.suggestedFilename()).toMatch(/^writing-centre-atlas-\d+-[0-9a-f]{6}\.bib$/)
  expect(readFileSync(await download.path(), 'utf8')).toContain('South} {Africa}')

  await tabTo(page, page.getByRole('button', { name: 'Make a permanent address' }))
  await page.keyboard.press('Enter')
  const copy = page.getByRole('button', { name: 'Copy the address' })
  await hasFocus(copy)
  await soon(() => textOf(page)).toMatch(/\/sets\/set-\w{7}/)
  await page.keyboard.press('Enter')
  await soon(() => clipboardOf(page)).toMatch(/\/sets\/set-\w{7}$/)
  const { pathname } = new URL(await clipboardOf(page))

  await page.keyboard.press('Escape')
  await soon(() => dialogOf(page).count()).toBe(0)
  await hasFocus(cite)

  await page.goto(urlOf(pathname))
  await soon(() => headingOf(page).textContent()).toMatch(/^A set kept on/)
  const members = page.getByRole('list', { name: 'The centres that were in it' }).getByRole('listitem')
  await soon(() => members.count()).toBe(14)
  await page.getByText(/^Nothing: the same centres match today/).waitFor()
  await tabTo(page, page.getByRole('link', { name: 'Open as it is today' }))
  await page.keyboard.press('Enter')
  await totalIs(page, '14 centres')
})

test('a large set shows its centres page by page', async () => {
  const page = await visit(`/sets/${await keepSet('region=150')}`)
  const members = page.getByRole('list', { name: 'The centres that were in it' }).getByRole('listitem')
  await soon(() => members.count()).toBe(50)
  await page.getByRole('button', { name: 'Show more of them' }).click()
  await soon(() => members.count()).toBeGreaterThan(50)
})

test('an address that was mistyped is explained', async () => {
  const page = await visit('/sets/set-0000001', { expects: /status of 40[04]/ })
  await soon(() => headingOf(page).textContent()).toBe('There is no such set')
})

const readers: [string, Reader][] = [
  ['in the light at a desk', {}],
  ['in the dark on a phone', { theme: 'dark', screen: phone }],
  ['in Arabic, in the light on a phone', { locale: 'ar', screen: phone }],
  ['in Arabic, in the dark at a desk', { locale: 'ar', theme: 'dark' }],
]

test.each(readers)('axe finds nothing on a citation and a kept set %s', async (_, reader) => {
  const set = await visit(`/sets/${await keepSet('country=JP&country=NO')}`, reader)
  await set.locator('article [lang=en] p').waitFor()
  expect(await faults(set)).toEqual([])
  await set.close()

  const page = await visit('/about', reader)
  await page.getByRole('contentinfo').getByRole('button').click()
  await dialogOf(page).locator('[lang=en] p').waitFor()
  expect(await faults(page)).toEqual([])
  await dialogOf(page).getByRole('combobox').selectOption('ris')
  await dialogOf(page).locator('pre').waitFor()
  expect(await faults(page)).toEqual([])
  const hasSideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(hasSideways).toBe(false)
})
