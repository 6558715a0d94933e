import { unpackPoints } from '@centres/contract'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  atlas,
  atRest,
  focusIsKept,
  hasFocus,
  mapOf,
  marksOf,
  marksPlaces,
  movedFrom,
  queryOf,
  rowsAre,
  rowsOf,
  soon,
  totalOf,
} from '../support/page.ts'

const { visit, page: open, urlOf } = atlas()

const idOf = async (row: Locator) =>
  /wca-[0-9a-z]{7}/.exec((await row.getByRole('link').first().getAttribute('href')) ?? '')?.[0]
const selectedOn = (page: Page) => queryOf(page).get('selected')
const rowOf = (page: Page, id: string) => rowsOf(page).filter({ has: page.locator(`[data-centre="${id}"]`) })
const cardOf = (page: Page) => page.getByRole('region', { name: 'Chosen centre' })
const clusters = (page: Page) => marksOf(page).filter({ hasText: /^\d+ centres/ })
const dots = (page: Page) => marksOf(page).filter({ hasNotText: /^\d+ centres/ })
const countOf = (text: string | null) => Number(/^(\d+) centres/.exec(text ?? '')?.[1] ?? 1)

/** With the mouse, where the canvas shows it: the marks themselves let the pointer through. */
async function point(page: Page, mark: Locator, act: 'click' | 'move'): Promise<void> {
  const box = await mark.boundingBox()
  if (!box) throw new Error('The mark is not on the page')
  await page.mouse[act](box.x + box.width / 2, box.y + box.height / 2)
}

async function centresOnOnePoint(): Promise<{ ids: string[]; bbox: string }> {
  const response = await fetch(urlOf('/v1/centres/points'))
  const { ids, longitudes, latitudes } = unpackPoints((await response.json()) as Parameters<typeof unpackPoints>[0])
  const places = ids.map((_, at) => `${longitudes[at]},${latitudes[at]}`)
  const place = places.find((one, at) => places.indexOf(one) < at)
  if (!place) throw new Error('No two centres of the seeds share a point')
  const [longitude = 0, latitude = 0] = place.split(',').map(Number)
  const bbox = [longitude - 0.01, latitude - 0.01, longitude + 0.01, latitude + 0.01].map((edge) => edge.toFixed(4))
  return { ids: ids.filter((_, at) => places[at] === place).sort(), bbox: bbox.join() }
}

test('a cluster opens when it is clicked', async () => {
  const page = await visit('/?country=ZA')
  await atRest(page)
  const counts = (await clusters(page).allTextContents()).map(countOf)
  const most = Math.max(...counts)
  await point(page, clusters(page).nth(counts.indexOf(most)), 'click')
  await soon(async () => (await clusters(page).allTextContents()).map(countOf)).not.toContain(most)
  await soon(() => marksOf(page).count()).toBeGreaterThan(1)
  expect(selectedOn(page)).toBeNull()
})

test('a centre that is pointed at or chosen on the map shows in the list, and the other way round', async () => {
  const page = await visit('/?country=NO')
  await rowsAre(page, 6)
  await atRest(page)
  const [first, second] = [dots(page).first(), dots(page).nth(1)]

  await point(page, first, 'move')
  await soon(() => rowsOf(page).evaluateAll((rows) => rows.filter((row) => /hovered/.test(row.className)).length)).toBe(
    1,
  )
  await point(page, first, 'click')
  await soon(() => selectedOn(page)).toMatch(/^wca-/)
  const id = selectedOn(page) ?? ''
  await soon(() => rowOf(page, id).getAttribute('aria-current')).toBe('true')
  const name = await rowOf(page, id).getByRole('link').first().textContent()
  await soon(() => cardOf(page).getByRole('heading').textContent()).toBe(name)
  const label = (text: string | null) => mapOf(page).locator('.maplibregl-marker', { hasText: text ?? '' })
  await label(name).waitFor()

  const other = rowsOf(page)
    .filter({ hasNot: page.locator(`[data-centre="${id}"]`) })
    .first()
  const otherName = await other.getByRole('link').first().textContent()
  await other.hover()
  await label(otherName).waitFor()
  await other.getByRole('button', { name: /^Show .* on the map$/ }).click()
  await soon(() => selectedOn(page)).toBe(await idOf(other))
  expect(await rowOf(page, id).getAttribute('aria-current')).toBeNull()
  await soon(() => cardOf(page).getByRole('heading').textContent()).toBe(otherName)

  await cardOf(page).getByRole('button', { name: 'Close' }).click()
  await soon(() => cardOf(page).count()).toBe(0)
  expect(selectedOn(page)).toBeNull()
  await focusIsKept(page)
  expect(await second.count()).toBeLessThanOrEqual(1)
})

