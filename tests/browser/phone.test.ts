import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atlas, chipNamed, headingOf, listOf, marksOf, phone, queryOf, rowsOf, soon, totalIs } from '../support/page.ts'

const { visit, urlOf } = atlas()

const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Filters' })
const tab = (page: Page, name: string) => page.getByRole('tab', { name })

test('on a phone list and map are tabs, and the filters a sheet that counts as it is used', async () => {
  const page = await visit('/', { screen: phone })
  await totalIs(page, '485 centres')
  expect(await listOf(page).isVisible()).toBe(true)
  expect(await page.locator('canvas').count()).toBe(0)

  await page.getByRole('button', { name: 'Filters' }).click()
  await sheetOf(page).getByRole('button', { name: 'Show 485 centres' }).waitFor()
  await sheetOf(page)
    .getByRole('checkbox', { name: /^Europe/ })
    .check()
  const show = sheetOf(page).getByRole('button', { name: /^Show \d+ centres$/ })
  await soon(() => show.textContent()).not.toBe('Show 485 centres')
  const words = await show.textContent()
  await show.click()
  await soon(() => sheetOf(page).count()).toBe(0)
  await totalIs(page, words?.replace('Show ', '') ?? '')
  expect(await page.getByRole('button', { name: 'Filters, 1 chosen' }).count()).toBe(1)
  expect(await chipNamed(page, 'Region Europe').count()).toBe(1)

  await tab(page, 'Map').click()
  await marksOf(page).first().waitFor()
  expect(await listOf(page).isVisible()).toBe(false)
  expect(queryOf(page).get('view')).toBe('map')
  await page.goBack()
  await soon(() => listOf(page).isVisible()).toBe(true)

  await rowsOf(page)
    .first()
    .getByRole('button', { name: /on the map$/ })
    .click()
  await page.getByRole('region', { name: 'Chosen centre' }).waitFor()
  expect(await tab(page, 'Map').getAttribute('aria-selected')).toBe('true')
  await page.getByRole('link', { name: 'Open the profile' }).click()
  await soon(() => page.url()).toContain('/centres/wca-')
})

test('nothing is wider than a screen of 320 pixels', async () => {
  const page = await visit('/', { screen: { width: 320, height: 640 }, expects: /status of 404/ })
  const tooWide = () =>
    page.evaluate(() => {
      const width = document.documentElement.clientWidth
      if (document.documentElement.scrollWidth <= width) return []
      return [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > width + 1)
        .map((one) => `${one.tagName} ${one.className}`)
        .slice(0, 5)
    })
  await rowsOf(page).first().waitFor()
  expect(await tooWide()).toEqual([])
  const profile = await rowsOf(page).first().getByRole('link').getAttribute('href')
  await page.getByRole('button', { name: 'Filters' }).click()
  await sheetOf(page).getByRole('checkbox').first().waitFor()
  expect(await sheetOf(page).evaluate((sheet) => sheet.scrollWidth <= innerWidth)).toBe(true)
  await page.keyboard.press('Escape')
  await tab(page, 'Map').click()
  await marksOf(page).first().waitFor()
  expect(await tooWide()).toEqual([])

  for (const path of ['/?country=JP&country=ZA&q=writing', `${profile}`, `${profile}?lang=ar`, '/about', '/nowhere']) {
    await page.goto(urlOf(path))
    await headingOf(page).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await tooWide(), path).toEqual([])
  }
})

test('on a narrow screen no control lies over another', async () => {
  const page = await visit('/', { screen: { width: 320, height: 640 } })
  await rowsOf(page).first().waitFor()
  const near = await page.getByRole('button', { name: 'Near me' }).boundingBox()
  const place = await page.getByRole('combobox', { name: 'Go to a place' }).boundingBox()
  if (!near || !place) throw new Error('The questions are not on the page')
  const isApart = place.x + place.width <= near.x || place.y + place.height <= near.y || near.y + near.height <= place.y
  expect(isApart).toBe(true)
})
