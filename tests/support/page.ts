import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, vi } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openSite, type Site } from './site.ts'

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 375, height: 800 }

export type Reader = {
  screen?: { width: number; height: number }
  theme?: 'light' | 'dark'
  /** What the browser asks for; a test that says nothing reads English, in kilometres. */
  locale?: string
  position?: { longitude: number; latitude: number }
  javaScript?: boolean
  webgl?: boolean
  reducedMotion?: boolean
  /** Complaints that the test provokes on purpose. */
  expects?: RegExp
}

const slow = { timeout: 40_000, interval: 150 }

/** Asks again until it holds: pages answer when they can. */
export const soon = <Value>(probe: () => Value) => expect.poll(probe, slow)

const contextOf = ({ screen, theme, locale, position, javaScript, reducedMotion }: Reader): BrowserContextOptions => ({
  viewport: screen ?? desktop,
  colorScheme: theme ?? 'light',
  locale: locale ?? 'en-AU',
  timezoneId: 'Africa/Johannesburg',
  javaScriptEnabled: javaScript ?? true,
  reducedMotion: (reducedMotion ?? true) ? 'reduce' : 'no-preference',
  hasTouch: (screen ?? desktop).width < 600,
  permissions: ['clipboard-read', 'clipboard-write', ...(position ? ['geolocation'] : [])],
  ...(position && { geolocation: position }),
})

/** Everything that a page must never do: ask another host, complain on the console, break its own policy. */
function listen(context: BrowserContext, origin: string, complaints: string[]): void {
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && asked !== origin) complaints.push(`asked ${request.url()}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`)
    if (message.text().startsWith(violation)) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(`thrown: ${error.error()}`))
}

const violation = 'policy violated:'

function reportViolations(prefix: string): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    console.log(`${prefix} ${effectiveDirective} ${blockedURI}`),
  )
}

export type Atlas<Opened extends Site = Site> = {
  /** A page of a browser without any history, closed when the test ends, which fails if the page has complained. */
  visit: (path: string, reader?: Reader) => Promise<Page>
  /** The same, without going anywhere yet. */
  page: (reader?: Reader) => Promise<Page>
  urlOf: (path: string) => string
  site: () => Opened
}

export function atlas(): Atlas
export function atlas<Opened extends Site>(open: () => Promise<Opened>): Atlas<Opened>
/** One browser and one server with the real centres, shared by the tests of a file. */
export function atlas(open: () => Promise<Site> = openSite): Atlas {
  vi.setConfig({ testTimeout: 180_000 })
  let site: Site
  let browser: Browser
  /** Started for the first test that asks for it. */
  let plainBrowser: Browser | undefined
  beforeAll(async () => {
    site = await open()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await plainBrowser?.close()
    await site?.close()
  })

  const withoutWebgl = async () => {
    plainBrowser ??= await launchChromium({ withoutWebgl: true })
    return plainBrowser
  }
  const urlOf = (path: string) => new URL(path, site.url).href
  const page = async (reader: Reader = {}) => {
    const context = await ((reader.webgl ?? true) ? browser : await withoutWebgl()).newContext(contextOf(reader))
    const complaints: string[] = []
    listen(context, new URL(site.url).origin, complaints)
    await context.addInitScript(reportViolations, violation)
    onTestFinished(async () => {
      await context.close()
      expect(complaints.filter((complaint) => !reader.expects?.test(complaint))).toEqual([])
    })
    context.setDefaultTimeout(slow.timeout)
    return context.newPage()
  }
  const visit = async (path: string, reader?: Reader) => {
    const opened = await page(reader)
    await opened.goto(urlOf(path))
    return opened
  }
  return { visit, page, urlOf, site: () => site }
}

export const listOf = (page: Page): Locator => page.getByRole('list', { name: 'Writing centres' })
export const rowsOf = (page: Page): Locator => listOf(page).getByRole('listitem')
export const totalOf = (page: Page): Locator => page.getByRole('region', { name: 'Results' }).locator('h2').first()
export const headingOf = (page: Page): Locator => page.getByRole('heading', { level: 1 })
export const filtersOf = (page: Page): Locator => page.getByRole('region', { name: 'Filters' })
export const mapOf = (page: Page): Locator => page.getByRole('region', { name: 'Map', exact: true })
export const marksOf = (page: Page): Locator =>
  page.getByRole('list', { name: 'Centres on this part of the map' }).getByRole('button')

export const filterNamed = (page: Page, name: string): Locator =>
  page.getByRole('checkbox', { name: new RegExp(`^${name}\\s*[\\d,]+$`) })
export const chipNamed = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: `Remove filter: ${name}`, exact: true })

export const totalIs = (page: Page, text: string) => soon(() => totalOf(page).textContent()).toBe(text)
export const rowsAre = (page: Page, count: number) => soon(() => rowsOf(page).count()).toBe(count)

/** The focus is on something that can be seen, not dropped by the browser because its element went away. */
export const focusIsKept = (page: Page) =>
  soon(() => page.evaluate(() => document.activeElement !== document.body && document.activeElement !== null)).toBe(
    true,
  )
export const hasFocus = (target: Locator) =>
  soon(() => target.evaluate((one) => one === document.activeElement)).toBe(true)

/** How many centres the map shows, counted rings included. */
export async function centresDrawn(page: Page): Promise<number> {
  const names = await marksOf(page).allTextContents()
  return names.reduce((sum, name) => sum + Number(/^(\d+) centre/.exec(name)?.[1] ?? 1), 0)
}

export const queryOf = (page: Page): URLSearchParams => new URL(page.url()).searchParams

/** Where the map shows its marks, which it says whenever it has come to rest. */
export const marksPlaces = (page: Page): Promise<string> =>
  marksOf(page).evaluateAll((marks) => marks.map((mark) => mark.getAttribute('style')).join())

export async function atRest(page: Page): Promise<string> {
  await marksOf(page).first().waitFor()
  let before = ''
  await soon(async () => {
    const now = await marksPlaces(page)
    const isAtRest = now === before
    before = now
    return isAtRest
  }).toBe(true)
  return before
}

export async function movedFrom(page: Page, places: string): Promise<string> {
  await soon(() => marksPlaces(page)).not.toBe(places)
  return atRest(page)
}
