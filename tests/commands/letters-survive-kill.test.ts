import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { directoryToKill, kill, type Settings } from '../support/killing.ts'
import { mailServer } from '../support/mail-server.ts'
import { spawnProgram } from '../support/spawn.ts'

const run = (task: 'commit' | 'leave-open' | 'send', settings: Settings & { SMTP_URL?: string }) =>
  spawnProgram(['tests/support/letters-program.ts', task], settings)

test('a letter whose cause was written is sent once, though the program was killed before it could', {
  timeout: 400_000,
}, async () => {
  const settings = await directoryToKill()
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
