import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { parse } from 'csv-parse/sync'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { atlas, chipNamed, filterNamed, headingOf, phone, soon, totalOf } from '../support/page.ts'

const { visit, urlOf } = atlas()

const figureNamed = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

async function ready(page: Page): Promise<void> {
  await page.locator('[role="img"] svg').first().waitFor()
}

/** The filters where they stand beside the numbers, and what opens them where they do not; in any language. */
const filtersOf = (page: Page) => page.locator('main section:has([type="search"])').first()
const filtersButtonOf = (page: Page) => page.locator('main button:has(.lucide-sliders-horizontal)')

/** What the page says of its set; the sections of the filters have headings too. */
const countOf = (page: Page) => page.locator('h2:has([role="status"])').textContent()

const shownRows = async (figure: Locator) => {
  const rows = await figure.getByRole('row').all()
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()))
}

describe('accessibility', () => {
  const looks = ['en', 'ar'].flatMap((lang) => [
    { lang, theme: 'light' as const },
    { lang, theme: 'dark' as const },
  ])

  test.each(looks)('axe finds nothing in $lang, $theme, at a desk and on a phone', async ({ lang, theme }) => {
    const page = await visit(`/statistics?lang=${lang}&region=002`, { theme })
    await ready(page)
    await filtersOf(page).getByRole('checkbox').first().waitFor()
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true
    })
    const faultless = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    await faultless()
    await page.setViewportSize(phone)
    await filtersButtonOf(page).waitFor()
    await faultless()
    await filtersButtonOf(page).click()
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
    await faultless()
  })

  test('nothing is wider than a screen of 320 pixels, letters twice as large included', async () => {
    for (const lang of ['en', 'ar']) {
      const page = await visit(`/statistics?country=ZA&lang=${lang}`, { screen: { width: 320, height: 640 } })
      await ready(page)
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(await overflow()).toBe(0)
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      expect(await overflow()).toBe(0)
      await filtersButtonOf(page).click()
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
      await soon(overflow).toBe(0)
      await page.close()
    }
  })

  test('the keyboard alone opens a table and saves its numbers', async () => {
    const page = await visit('/statistics')
    await ready(page)
    const figure = figureNamed(page, 'Kind of centre')
    await figure.locator('summary').focus()
    await page.keyboard.press('Enter')
    await figure.getByRole('row').first().waitFor()
    await page.keyboard.press('Tab')
    const saving = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    expect((await saving).suggestedFilename()).toMatch(/^kind-version-\d+\.csv$/)
  })
})

test('the file of numbers holds what the table shows and the API counts', async () => {
  const page = await visit('/statistics?country=ZA&country=NO')
  await ready(page)
  const figure = figureNamed(page, 'Sessions held in')
  await figure.locator('summary').click()
  const saving = page.waitForEvent('download')
  await figure.getByRole('button', { name: 'Numbers as CSV: Sessions held in' }).click()
  const saved = parse(await readFile(await (await saving).path()), { columns: true }) as Record<string, string>[]
  const shown = await shownRows(figure)
  expect(saved.map(({ label, count }) => [label, count])).toEqual(
    shown.slice(1).map(([label, count]) => [label, count]),
  )

  const { by, notKnown } = await (await fetch(urlOf('/v1/statistics?country=ZA&country=NO'))).json()
  const counts = by.language.map(({ code, count }: { code: string; count: number }) => [code, String(count)])
  if (notKnown.language > 0) counts.push(['', String(notKnown.language)])
  expect(saved.map(({ language, count }) => [language, count])).toEqual(counts)
})

test('the set of explore is the set of the statistics, there and back', async () => {
  const page = await visit('/?country=ZA')
  const total = async () => (await totalOf(page).textContent()) ?? ''
  await soon(total).toMatch(/centres$/)
  const found = await total()
  await page.getByText('Use this set').click()
  await page.getByRole('link', { name: 'Statistics of this set' }).click()
  await ready(page)
  expect(await countOf(page)).toBe(found)
  expect(page.url()).toBe(urlOf('/statistics?country=ZA'))
  await chipNamed(page, 'Country or area South Africa').click()
  await soon(() => countOf(page)).toBe('485 centres')
  await page.goBack()
  await soon(() => countOf(page)).toBe(found)
  await page.getByRole('link', { name: 'See this set on Explore' }).click()
  await soon(() => page.url()).toBe(urlOf('/?country=ZA'))
})

test('a set is chosen on the page by keyboard, and cited as it is counted', async () => {
  const page = await visit('/statistics')
  await ready(page)
  await filterNamed(page, 'Japan').press('Space')
  await soon(() => page.url()).toBe(urlOf('/statistics?country=JP'))
  await soon(() => countOf(page)).toBe('18 centres')
  await page.getByRole('button', { name: 'Cite this set' }).press('Enter')
  const citation = page.getByRole('group', { name: 'Citation' })
  await soon(() => citation.textContent()).toMatch(/country or area Japan .*18 centres/)
})

test('bars begin where reading begins, and follow the width of the window', async () => {
  const page = await visit('/statistics?lang=ar&country=ZA')
  await ready(page)
  const bar = page.locator('[role="img"] rect[fill="var(--action)"], [role="img"] g[fill="var(--action)"] rect').first()
  const plot = page.locator('[role="img"]').first()
  const edges = async () => {
    const [one, other] = await Promise.all([bar.boundingBox(), plot.boundingBox()])
    return Math.round((one?.x ?? 0) + (one?.width ?? 0) - (other?.x ?? 0) - (other?.width ?? 0))
  }
  expect(Math.abs(await edges())).toBeLessThanOrEqual(1)
  await page.setViewportSize(phone)
  await soon(async () => Math.abs(await edges())).toBeLessThanOrEqual(1)
})

test('on paper plots are drawn anew, light, two beside each other and with letters that can be read', async () => {
  const page = await visit('/statistics?country=ZA', { theme: 'dark' })
  await ready(page)
  await page.setViewportSize({ width: 718, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  const boxes = async () =>
    (await Promise.all((await page.locator('[role="img"] svg').all()).map((plot) => plot.boundingBox()))).slice(0, 2)
  await soon(async () => (await boxes()).map((box) => box?.width)).toEqual([320, 320])
  const [one, other] = await boxes()
  expect(other?.y).toBe(one?.y)
  expect(other?.x).toBeGreaterThan((one?.x ?? 0) + 320)
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(22, 33, 43)')
  await page.emulateMedia({ media: 'screen' })
  await soon(async () => (await boxes())[0]?.width).toBeGreaterThan(320)
})

test('what is missing is named, region by region', async () => {
  const page = await visit('/statistics')
  await ready(page)
  const without = page.getByRole('region', { name: 'Countries and areas where we know of no centre' })
  const { coverage } = await (await fetch(urlOf('/v1/statistics'))).json()
  const named = (await without.locator('dd').allTextContents()).join(', ').split(', ')
  expect(named.length).toBe(coverage.without.length)
})

test('a reader who is offline is told, and may ask again', async () => {
  const page = await visit('/about', { expects: /Failed to load resource|ERR_/ })
  await headingOf(page).waitFor()
  await page.route('**/v1/statistics*', (route) => route.abort())
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Statistics' }).click()
  await page.getByRole('alert').waitFor()
  await page.unroute('**/v1/statistics*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await ready(page)
})