test('several centres on one point can each be reached, by mouse and by keyboard', async () => {
  const { ids, bbox } = await centresOnOnePoint()
  const page = await visit(`/?bbox=${bbox}`)
  await atRest(page)
  const together = marksOf(page).filter({ hasText: new RegExp(`^${ids.length} centres`) })
  const list = page.getByRole('dialog', { name: `${ids.length} centres at this point` })
  await point(page, together, 'click')
  await list.waitFor()
  const offered = list.getByRole('listitem')
  expect(await offered.count()).toBe(ids.length)

  const reached: (string | null)[] = []
  await offered.first().getByRole('button').click()
  await soon(() => selectedOn(page)).toMatch(/^wca-/)
  reached.push(selectedOn(page))
  expect(await list.count()).toBe(0)

  for (let at = 1; at < ids.length; at++) {
    await together.focus()
    await page.keyboard.press('Enter')
    await list.waitFor()
    await hasFocus(list.getByRole('button', { name: 'Close' }))
    for (let step = 0; step <= at; step++) await page.keyboard.press('Tab')
    await hasFocus(offered.nth(at).getByRole('button'))
    await page.keyboard.press('Enter')
    await soon(() => selectedOn(page)).not.toBe(reached.at(-1))
    reached.push(selectedOn(page))
    await focusIsKept(page)
  }
  expect(reached.toSorted()).toEqual(ids)

  await together.focus()
  await page.keyboard.press('Enter')
  await list.waitFor()
  await page.keyboard.press('Escape')
  await soon(() => list.count()).toBe(0)
  await hasFocus(together)
})

test('every point can be reached and opened by keyboard alone', async () => {
  const page = await visit('/?country=NO')
  await rowsAre(page, 6)
  await atRest(page)

  // From the last of the list, the map is a few stops away, and all its points are one of them.
  await rowsOf(page).last().getByRole('button').focus()
  const focused = () => marksOf(page).evaluateAll((marks) => marks.indexOf(document.activeElement as HTMLElement))
  for (let stop = 0; (await focused()) < 0 && stop < 6; stop++) await page.keyboard.press('Tab')
  await soon(focused).toBe(0)

  const reached = new Set<string>()
  async function openAllInView(): Promise<void> {
    await page.keyboard.press('Home')
    for (const [at, text] of (await marksOf(page).allTextContents()).entries()) {
      await soon(focused).toBe(at)
      if (countOf(text) === 1) {
        const href = () => cardOf(page).getByRole('link').getAttribute('href')
        const before = (await cardOf(page).count()) > 0 ? await href() : ''
        await page.keyboard.press('Enter')
        if (!before || !reached.has(before) || at > 0) await soon(href).not.toBe(before)
        reached.add((await href()) ?? '')
        await soon(focused).toBe(at)
      }
      await page.keyboard.press('ArrowRight')
    }
  }
  for (let depth = 0; depth < 6; depth++) {
    await openAllInView()
    if (reached.size === 6) break
    const before = await atRest(page)
    await page.keyboard.press('Home')
    while (countOf(await page.evaluate(() => document.activeElement?.textContent ?? null)) === 1)
      await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await movedFrom(page, before)
    await soon(focused).toBeGreaterThanOrEqual(0)
  }
  expect(reached.size).toBe(6)
})

test('the map keeps its place when the appearance changes, and shows the whole world again on demand', async () => {
  const page = await visit('/')
  const whole = await atRest(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  const near = await movedFrom(page, whole)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(500)
  expect(await atRest(page)).toBe(near)
  await page.getByRole('button', { name: 'The whole world' }).click()
  await soon(() => marksPlaces(page)).toBe(whole)
  expect(await totalOf(page).textContent()).toBe('485 centres')
})

test('a map whose points came too soon says so, and draws them by itself when it is time', async () => {
  const page = await open({ expects: /status of 429/ })
  let isBusy = true
  await page.route(/\/v1\/centres\/points/, (route) => {
    if (!isBusy) return route.continue()
    isBusy = false
    return route.fulfill({ status: 429, headers: { 'retry-after': '3' } })
  })
  await page.goto(urlOf('/'))
  await mapOf(page).getByText('asks again by itself in 3 seconds').waitFor()
  await marksOf(page).first().waitFor()
  expect(await mapOf(page).getByRole('button', { name: 'Try again' }).count()).toBe(0)
})
