import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

type Stop = { name: string; isMarked: boolean; isInView: boolean }

/** What has the focus, and whether a person could see that it has. */
export function lookAtFocus(): Stop {
  const focused = document.activeElement
  if (!focused || focused === document.body) return { name: 'nothing', isMarked: false, isInView: false }
  const draws = (element: Element, part?: string) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow.includes('inset')
  }
  // A row or a box may show the focus of the link or the field within it.
  const around = [focused, focused.parentElement, focused.closest('li, label, form')].filter((one) => one !== null)
  const { top, bottom, left, right } = focused.getBoundingClientRect()
  const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined
  const words = focused.getAttribute('aria-label') ?? (label ?? focused).textContent?.slice(0, 40)
  return {
    name: `${focused.tagName.toLowerCase()} ${words}`,
    isMarked: around.some((one) => draws(one)) || draws(focused, '::after'),
    isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  }
}

/** Goes on by Tab until the target has the focus, and looks at each stop on the way. */
export async function tabTo(page: Page, target: Locator, key = 'Tab', most = 150): Promise<void> {
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press(key)
    const stop = await page.evaluate(lookAtFocus)
    expect(stop, `on the way to ${target}`).toEqual({ name: stop.name, isMarked: true, isInView: true })
    if (await target.evaluateAll((found) => found.includes(document.activeElement as HTMLElement))) return
  }
  throw new Error(`${target} is not reached in ${most} stops`)
}
