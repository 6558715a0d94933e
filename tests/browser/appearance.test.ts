import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atlas, atRest, filterNamed, headingOf, mapOf, rowsOf, soon } from '../support/page.ts'

const { visit, urlOf } = atlas()

type Theme = 'light' | 'dark'

/** Ground, ink and edges of all that stands beside the map, as they are at this instant. */
const coloursOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, body, body *')]
      .filter((one) => !one.closest(':has(> .maplibregl-map)'))
      .map((one) => {
        const { backgroundColor, color, borderTopColor, borderBottomColor, fill, stroke } = getComputedStyle(one)
        const colours = [backgroundColor, color, borderTopColor, borderBottomColor, fill, stroke]
        // Not its text: clocks and counts go on meanwhile.
        return `${one.tagName} ${one.getAttribute('class')}: ${colours.join(' ')}`
      }),
  )

/** A device that turns while the page is open, against one that had the other appearance from the start. */
async function turnsWhole(path: string, ready: (page: Page) => Promise<unknown>): Promise<void> {
  const open = async (theme: Theme) => {
    const page = await visit(path, { theme, reducedMotion: false })
    await ready(page)
    return page
  }
  const [light, dark] = [await open('light'), await open('dark')]
  const colours = { light: await coloursOf(light), dark: await coloursOf(dark) }
  expect(colours.dark).not.toEqual(colours.light)
  for (const theme of ['dark', 'light', 'dark'] as const) {
    await light.emulateMedia({ colorScheme: theme })
    expect(await coloursOf(light), theme).toEqual(colours[theme])
  }
}

test('explore turns light or dark as a whole, and at once', async () => {
  await turnsWhole('/', async (page) => {
    await filterNamed(page, 'Japan').waitFor()
    await rowsOf(page).first().waitFor()
    await mapOf(page).locator('canvas').waitFor()
  })
})

test('the page about the atlas and a profile turn light or dark as a whole, and at once', async () => {
  await turnsWhole('/about', (page) => page.getByRole('table').waitFor())
  const response = await fetch(urlOf('/v1/centres?country=JP&limit=1'))
  const { items } = (await response.json()) as { items: { id: string }[] }
  await turnsWhole(`/centres/${items[0]?.id}`, async (page) => {
    await headingOf(page).waitFor()
    await page.locator('article section li a').first().waitFor()
    await page.locator('canvas').waitFor()
  })
})

test('the map is drawn anew when the device turns light or dark', async () => {
  const land = async (page: Page) => {
    const box = await mapOf(page).locator('canvas').boundingBox()
    if (!box) throw new Error('The map has no place on the page')
    const clip = { x: box.x + box.width / 2, y: box.y + box.height / 2, width: 8, height: 8 }
    return (await page.screenshot({ clip })).toString('base64')
  }
  const drawn = async (theme: Theme) => {
    const page = await visit('/', { theme })
    await atRest(page)
    return page
  }
  const [light, dark] = [await drawn('light'), await drawn('dark')]
  const [pale, deep] = [await land(light), await land(dark)]
  expect(deep).not.toBe(pale)
  await light.emulateMedia({ colorScheme: 'dark' })
  await soon(() => land(light)).toBe(deep)
  await light.emulateMedia({ colorScheme: 'light' })
  await soon(() => land(light)).toBe(pale)
})
