import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atlas, headingOf, listOf, queryOf, soon } from '../support/page.ts'

const { visit, urlOf } = atlas()

const html = (page: Page) => page.locator('html')
const chooser = (page: Page) => page.locator('header select')
const total = (page: Page) => page.locator('section h2 [role="status"]').first()
const languages = [
  { lang: 'en', dir: 'ltr', title: 'Explore writing centres', all: '485 centres' },
  { lang: 'af', dir: 'ltr', title: 'Verken skryfsentrums', all: '485 sentrums' },
  { lang: 'ar', dir: 'rtl', title: 'استكشاف مراكز الكتابة', all: '485 مركزًا' },
  { lang: 'es', dir: 'ltr', title: 'Explorar centros de escritura', all: '485 centros' },
  { lang: 'fr', dir: 'ltr', title: 'Explorer les centres d’écriture', all: '485 centres' },
]

test('each language turns the whole page over at once, and the address holds it', async () => {
  const page = await visit('/')
  await soon(() => chooser(page).locator('option').count()).toBe(languages.length)
  for (const { lang, dir, title, all } of languages) {
    await chooser(page).selectOption(lang)
    await soon(() => headingOf(page).textContent()).toBe(title)
    await soon(() => total(page).textContent()).toBe(all)
    expect(await html(page).getAttribute('lang')).toBe(lang)
    expect(await html(page).getAttribute('dir')).toBe(dir)
    await soon(() => page.title()).toContain(title)
    expect(queryOf(page).get('lang')).toBe(lang)
  }
})

test('the browser’s language is offered, a chosen one is remembered, and a reload keeps it', async () => {
  const page = await visit('/', { locale: 'es-MX' })
  await soon(() => html(page).getAttribute('lang')).toBe('es')
  await chooser(page).selectOption('ar')
  await soon(() => html(page).getAttribute('dir')).toBe('rtl')
  await page.reload()
  await soon(() => headingOf(page).textContent()).toBe('استكشاف مراكز الكتابة')
  await page.goto(urlOf('/about'))
  await soon(() => html(page).getAttribute('lang')).toBe('ar')
  await page.goto(urlOf('/?lang=fr'))
  await soon(() => html(page).getAttribute('lang')).toBe('fr')
})

test('numbers take the plural form that Arabic asks for', async () => {
  const page = await visit('/?lang=ar')
  const counted = [
    ['country=EG', 'مركز واحد'],
    ['country=ET', 'مركزان'],
    ['country=LB', '3 مراكز'],
    ['country=ZA', '14 مركزًا'],
    ['q=xyzzyq', 'لا مراكز'],
  ]
  for (const [query, words] of counted) {
    await page.goto(urlOf(`/?lang=ar&${query}`))
    await soon(() => total(page).textContent()).toBe(words)
  }
})

test('Arabic is mirrored: filters, list and map stand from right to left', async () => {
  const places = async (path: string) => {
    const page = await visit(path)
    await page.locator('a[data-centre]').first().waitFor()
    await page.locator('canvas').waitFor()
    const left = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => one.getBoundingClientRect().left)
    return [await left('fieldset'), await left('a[data-centre]'), await left('canvas')]
  }
  const english = await places('/?lang=en')
  expect(english).toEqual(english.toSorted((a, b) => a - b))
  const arabic = await places('/?lang=ar')
  expect(arabic).toEqual(arabic.toSorted((a, b) => b - a))
})

test('a name keeps its own language and direction inside a page of another', async () => {
  const page = await visit('/?lang=ar&country=JP')
  const name = page.locator('a[data-centre] bdi[lang="ja"]').first()
  await name.waitFor()
  expect(await name.getAttribute('dir')).toBe('ltr')
  await page.goto(urlOf('/?lang=en&country=LB&country=KW&country=SA&country=QA&country=EG&country=AE'))
  await listOf(page).waitFor()
  const arabic = page.locator('a[data-centre] bdi[lang="ar"]').first()
  await arabic.waitFor()
  expect(await arabic.getAttribute('dir')).toBe('rtl')
})
