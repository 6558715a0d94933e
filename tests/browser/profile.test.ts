import { expect, test } from 'vitest'
import { atlas, headingOf, listOf, mapOf, marksOf, rowsOf, soon } from '../support/page.ts'

const { visit, page: open, urlOf } = atlas()

type Named = { id: string; slug: string; names: { text: string }[] }

async function aCentreIn(country: string): Promise<Named> {
  const response = await fetch(urlOf(`/v1/centres?country=${country}&sort=name&limit=1`))
  const [centre] = ((await response.json()) as { items: Named[] }).items
  if (!centre) throw new Error(`The seeds hold no centre in ${country}`)
  return centre
}

test('a profile says what is known, from where, and what is not known only once', async () => {
  const { id, slug, names } = await aCentreIn('JP')
  const page = await visit(`/centres/${id}`)
  await soon(() => headingOf(page).textContent()).toBe(names[0]?.text)
  await soon(() => new URL(page.url()).pathname).toBe(`/centres/${id}/${slug}`)
  await page.getByText('Not yet confirmed by the centre.').waitFor()
  expect(await page.getByText(/^Source: .*, seen on /).count()).toBe(1)
  expect(await page.getByText(/^Not known: /).count()).toBe(1)
  await soon(() => page.getByRole('article').textContent()).toMatch(
    /\d+:\d\d .*there now.*7 hours ahead of your clock/s,
  )
  await page.getByRole('region', { name: 'Where it is' }).locator('canvas').waitFor()
  const similar = page.getByRole('region', { name: 'Similar centres' }).getByRole('link')
  await soon(() => similar.count()).toBeGreaterThan(2)
  expect(await page.getByRole('link', { name: new RegExp(`/centres/${id}$`) }).getAttribute('href')).toContain(id)
})

test('a profile prints without what only a screen can use', async () => {
  const { id } = await aCentreIn('ZA')
  const page = await visit(`/centres/${id}`)
  await page.getByRole('button', { name: 'Print' }).waitFor()
  const chrome = [
    page.getByRole('banner').getByRole('navigation'),
    page.getByRole('combobox', { name: 'Language' }),
    page.getByRole('button', { name: 'Print' }),
    page.getByRole('button', { name: 'Copy the link' }),
    page.getByRole('link', { name: 'Back to the list' }),
  ]
  for (const part of chrome) expect(await part.isVisible(), `${part} on the screen`).toBe(true)
  await page.emulateMedia({ media: 'print' })
  for (const part of chrome) expect(await part.isVisible(), `${part} on paper`).toBe(false)
  expect(await headingOf(page).isVisible()).toBe(true)
  expect(await page.getByText(/^Source: /).isVisible()).toBe(true)
  expect(await page.getByText(`/centres/${id}`).first().isVisible()).toBe(true)
})

test('a list prints without what only a screen can use', async () => {
  const page = await visit('/?country=ZA')
  await rowsOf(page).first().waitFor()
  const chrome = [
    page.getByRole('combobox', { name: 'Order' }),
    page.getByText('Order', { exact: true }),
    page.getByRole('button', { name: 'Clear all' }),
    page.getByRole('button', { name: /^Remove filter/ }).locator('svg'),
  ]
  for (const part of chrome) expect(await part.isVisible(), `${part} on the screen`).toBe(true)
  await page.emulateMedia({ media: 'print' })
  for (const part of chrome) expect(await part.isVisible(), `${part} on paper`).toBe(false)
  const chosen = page.getByRole('list', { name: 'Chosen filters' }).getByText('South Africa')
  expect(await chosen.isVisible()).toBe(true)
  expect(await rowsOf(page).first().isVisible()).toBe(true)
})

test('the way to a profile and back keeps the list as it was', async () => {
  const page = await visit('/?country=ZA&sort=name')
  await soon(() => rowsOf(page).count()).toBe(14)
  const row = rowsOf(page).nth(9)
  await row.getByRole('link').click()
  await soon(() => page.url()).toContain('/centres/wca-')
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await listOf(page).waitFor()
  expect(new URL(page.url()).search).toBe('?country=ZA&sort=name')
  await page.goBack()
  await soon(() => page.url()).toContain('/centres/wca-')
  await page.goBack()
  await soon(() => new URL(page.url()).search).toBe('?country=ZA&sort=name')
  await soon(() => mapOf(page).locator('canvas').count()).toBe(1)
  await marksOf(page).first().waitFor()
})

test('an id with a slip, an unknown id and an unknown page each say what is wrong', async () => {
  const page = await visit('/centres/wca-0000001', { expects: /status of 4\d\d/ })
  await soon(() => headingOf(page).textContent()).toBe('There is a slip in this id')
  await page.goto(urlOf('/centres/wca-0000000'))
  await soon(() => headingOf(page).textContent()).toBe('No such centre')
  await page.goto(urlOf('/no/such/page'))
  await soon(() => headingOf(page).textContent()).toBe('No such page')
  await page.getByRole('link', { name: 'Explore the centres' }).click()
  await listOf(page).waitFor()
})

test('an address with a stray percent sign is coped with', async () => {
  const page = await visit('/?q=100%', { expects: /status of 4\d\d/ })
  expect(await page.getByRole('searchbox').inputValue()).toBe('100%')
  await page.goto(urlOf('/about?utm=%E9'))
  await soon(() => headingOf(page).textContent()).toBe('About the atlas')
  for (const path of ['/%', '/centres/%E9', '/no%E9']) {
    await page.goto(urlOf(path))
    await soon(() => headingOf(page).textContent()).toMatch(/^(No such|There is)/)
  }
})

test('a profile that the server cannot give is told with a way to try again', async () => {
  const { id, names } = await aCentreIn('NZ')
  const page = await open({ expects: /status of 503/ })
  let isBroken = true
  await page.route(`**/v1/centres/${id}`, (route) => (isBroken ? route.fulfill({ status: 503 }) : route.continue()))
  await page.goto(urlOf(`/centres/${id}`))
  await soon(() => page.getByRole('alert').textContent()).toContain('The atlas is busy just now')
  isBroken = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await soon(() => headingOf(page).textContent()).toBe(names[0]?.text)
})
