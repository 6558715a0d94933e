import type { Page } from 'playwright-core'
import { testDatabase } from './database.ts'
import { type Office, openOffice, type Visitor } from './people.ts'
import { builtClient, type Site } from './site.ts'

export type OfficeSite = Site & { office: Office }

/** The whole directory with its real centres and its letters, served on a port that the system picks. */
export async function openOfficeSite(): Promise<OfficeSite> {
  await builtClient()
  const database = await testDatabase({ seeded: true })
  const office = await openOffice(database, { now: () => new Date() })
  const url = await office.app.listen({ host: '127.0.0.1', port: 0 })
  return { url, database, office, close: office.close }
}

/** Gives a browser the session of somebody who has signed in. */
export async function signIn(page: Page, { cookies }: Visitor, url: string): Promise<void> {
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })))
  await page.addInitScript(() => localStorage.setItem('signed-in', 'yes'))
}
