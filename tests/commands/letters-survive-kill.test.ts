import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { testDatabaseWithUrl } from '../support/database.ts'
import { seededFolder } from '../support/embedded-databases.ts'
import { mailServer } from '../support/mail-server.ts'
import { serverUrl } from '../support/server-databases.ts'
import { isGone, type Spawned, spawnProgram } from '../support/spawn.ts'

type Settings = { DATABASE_URL: string } | { DATA_DIR: string }

async function directory(): Promise<Settings> {
  if (serverUrl) return { DATABASE_URL: (await testDatabaseWithUrl()).url }
  return { DATA_DIR: await seededFolder(inject('runFolder')) }
}

const run = (task: 'commit' | 'leave-open' | 'send', settings: Settings & { SMTP_URL?: string }) =>
  spawnProgram(['tests/support/letters-program.ts', task], settings)

/** Ends the program, and the embedded database, without a chance to tidy up. */
async function kill({ child, ended }: Spawned, settings: Settings): Promise<void> {
  if ('DATA_DIR' in settings) {
    const { pid } = JSON.parse(readFileSync(join(settings.DATA_DIR, 'postgres.lock'), 'utf8'))
    process.kill(pid, 'SIGKILL')
    await isGone(pid)
  }
  child.kill('SIGKILL')
  await ended
}

test('a letter whose cause was written is sent once, though the program was killed before it could', {
  timeout: 400_000,
}, async () => {
  const settings = await directory()
  const server = await mailServer()
  const sending = { ...settings, SMTP_URL: server.url }

  const unfinished = run('leave-open', settings)
  await unfinished.until('ready')
  await kill(unfinished, settings)
  const cause = run('commit', settings)
  await cause.until('ready')
  await kill(cause, settings)
  expect(server.offered()).toBe(0)

  const sender = run('send', sending)
  await server.until(1)
  await sender.until('letter sent')
  // Time to note that it was sent, and for two more looks.
  await delay(2000)
  await kill(sender, settings)
  const again = run('send', sending)
  await again.until('ready')
  await delay(2000)
  await kill(again, settings)

  expect(server.received.map(({ to, letter }) => [to, letter.subject])).toEqual([
    [['kept@example.org'], 'Skryflab is in the atlas'],
  ])
  expect(server.offered()).toBe(1)
})
