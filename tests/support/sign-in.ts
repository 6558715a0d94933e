import type { Page } from 'playwright-core'
import type { Visitor } from './people.ts'

/** Gives a browser the session of somebody who has signed in. */
export async function signIn(page: Page, { cookies }: Visitor, url: string): Promise<void> {
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })))
  await page.addInitScript(() => localStorage.setItem('signed-in', 'yes'))
}
