import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faults } from '../support/axe.ts'
import { atlas, desktop, headingOf, marksOf, phone, type Reader, rowsOf } from '../support/page.ts'

const { visit, urlOf } = atlas()

const languages = ['en', 'ar']
const themes = ['light', 'dark'] as const
const screens = { desk: desktop, phone }

/** A visit in each theme, as a reader's device has it from the start, and in it both sizes. */
async function look(path: string, reader: Reader, ready: (page: Page) => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  for (const theme of themes) {
    const page = await visit(path, { ...reader, theme })
    for (const [name, screen] of Object.entries(screens)) {
      await page.setViewportSize(screen)
      await ready(page)
      found.push(...(await faults(page)).map((fault) => `${name}, ${theme}: ${fault}`))
    }
    await page.close()
  }
  return found
}

async function aProfile(): Promise<string> {
  const response = await fetch(urlOf('/v1/centres?country=JP&limit=1'))
  const { items } = (await response.json()) as { items: { id: string }[] }
  return `/centres/${items[0]?.id}`
}

test.each(languages)('axe finds nothing on explore in %s, light and dark, at a desk and on a phone', async (lang) => {
  const ready = (page: Page) => rowsOfAny(page).first().waitFor()
  expect(await look(`/?lang=${lang}&country=NO&country=JP`, {}, ready)).toEqual([])
})

const rowsOfAny = (page: Page) => page.locator('ol > li a[data-centre]')

test.each(languages)('axe finds nothing on a profile in %s, light and dark, at a desk and on a phone', async (lang) => {
  const ready = (page: Page) => page.locator('article section li a').first().waitFor()
  expect(await look(`${await aProfile()}?lang=${lang}`, {}, ready)).toEqual([])
})

async function someIds(): Promise<string> {
  const response = await fetch(urlOf('/v1/centres?country=JP&limit=3&sort=name'))
  const { items } = (await response.json()) as { items: { id: string }[] }
  return items.map(({ id }) => `id=${id}`).join('&')
}

test('axe finds nothing on a shortlist nor on a comparison, in Arabic and in the dark too', async () => {
  const ids = await someIds()
  const list = await visit(`/shortlist?${ids}`, { locale: 'ar', theme: 'dark', screen: phone })
  await list.locator('ol h3').first().waitFor()
  expect(await faults(list)).toEqual([])
  const comparison = await visit(`/compare?${ids}`)
  await comparison.getByRole('rowheader').first().waitFor()
  expect(await faults(comparison)).toEqual([])
})

test('axe finds nothing on the page about the atlas, light and dark, at a desk and on a phone', async () => {
  expect(await look('/about', {}, (page) => page.getByRole('table').waitFor())).toEqual([])
})

test('axe finds nothing where there is no page, in Arabic and the dark', async () => {
  const page = await visit('/nowhere', { locale: 'ar', theme: 'dark', expects: /status of 404/ })
  await headingOf(page).waitFor()
  expect(await faults(page)).toEqual([])
})

test('axe finds nothing on the map with a chosen centre, nor on the map of a phone', async () => {
  const page = await visit('/?country=NO')
  await marksOf(page).first().waitFor()
  await rowsOf(page)
    .first()
    .getByRole('button', { name: /on the map$/ })
    .click()
  await page.getByRole('region', { name: 'Chosen centre' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.setViewportSize(phone)
  await page.getByRole('tab', { name: 'Map' }).click()
  await marksOf(page).first().waitFor()
  expect(await faults(page)).toEqual([])
})

test('axe finds nothing on the sheet of filters nor on an empty result', async () => {
  const page = await visit('/?q=stellenbosch&country=JP', { screen: phone })
  await page.getByRole('heading', { name: 'No centre fits all of this' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: /^Filters/ }).click()
  await page.getByRole('dialog', { name: 'Filters' }).getByRole('checkbox').first().waitFor()
  expect(await faults(page)).toEqual([])
})
