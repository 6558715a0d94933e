import AxeBuilder from '@axe-core/playwright'
import { datasetVersion, saveSet } from '@centres/db'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aRelease } from '../support/a-release.ts'
import { atlas, phone, soon } from '../support/page.ts'

const { visit, site } = atlas()

/** What the examples name has to be there. */
beforeAll(async () => {
  const { database } = site()
  await aRelease(database)
  const whole = { query: '', version: await datasetVersion(database), centreIds: [], madeAt: new Date().toISOString() }
  await saveSet(database, whole, () => 'set-4r04g0n')
})

const operationOf = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const runOf = (page: Page, name: string) => operationOf(page, name).getByRole('button', { name: 'Run' })
const outcomeOf = (page: Page, name: string) => operationOf(page, name).getByRole('status').first()
const bodyOf = (page: Page, name: string) => operationOf(page, name).getByRole('group', { name: 'Body of the answer' })

async function operations(page: Page): Promise<string[]> {
  await page.getByRole('article').first().waitFor()
  return page.getByRole('article').getByRole('heading', { level: 3 }).allTextContents()
}

/** What a visitor is answered who does as the examples say: some things are for whoever is signed in or has a letter. */
async function answersToVisitors(page: Page): Promise<Map<string, RegExp>> {
  const described = await page.evaluate(async () => {
    const { paths } = await (await fetch('/v1/openapi.json')).json()
    return Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.values<{ summary: string; responses: object }>({ ...methods }).map(({ summary, responses }) => ({
        summary,
        needsSession: '401' in responses,
        needsLetter: path.includes('{token}'),
      })),
    )
  })
  const wanted = ({ needsSession, needsLetter }: (typeof described)[number]) =>
    needsSession ? /^401 Unauthorized/ : needsLetter ? /^410 Gone/ : /^200 OK/
  return new Map(described.map((operation) => [operation.summary, wanted(operation)]))
}

test('every example of every operation runs', async () => {
  const page = await visit('/docs', { expects: /status of (401|410)/ })
  const names = await operations(page)
  expect(names.length).toBeGreaterThan(10)
  const answers = await answersToVisitors(page)
  expect(answers.size).toBeGreaterThan(names.length / 2)
  for (const name of names) {
    // What writes is shown and not run.
    if ((await runOf(page, name).count()) === 0) continue
    const choice = operationOf(page, name).getByRole('combobox', { name: 'Example', exact: true })
    const examples = (await choice.count()) > 0 ? await choice.getByRole('option').allTextContents() : ['']
    for (const example of examples) {
      if (example) await choice.selectOption(example)
      await runOf(page, name).click()
      await soon(() => outcomeOf(page, name).textContent()).toMatch(answers.get(name) as RegExp)
    }
  }
  await soon(() => operationOf(page, 'Read a vector tile').textContent()).toContain('binary data')
})

test('an answer that the reader already has costs nothing, and the focus stays', async () => {
  const page = await visit('/docs')
  await runOf(page, 'Find centres').click()
  await soon(() => bodyOf(page, 'Find centres').textContent()).toContain('wca-rny3s5f')
  const again = operationOf(page, 'Find centres').getByRole('button', { name: 'Ask again with this ETag' })
  await again.click()
  await soon(() => outcomeOf(page, 'Find centres').textContent()).toMatch(/^304 Not Modified/)
  expect(await again.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('a wrong value shows the problem, whose kind is told on the page', async () => {
  const page = await visit('/docs', { expects: /status of 400/ })
  await operationOf(page, 'Find centres').getByRole('textbox', { name: 'kind' }).fill('sauna')
  await runOf(page, 'Find centres').press('Enter')
  await soon(() => outcomeOf(page, 'Find centres').textContent()).toMatch(/^400 Bad Request/)
  await soon(() => bodyOf(page, 'Find centres').textContent()).toContain('/docs#problem-invalid-request')
  await page.goto(page.url().replace(/\/docs.*/, '/docs#problem-invalid-request'))
  await soon(() => page.locator('#problem-invalid-request').evaluate((row) => row === document.activeElement)).toBe(
    true,
  )
})

test.each([
  ['on a desk', {}],
  ['in Arabic on a phone in the dark', { locale: 'ar', screen: phone, theme: 'dark' }],
] as const)(
  'the reference %s is clean for axe and never wider than the screen',
  async (_, reader) => {
    const page = await visit('/docs', reader)
    await operations(page)
    await page.getByRole('article').first().locator('button[type="submit"]').click()
    await page.locator('article dl').first().waitFor()
    // The first operation of a section, with all its fields, stands for the others, which would only take longer.
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('article:first-of-type details')) one.setAttribute('open', '')
    })
    const { violations } = await new AxeBuilder({ page }).exclude('article:not(:first-of-type)').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  },
  90_000,
)
