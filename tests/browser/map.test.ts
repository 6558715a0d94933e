import { unpackPoints } from '@centres/contract'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  atlas,
  atRest,
  centresDrawn,
  chipNamed,
  filterNamed,
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
  totalIs,
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

  const hovered = () =>
    soon(() => rowsOf(page).evaluateAll((rows) => rows.flatMap((row, at) => (/hovered/.test(row.className) ? at : []))))
  for (const row of [4, 5]) {
    await point(page, first, 'move')
    await hovered().toHaveLength(1)
    // From the point straight to a row: the one that is left says so after the one that is reached.
    await rowsOf(page).nth(row).hover()
    await page.waitForTimeout(200)
    await hovered().toEqual([row])
  }
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
  await rowsOf(page)
    .last()
    .getByRole('button', { name: /on the map$/ })
    .focus()
  const focused = () => marksOf(page).evaluateAll((marks) => marks.indexOf(document.activeElement as HTMLElement))
  for (let stop = 0; (await focused()) < 0 && stop < 6; stop++) await page.keyboard.press('Tab')
  await soon(focused).toBe(0)

  const reached = new Set<string>()
  const focusedText = () => page.evaluate(() => document.activeElement?.textContent ?? null)
  async function openAllInView(): Promise<void> {
    await page.keyboard.press('Home')
    const count = await marksOf(page).count()
    for (let step = 0; step < count; step++) {
      await soon(focused).toBeGreaterThanOrEqual(0)
      if (countOf(await focusedText()) === 1) {
        await page.keyboard.press('Enter')
        // The focus stays on the point that it has opened, even where the map moves to keep that clear of its card.
        const heading = cardOf(page).getByRole('heading')
        await soon(async () => (await heading.textContent()) === (await focusedText())).toBe(true)
        reached.add((await cardOf(page).getByRole('link', { name: 'Open the profile' }).getAttribute('href')) ?? '')
      }
      await page.keyboard.press('ArrowRight')
    }
  }
  for (let depth = 0; depth < 9; depth++) {
    await openAllInView()
    if (reached.size === 6) break
    const before = await atRest(page)
    // The map may have moved others out of sight, to keep a chosen one clear of its card.
    if ((await clusters(page).count()) === 0) {
      await page.getByRole('button', { name: 'Zoom out' }).focus()
      await page.keyboard.press('Enter')
      await movedFrom(page, before)
      await marksOf(page).first().focus()
      continue
    }
    await page.keyboard.press('Home')
    while (countOf(await focusedText()) === 1) await page.keyboard.press('ArrowRight')
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

test('the map goes to a set of which it shows nothing, and stays where it shows some or all are asked for', async () => {
  const page = await visit('/')
  await atRest(page)
  const drawn = () => soon(() => centresDrawn(page))
  await filterNamed(page, 'Japan').check()
  await drawn().toBe(18)
  const japan = await atRest(page)
  await filterNamed(page, 'Germany').check()
  await totalIs(page, '40 centres')
  expect(await atRest(page)).toBe(japan)

  await page.getByRole('button', { name: 'Clear all' }).click()
  await totalIs(page, '485 centres')
  await movedFrom(page, japan)
  expect(await centresDrawn(page)).toBeLessThan(60)

  await page.getByRole('searchbox', { name: /^Search/ }).fill('stellenbosch')
  await drawn().toBe(1)
  await page.goBack()
  await drawn().toBeGreaterThan(1)
  expect(await centresDrawn(page)).toBeLessThan(20)
  await page.goBack()
  await totalIs(page, '40 centres')
  await drawn().toBeGreaterThan(20)
  await chipNamed(page, 'Country or area Germany').click()
  await totalIs(page, '18 centres')
  await drawn().toBe(18)
})

test('a chosen centre and its label lie neither under the buttons nor under its card', async () => {
  const response = await fetch(urlOf('/v1/centres?country=ZA&limit=1&sort=name'))
  const { items } = (await response.json()) as { items: { id: string; location: Record<string, number> }[] }
  const { id = '', location: { longitude = 0, latitude = 0 } = {} } = items[0] ?? {}
  const corners = { atTheButtons: [-2, -2, 0.02, 0.02], atTheCard: [-0.02, -0.02, 2, 2] }
  for (const [corner, [west = 0, south = 0, east = 0, north = 0]] of Object.entries(corners)) {
    const bbox = [longitude + west, latitude + south, longitude + east, latitude + north]
    const page = await visit(`/?bbox=${bbox.map((edge) => edge.toFixed(4)).join()}&selected=${id}`)
    await atRest(page)
    await cardOf(page).waitFor()
    await mapOf(page).locator('.maplibregl-marker').waitFor()
    // The point lies right under its label.
    const covered = () =>
      mapOf(page).evaluate((map) => {
        const label = map.querySelector('.maplibregl-marker')?.getBoundingClientRect()
        const covers = [...map.querySelectorAll('[data-over-map], [data-card]')].map((one) =>
          one.getBoundingClientRect(),
        )
        return covers.filter(
          ({ left, right, top, bottom }) =>
            !label || (label.left < right && label.right > left && label.top < bottom && label.bottom + 24 > top),
        ).length
      })
    await soon(covered).toBe(0)
    await atRest(page)
    expect(await covered(), corner).toBe(0)
  }
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
