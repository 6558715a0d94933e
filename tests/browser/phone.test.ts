import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  atlas,
  atRest,
  centresDrawn,
  chipNamed,
  filterNamed,
  headingOf,
  listOf,
  marksOf,
  phone,
  queryOf,
  rowsOf,
  soon,
  totalIs,
} from '../support/page.ts'

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

const smallest = { width: 320, height: 640 }

test.each([
  ['en', smallest],
  ['fr', smallest],
  ['ar', smallest],
  ['ar', phone],
])('with filters chosen nothing on explore is wider than the screen, in %s at %j', async (lang, screen) => {
  const page = await visit(`/?country=ZA&country=JP&lang=${lang}`, { screen })
  await page.locator('ol > li a[data-centre]').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('nothing is wider than a screen of 320 pixels', async () => {
  const page = await visit('/', { screen: smallest, expects: /status of 404/ })
  const tooWide = () =>
    page.evaluate(() => {
      const width = document.documentElement.clientWidth
      if (document.documentElement.scrollWidth <= width) return []
      return [...document.querySelectorAll('body *')]
        .filter((one) => {
          const { left, right } = one.getBoundingClientRect()
          return right > width + 1 || left < -1
        })
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

const small = { width: 320, height: 640 }

test.each([phone, small])('on a phone the map has the window to itself, under tabs and filters', async (screen) => {
  const page = await visit('/', { screen })
  await totalIs(page, '485 centres')
  await rowsOf(page).last().scrollIntoViewIfNeeded()
  await page.evaluate(() => scrollTo(0, 900))
  await tab(page, 'Map').evaluate((one: HTMLElement) => one.click())
  await atRest(page)
  const places = () =>
    page.evaluate(() => {
      const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
      const [tabs, map] = [boxOf('[role="tablist"]'), boxOf('canvas')]
      return [tabs?.top, map?.top, map?.bottom].map((edge) => Math.round(edge ?? Number.NaN))
    })
  const [tabsTop = 99, mapTop = 99, mapBottom] = await places()
  expect(tabsTop).toBeGreaterThanOrEqual(0)
  expect(mapTop).toBeLessThanOrEqual(49)
  expect(mapBottom).toBe(screen.height)

  // The page can still be taken hold of, by the bar.
  await tab(page, 'Map').hover()
  await page.mouse.wheel(0, -200)
  await soon(async () => (await places())[1]).toBe(mapTop + 200)
  await tab(page, 'Map').click()
  await soon(places).toEqual([tabsTop, mapTop, mapBottom])

  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await filterNamed(page, 'Japan').check()
  await sheetOf(page).getByRole('button', { name: 'Show 18 centres' }).click()
  await soon(() => centresDrawn(page)).toBeGreaterThan(10)
  expect(await places()).toEqual([tabsTop, mapTop, mapBottom])
})

test('on a phone a map behind the list goes to the new set once it is shown', async () => {
  const page = await visit('/?view=map', { screen: phone })
  await atRest(page)
  await tab(page, 'List').click()
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await filterNamed(page, 'Japan').check()
  await sheetOf(page).getByRole('button', { name: 'Show 18 centres' }).click()
  await totalIs(page, '18 centres')
  await tab(page, 'Map').click()
  await soon(() => centresDrawn(page)).toBeGreaterThan(10)
})
