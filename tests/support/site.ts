import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Database } from '@centres/db'
import { inject } from 'vitest'
import { testApp } from './app.ts'
import { testDatabase } from './database.ts'
import { openMailServer } from './mail-server.ts'
import { once } from './once.ts'
import { type Office, openOffice } from './people.ts'

const build = fileURLToPath(new URL('../../api/src/build.ts', import.meta.url))

/** Builds the client if its sources changed, by the same program as `npm start`. */
export async function builtClient(): Promise<void> {
  await once(inject('runFolder'), 'client', async () => {
    const { status, stderr } = spawnSync(process.execPath, [build], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  })
}

export type Site = { url: string; database: Database; close: () => Promise<void> }

/** The whole directory with its real centres, served on a port that the system picks. */
export async function openSite(): Promise<Site> {
  await builtClient()
  const database = await testDatabase({ seeded: true })
  const app = await testApp(database, { now: () => new Date() })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url, database, close: () => app.close() }
}

/** The same with its letters, which can be read. */
export async function openSiteWithLetters(): Promise<Site & { office: Office }> {
  await builtClient()
  const database = await testDatabase({ seeded: true })
  const office = await openOffice(database, { now: () => new Date() })
  const url = await office.app.listen({ host: '127.0.0.1', port: 0 })
  return { url, database, office, close: office.close }
}

/** The same, whose letters go to a mail server and are read there. */
export async function openSiteWithPost(): Promise<Site & { office: Office }> {
  await builtClient()
  const database = await testDatabase({ seeded: true })
  const mail = await openMailServer()
  const office = await openOffice(database, { now: () => new Date(), mail })
  const url = await office.app.listen({ host: '127.0.0.1', port: 0 })
  const close = async () => {
    await office.close()
    await mail.close()
  }
  return { url, database, office, close }
}
