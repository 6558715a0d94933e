import { expect, test } from 'vitest'
import {
  atlas,
  chipNamed,
  filterNamed,
  focusIsKept,
  hasFocus,
  headingOf,
  phone,
  queryOf,
  rowsOf,
  soon,
  totalIs,
  totalOf,
} from '../support/page.ts'
import { lookAtFocus, tabTo } from '../support/tab-to.ts'

const { visit } = atlas()

test('a reader explores and reads a profile by keyboard alone, and always sees where the focus is', async () => {
  const page = await visit('/')
  await totalIs(page, '485 centres')

  await tabTo(page, page.getByRole('link', { name: 'Skip to the content' }))
  await tabTo(page, page.getByRole('searchbox', { name: /^Search by name/ }))
  await page.keyboard.type('writing')
  await page.keyboard.press('Enter')
  await soon(() => queryOf(page).get('q')).toBe('writing')
  await soon(() => totalOf(page).textContent()).not.toBe('485 centres')

  await tabTo(page, filterNamed(page, 'Europe'))
  await page.keyboard.press('Space')
  await soon(() => queryOf(page).getAll('region')).toEqual(['150'])
  await hasFocus(filterNamed(page, 'Europe'))

  await tabTo(page, chipNamed(page, 'Words writing'))
  await page.keyboard.press('Enter')
  await soon(() => queryOf(page).get('q')).toBeNull()
  await hasFocus(totalOf(page))
  await totalIs(page, '123 centres')

  const first = rowsOf(page).first().getByRole('link')
  await tabTo(page, first)
  const name = await first.textContent()
  await page.keyboard.press('Enter')
  await soon(() => page.url()).toContain('/centres/wca-')
  await soon(() => headingOf(page).textContent()).toBe(name)
  await hasFocus(headingOf(page))
  await soon(() => page.title()).toBe(`${name} · Writing Centre Atlas`)

  await tabTo(page, page.locator('summary', { hasText: 'History of this record' }))
  await page.keyboard.press('Enter')
  await page
    .getByText(/An import entered the record/)
    .first()
    .waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Copy the link' }))
  await page.keyboard.press('Enter')
  await soon(() => page.getByRole('status').allTextContents()).toContain('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/centres\/wca-\w{7}$/)
  await hasFocus(page.getByRole('button', { name: 'Copy the link' }))

  const similar = page.getByRole('region', { name: 'Similar centres' }).getByRole('link').first()
  await tabTo(page, similar)
  const other = await similar.textContent()
  await page.keyboard.press('Enter')
  await soon(() => headingOf(page).textContent()).toBe(other)
  await hasFocus(headingOf(page))

  await tabTo(page, page.getByRole('link', { name: 'Back to the list' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await totalIs(page, '123 centres')
  expect(queryOf(page).getAll('region')).toEqual(['150'])
  await focusIsKept(page)
})

test('the links that skip lead into the page, past what they skip', async () => {
  const page = await visit('/')
  await totalIs(page, '485 centres')
  const list = page.getByRole('link', { name: 'Skip to the list of centres' })
  await tabTo(page, list)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('combobox', { name: 'Order' }), 'Tab', 3)
  await tabTo(page, rowsOf(page).first().getByRole('link'), 'Tab', 4)
})

test('the language and the order are chosen by keyboard', async () => {
  const page = await visit('/')
  await totalIs(page, '485 centres')
  await tabTo(page, page.getByRole('combobox', { name: 'Language' }))
  await page.keyboard.type('Fran')
  await soon(() => page.locator('html').getAttribute('lang')).toBe('fr')
  await hasFocus(page.getByRole('combobox', { name: 'Langue' }))
  expect(queryOf(page).get('lang')).toBe('fr')
})

test('whoever comes back from a profile is at the row that they opened', async () => {
  const page = await visit('/')
  await page.getByRole('button', { name: 'Show more centres' }).click()
  await soon(() => rowsOf(page).count()).toBe(40)
  const links = page.locator('[data-centre]')
  const leave = async (at: number) => {
    const link = links.nth(at)
    await link.focus()
    await page.keyboard.press('Enter')
    await headingOf(page).filter({ hasText: /./ }).waitFor()
    await soon(() => page.url()).toContain('/centres/wca-')
    await hasFocus(headingOf(page))
  }
  const isBackAt = async (at: number) => {
    await hasFocus(links.nth(at))
    await soon(() => page.evaluate(lookAtFocus)).toMatchObject({ isMarked: true, isInView: true })
    expect(await rowsOf(page).count()).toBe(40)
  }
  await leave(33)
  await page.goBack()
  await isBackAt(33)
  await leave(27)
  await tabTo(page, page.getByRole('link', { name: 'Back to the list' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await isBackAt(27)
  await page.getByRole('link', { name: 'About', exact: true }).click()
  await hasFocus(headingOf(page))
  await page.goBack()
  await hasFocus(headingOf(page))
})

test('on a phone the sheet of filters keeps the focus in and gives it back', async () => {
  const page = await visit('/', { screen: phone })
  await totalIs(page, '485 centres')
  const open = page.getByRole('button', { name: /^Filters/ })
  await tabTo(page, open)
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Filters' })
  await sheet.waitFor()
  const isInside = () => sheet.evaluate((dialog) => dialog.contains(document.activeElement))
  expect(await isInside()).toBe(true)
  const europe = sheet.getByRole('checkbox', { name: /^Europe/ })
  await europe.waitFor()
  await tabTo(page, europe)
  await page.keyboard.press('Space')
  await sheet.getByRole('button', { name: 'Show 123 centres' }).waitFor()
  expect(await isInside()).toBe(true)
  await page.keyboard.press('Escape')
  await soon(() => sheet.count()).toBe(0)
  await hasFocus(open)
  await totalIs(page, '123 centres')

  const tabs = page.getByRole('tablist', { name: 'Show as' })
  await tabTo(page, tabs.getByRole('tab', { name: 'List' }))
  await page.keyboard.press('ArrowRight')
  await hasFocus(tabs.getByRole('tab', { name: 'Map' }))
  expect(queryOf(page).get('view')).toBe('map')
  await page.getByRole('tabpanel', { name: 'Map' }).locator('canvas').waitFor()
  await page.keyboard.press('ArrowLeft')
  await rowsOf(page).first().waitFor()
})
