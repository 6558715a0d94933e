import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atlas, desktop, headingOf, marksOf, phone, type Reader, rowsOf, soon } from '../support/page.ts'

const { page: open, visit, urlOf } = atlas()

const kilobyte = 1000

/** Notes when the first centre of the list stands on the page, and how much of the page moves by itself. */
function watch(): void {
  Object.assign(window, { shifted: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) Object.assign(window, { shifted: Reflect.get(window, 'shifted') + entry.value })
  }).observe({ type: 'layout-shift', buffered: true })
  const rows = new MutationObserver(() => {
    if (!document.querySelector('[data-centre]')) return
    performance.mark('first row')
    rows.disconnect()
  })
  rows.observe(document, { childList: true, subtree: true })
}

async function watched(path: string, reader?: Reader): Promise<Page> {
  const page = await open(reader)
  await page.addInitScript(watch)
  await page.goto(urlOf(path))
  return page
}

type Loaded = { name: string; bytes: number; begun: number }

function loaded(page: Page, ending: string): Promise<Loaded[]> {
  return page.evaluate((ending) => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return entries
      .filter(({ name }) => name.endsWith(ending))
      .map(({ name, encodedBodySize, startTime }) => ({ name, bytes: encodedBodySize, begun: startTime }))
  }, ending)
}

const sum = (files: Loaded[]) => files.reduce((total, { bytes }) => total + bytes, 0)
const shifted = (page: Page) => page.evaluate(() => Reflect.get(window, 'shifted') as number)

test('the list needs little JavaScript, all of it compressed, and the map is sent for after it', async () => {
  const page = await open()
  await page.addInitScript(watch)
  const encodings = new Map<string, string | undefined>()
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) encodings.set(response.url(), response.headers()['content-encoding'])
  })
  await page.goto(urlOf('/'))
  await marksOf(page).first().waitFor()
  const firstRow = await page.evaluate(() => performance.getEntriesByName('first row')[0]?.startTime ?? 0)
  expect(firstRow).toBeGreaterThan(0)
  const scripts = await loaded(page, '.js')
  const before = scripts.filter(({ begun }) => begun < firstRow)
  expect(before.length).toBeGreaterThan(0)
  // Each file costs a slow link a way there and back, however small it is.
  expect(before.length).toBeLessThanOrEqual(6)
  expect(sum(before)).toBeGreaterThan(20 * kilobyte)
  expect(sum(before)).toBeLessThanOrEqual(170 * kilobyte)
  expect([...new Set(encodings.values())]).toEqual(['br'])
  const map = scripts.filter(({ name }) => name.includes('maplibre'))
  expect(map.length).toBeGreaterThan(0)
  expect(map.filter(({ begun }) => begun < firstRow)).toEqual([])
  console.log(
    `JavaScript before the list: ${(sum(before) / kilobyte).toFixed(1)} kB; in all: ${(sum(scripts) / kilobyte).toFixed(1)} kB`,
  )

  const fonts = await loaded(page, '.woff2')
  expect(fonts.length).toBeGreaterThan(0)
  expect(sum(fonts)).toBeLessThanOrEqual(90 * kilobyte)
  console.log(`Fonts: ${(sum(fonts) / kilobyte).toFixed(1)} kB`)
})

test('a second visit asks for no file of the client again', async () => {
  const page = await visit('/about')
  await headingOf(page).waitFor()
  await page.goto(urlOf('/'))
  await rowsOf(page).first().waitFor()
  const asked: string[] = []
  page.on('response', (response) => {
    const isFile = new URL(response.url()).pathname.startsWith('/assets/')
    if (isFile && !response.fromServiceWorker()) asked.push(response.url())
  })
  await page.goto(urlOf('/about'))
  await headingOf(page).waitFor()
  const transferred = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.startsWith('/assets/'))
      .reduce((total, { transferSize }) => total + transferSize, 0),
  )
  expect(asked.length).toBeGreaterThan(0)
  expect(transferred).toBe(0)
})

test.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])('nothing moves by itself while explore and a profile load %s', async (_, screen) => {
  const page = await watched('/', { screen })
  await rowsOf(page).first().waitFor()
  if (screen === desktop) await marksOf(page).first().waitFor()
  await page.waitForTimeout(500)
  expect(await shifted(page)).toBeLessThan(0.02)
  const profile = await rowsOf(page).first().getByRole('link').first().getAttribute('href')
  await page.goto(urlOf(profile ?? ''))
  await page.getByRole('heading', { name: 'Similar centres' }).waitFor()
  await soon(() => page.getByRole('article').textContent()).toMatch(/Shares|there now/)
  await page.waitForTimeout(500)
  expect(await shifted(page)).toBeLessThan(0.02)
})
