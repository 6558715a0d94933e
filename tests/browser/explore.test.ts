import { expect, test } from 'vitest'
import {
  atlas,
  atRest,
  centresDrawn,
  chipNamed,
  filterNamed,
  focusIsKept,
  hasFocus,
  headingOf,
  listOf,
  mapOf,
  marksOf,
  movedFrom,
  queryOf,
  rowsAre,
  rowsOf,
  soon,
  totalIs,
  totalOf,
} from '../support/page.ts'

const { visit, page: open, urlOf } = atlas()

async function totalFor(query: string): Promise<number> {
  const response = await fetch(urlOf(`/v1/centres?${query}`))
  return ((await response.json()) as { total: number }).total
}

test('the list holds all centres, stands before the map in the document and shares its query', async () => {
  const page = await visit('/')
  await totalIs(page, '485 centres')
  await rowsAre(page, 20)
  await marksOf(page).first().waitFor()
  expect(await centresDrawn(page)).toBeGreaterThan(150)
  const listIsFirst = await listOf(page).evaluate((list) => {
    const map = document.querySelector('canvas')
    return map !== null && (list.compareDocumentPosition(map) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  })
  expect(listIsFirst).toBe(true)

  await page.getByRole('button', { name: 'Show more centres' }).click()
  await rowsAre(page, 40)
  await soon(() => page.getByText('Showing 40 of 485').count()).toBe(1)
})

test('the list is usable before the map has arrived, and when it never arrives', async () => {
  const page = await open({ expects: /maplibre|dynamically imported|ERR_FAILED/ })
  let refuse = () => {}
  const refused = new Promise<void>((resolve) => {
    refuse = resolve
  })
  await page.route(/maplibre-.*\.js$/, async (route) => {
    await refused
    await route.abort()
  })
  await page.goto(urlOf('/'))
  await totalIs(page, '485 centres')
  await soon(() => mapOf(page).textContent()).toContain('The map is loading')
  await filterNamed(page, 'Japan').check()
  await totalIs(page, '18 centres')
  refuse()
  await soon(() => mapOf(page).textContent()).toContain('The map cannot be shown here')
  await chipNamed(page, 'Country or area Japan').click()
  await totalIs(page, '485 centres')
})

test('without WebGL the list works and a notice stands in place of the map', async () => {
  const page = await visit('/', { webgl: false })
  await totalIs(page, '485 centres')
  await soon(() => mapOf(page).textContent()).toContain('The map cannot be shown here. Everything on it is also in')
  await filterNamed(page, 'Germany').check()
  await totalIs(page, '22 centres')
  await rowsOf(page).first().getByRole('link').click()
  await soon(() => page.url()).toContain('/centres/wca-')
  await headingOf(page).waitFor()
})

test('without JavaScript the page says where the same directory can be read', async () => {
  const page = await visit('/', { javaScript: false })
  await soon(() => headingOf(page).textContent()).toBe('Explore writing centres')
  const addressOf = (name: string) => page.getByRole('link', { name }).getAttribute('href')
  expect(await addressOf('the centres as data')).toBe('/v1/centres')
  await page.goto(urlOf((await addressOf('the centres as a table')) ?? ''))
  await soon(() => page.getByRole('table').getByRole('row').count()).toBeGreaterThan(50)
})

test('filters narrow the list, the counts and the map, and the address holds them', async () => {
  const page = await visit('/')
  await totalIs(page, '485 centres')
  await filterNamed(page, 'Germany').check()
  await totalIs(page, '22 centres')
  await rowsAre(page, 20)
  expect(queryOf(page).getAll('country')).toEqual(['DE'])
  await soon(() => marksOf(page).count()).toBeGreaterThan(0)
  await soon(() => centresDrawn(page)).toBeLessThanOrEqual(22)

  // Alternatives within a filter, and one filter on top of another.
  await filterNamed(page, 'South Africa').check()
  await totalIs(page, '36 centres')
  await filterNamed(page, 'Afrikaans').check()
  const query = 'country=DE&country=ZA&language=af'
  const total = await totalFor(query)
  await totalIs(page, `${total} centre${total === 1 ? '' : 's'}`)
  await rowsAre(page, total)
  expect(page.url()).toContain(`?${query}`)
  await soon(() => centresDrawn(page)).toBeLessThanOrEqual(total)

  await page.reload()
  await rowsAre(page, total)
  expect(await filterNamed(page, 'Afrikaans').isChecked()).toBe(true)

  await chipNamed(page, 'Sessions held in Afrikaans').click()
  await totalIs(page, '36 centres')
  await hasFocus(totalOf(page))
  await chipNamed(page, 'Country or area South Africa').click()
  await totalIs(page, '22 centres')
  await page.goBack()
  await totalIs(page, '36 centres')
  await page.goForward()
  await totalIs(page, '22 centres')
  expect(await filterNamed(page, 'Germany').isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await totalIs(page, '485 centres')
  expect(new URL(page.url()).search).toBe('')
})

test('words search as they are typed, in any script, and forgive a slip', async () => {
  const page = await visit('/')
  const box = page.getByRole('searchbox', { name: 'Search by name, institution or place' })
  await box.fill('universty stellenbosh')
  await soon(() => rowsOf(page).first().textContent()).toContain('Stellenbosch')
  expect(queryOf(page).get('q')).toBe('universty stellenbosh')
  await box.fill('بيروت')
  await soon(() => rowsOf(page).first().textContent()).toContain('Lebanon')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await totalIs(page, '485 centres')
  await hasFocus(box)
})

test('the map that was moved offers to search where it is, and the list follows', async () => {
  const page = await visit('/')
  await marksOf(page).first().waitFor()
  const search = page.getByRole('button', { name: 'Search this area' })
  expect(await search.count()).toBe(0)
  const whole = await atRest(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await search.waitFor()
  const near = await movedFrom(page, whole)
  const box = await mapOf(page).locator('canvas').boundingBox()
  if (!box) throw new Error('The map has no place on the page')
  await page.mouse.move(box.x + 250, box.y + 300)
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + 420, { steps: 4 })
  await page.mouse.up()
  await movedFrom(page, near)
  await search.click()
  await soon(() => queryOf(page).get('bbox')).not.toBeNull()
  const total = await totalFor(`bbox=${queryOf(page).get('bbox')}`)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThan(485)
  await totalIs(page, `${total} centres`)
  await soon(() => search.count()).toBe(0)
  await hasFocus(totalOf(page))
  await chipNamed(page, 'Map area as last searched').click()
  await totalIs(page, '485 centres')
})

test('a place is found and chosen by keyboard, and both list and map go there', async () => {
  const page = await visit('/')
  await marksOf(page).first().waitFor()
  const box = page.getByRole('combobox', { name: 'Go to a place' })
  const options = page.getByRole('listbox', { name: 'Go to a place' })
  await box.focus()
  await page.keyboard.type('kyoto')
  await options.getByRole('option', { name: 'Kyoto' }).waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await options.getByRole('option', { selected: true }).textContent()).toContain('Kyoto')
  await page.keyboard.press('Escape')
  await soon(() => options.isVisible()).toBe(false)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await soon(() => queryOf(page).get('near')).toMatch(/^135\.\d+,35\.\d+$/)
  await soon(() => rowsOf(page).first().textContent()).toMatch(/\d+ k?m.*Kyoto, Japan/s)
  await hasFocus(box)
  expect(await box.inputValue()).toBe('Kyoto')
  // The map has left the globe behind for Kyoto alone.
  await soon(() => centresDrawn(page)).toBeLessThan(8)

  await box.fill('South Africa')
  await options.getByRole('option', { name: 'South Africa' }).first().click()
  await totalIs(page, '14 centres')
  expect(queryOf(page).getAll('country')).toEqual(['ZA'])
  expect(queryOf(page).get('near')).toBeNull()
})

test('near me sorts by distance where the browser tells the position', async () => {
  const page = await visit('/', { position: { longitude: 18.42, latitude: -33.92 } })
  await page.getByRole('button', { name: 'Near me' }).click()
  await soon(() => rowsOf(page).first().textContent()).toContain('Cape Town, South Africa')
  expect(queryOf(page).get('near')).toBe('18.42,-33.92')
  expect(await page.getByRole('combobox', { name: 'Order' }).inputValue()).toBe('distance')
  const texts = await rowsOf(page).allTextContents()
  // The order is that of the sphere, what is told that of the ellipsoid: neighbours may differ by half a percent.
  const kilometres = texts.map((text) => Number(/([\d,.]+) km/.exec(text)?.[1]?.replaceAll(',', '') ?? 0))
  expect(kilometres.length).toBe(20)
  expect(kilometres.filter((one, at) => one < (kilometres[at - 1] ?? 0) * 0.995)).toEqual([])

  await page.getByRole('combobox', { name: 'Within' }).selectOption('100')
  const total = await totalFor('near=18.42,-33.92&radiusKm=100')
  await totalIs(page, `${total} centres`)
})

test('near me says so where the browser keeps the position to itself', async () => {
  const page = await visit('/')
  const button = page.getByRole('button', { name: 'Near me' })
  await button.click()
  await page.getByText('Your browser did not share your position').waitFor()
  expect(await button.isEnabled()).toBe(true)
  await totalIs(page, '485 centres')
})

test('an empty result says which filter to drop, and dropping it works', async () => {
  const page = await visit('/?q=stellenbosch&country=JP')
  await totalIs(page, 'No centres')
  await page.getByRole('heading', { name: 'No centre fits all of this' }).waitFor()
  await page.getByRole('button', { name: 'Without ‘Country or area: Japan’: 1' }).waitFor()
  await page.getByRole('button', { name: 'Without ‘Words: stellenbosch’: 18' }).click()
  await totalIs(page, '18 centres')
  await rowsAre(page, 18)
  await focusIsKept(page)
  expect(await page.getByRole('searchbox', { name: /^Search/ }).inputValue()).toBe('')
})

test('a fault of the server is told with a way to try again', async () => {
  const page = await open({ expects: /status of 500/ })
  let isBroken = true
  await page.route(/\/v1\/centres\?/, (route) =>
    isBroken
      ? route.fulfill({
          status: 500,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'about:blank', title: 'Internal Server Error', status: 500, detail: 'Sorry' }),
        })
      : route.continue(),
  )
  await page.goto(urlOf('/'))
  await soon(() => page.getByRole('alert').textContent()).toContain('Something went wrong on our side')
  isBroken = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await totalIs(page, '485 centres')
  await rowsAre(page, 20)
  await focusIsKept(page)
})

