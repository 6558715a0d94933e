import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { aCentre, act, given } from '../support/a-centre.ts'
import { aRelease } from '../support/a-release.ts'
import { faults } from '../support/axe.ts'
import { atlas, desktop, filterNamed, hasFocus, headingOf, phone, soon } from '../support/page.ts'

const { visit, urlOf, site } = atlas()

/** Two releases, so that the second has centres that came, changed and went. */
beforeAll(async () => {
  const { database } = site()
  await aRelease(database)
  const [changes, goes] = await database.$client<{ id: string }[]>`select id from centres order by id limit 2`
  await given(database, aCentre({ name: 'New' }))
  await act(database, 'changed', changes?.id ?? '', { founded: '1999' })
  await act(database, 'withdrawn', goes?.id ?? '', { state: 'withdrawn', withdrawn_reason: 'Asked for' })
  await aRelease(database)
})

test('a filtered set is taken away by keyboard, with as many rows as the API counts', async () => {
  const page = await visit('/research')
  await filterNamed(page, 'Japan').press('Space')
  await soon(() => new URL(page.url()).search).toBe('?country=JP')
  await page.getByText('18 centres', { exact: true }).first().waitFor()
  await page.getByRole('radio', { name: /^NDJSON/ }).focus()
  await page.keyboard.press('Space')
  const button = page.getByRole('button', { name: /^Download/ })
  await button.focus()
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  await page.getByText('The file is in your downloads').waitFor()
  await hasFocus(button)
  expect(file.suggestedFilename()).toMatch(/^writing-centres_country-JP_.*\.ndjson$/)
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\n')
  const { total } = (await (await fetch(urlOf('/v1/centres?country=JP&limit=1'))).json()) as { total: number }
  expect(lines).toHaveLength(total)
})

test('the menu of a phone leads to every page', async () => {
  const page = await visit('/research', { screen: phone })
  const menu = page.getByRole('button', { name: 'Menu' })
  await menu.click()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Releases' }).click()
  await soon(() => headingOf(page).textContent()).toBe('Releases')
  expect(await menu.getAttribute('aria-expanded')).toBe('false')
})

test.each([
  ['in English, light, at a desk', 'en', 'light', desktop],
  ['in Arabic, dark, on a phone', 'ar', 'dark', phone],
] as const)('axe finds nothing on the pages of research %s, and none is too wide', async (_, lang, theme, screen) => {
  for (const path of ['/research', '/research/dictionary', '/releases']) {
    const page = await visit(`${path}?lang=${lang}`, { theme, screen })
    await headingOf(page).waitFor()
    await page.waitForLoadState('networkidle')
    expect({ path, faults: await faults(page) }).toEqual({ path, faults: [] })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true)
    await page.close()
  }
})

test.each(['en', 'ar'])(
  'axe finds nothing on a release in %s, light and dark, at a desk and on a phone',
  async (lang) => {
    for (const theme of ['light', 'dark'] as const) {
      for (const screen of [desktop, phone]) {
        const page = await visit(`/releases/2?lang=${lang}`, { theme, screen })
        // Files, and one centre of each kind of change.
        await page.getByRole('link', { name: 'centres.parquet' }).waitFor()
        expect(await page.locator('main a[href^="/centres/wca-"]').count()).toBeGreaterThanOrEqual(2)
        await page.waitForLoadState('networkidle')
        expect({ theme, screen, faults: await faults(page) }).toEqual({ theme, screen, faults: [] })
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
        await page.close()
      }
    }
  },
)
