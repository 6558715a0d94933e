import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'
import type { AppSettings } from './services.ts'

/** A secret of this data folder, made at the first start: where none is configured, whoever signed in stays so. */
async function ownSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'auth-secret')
  await mkdir(dataDir, { recursive: true })
  try {
    await writeFile(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(path, 'utf8')
}

/** About a second on a slow phone, a tenth of one on a desk. */
const challengeCost = 1000

/** What the server runs on: the configuration, and what a newcomer need not configure. */
export async function settle(config: Config): Promise<AppSettings> {
  return {
    ...config,
    challengeCost,
    authSecret: config.authSecret ?? (await ownSecret(config.dataDir)),
    moderatorEmails:
      config.moderatorEmails.length > 0 || config.isProduction ? config.moderatorEmails : ['moderator@example.org'],
  }
}