test('a lost connection is told, what was loaded stays, and trying again works', async () => {
  const page = await visit('/', { expects: /ERR_INTERNET_DISCONNECTED/ })
  await rowsAre(page, 20)
  await marksOf(page).first().waitFor()
  await page.route(/\/v1\//, (route) => route.abort('internetdisconnected'))
  await page.getByRole('button', { name: 'Show more centres' }).click()
  await soon(() => page.getByRole('alert').textContent()).toContain('No connection')
  expect(await rowsOf(page).count()).toBe(20)
  await page.unroute(/\/v1\//)
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await rowsAre(page, 40)
  expect(await page.getByRole('alert').count()).toBe(0)
  await focusIsKept(page)
})

test('when the connection comes back, the page asks again by itself', async () => {
  const page = await visit('/', { expects: /ERR_INTERNET_DISCONNECTED/ })
  await rowsAre(page, 20)
  await marksOf(page).first().waitFor()
  await page.context().setOffline(true)
  await filterNamed(page, 'Japan').check()
  await soon(() => page.getByRole('alert').textContent()).toContain('No connection')
  await page.context().setOffline(false)
  await totalIs(page, '18 centres')
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('an address that the server refuses is told with a way out', async () => {
  const page = await visit('/?country=XX', { expects: /status of 400/ })
  await soon(() => page.getByRole('alert').textContent()).toContain('That question was not understood')
  expect(await page.getByRole('alert').textContent()).toContain('XX')
  await page.getByRole('alert').getByRole('button', { name: 'Clear all filters' }).click()
  await totalIs(page, '485 centres')
  await focusIsKept(page)
})
