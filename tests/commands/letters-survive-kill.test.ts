import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { directoryToKill, kill, openDirectory, type Settings } from '../support/killing.ts'
import { mailServer } from '../support/mail-server.ts'
import { spawnProgram } from '../support/spawn.ts'

type Task = 'commit' | 'leave-open' | 'confirm' | 'confirm-halfway' | 'send'

const run = (task: Task, settings: Settings & { SMTP_URL?: string }, token = '') =>
  spawnProgram(['tests/support/letters-program.ts', task, token], settings)

/** A letter to a centre that waits for its sender to use this token. */
async function waitingMessage(settings: Settings, token: string): Promise<void> {
  const { database, close } = await openDirectory(settings)
  const [centre] = await given(database, aCentre({ name: 'Skryflab', mailbox: 'mailbox@centre.example' }))
  await database.$client`
    insert into messages (id, centre_id, state, sender_name, sender_email, affiliation, purpose, side, dates, texts,
      fingerprints, language, token_hash, token_expires_at, created_at, remove_on)
    values (${randomUUID()}, ${centre?.id ?? ''}, 'waiting', 'Thandi', 'thandi@example.org', 'University', 'question',
      'neither', '', '[]', '{}', 'en', ${createHash('sha256').update(token).digest('hex')}, now() + interval '1 day',
      now(), now() + interval '3 days')`
  await close()
}

test('a letter is sent once, though the programs that wrote it, confirmed it and sent it were killed', {
  timeout: 400_000,
}, async () => {
  const settings = await directoryToKill()
  const server = await mailServer()
  const sending = { ...settings, SMTP_URL: server.url }
  await waitingMessage(settings, 'a-known-token')

  for (const task of ['leave-open', 'confirm-halfway', 'commit', 'confirm'] as const) {
    const program = run(task, settings, 'a-known-token')
    await program.until('ready')
    await kill(program, settings)
  }
  expect(server.offered()).toBe(0)

  const sender = run('send', sending)
  // The letter to the centre, and the one that tells its sender so.
  await server.until(3)
  await sender.until('letter sent')
  // Time to note that it was sent, and for two more looks.
  await delay(2000)
  await kill(sender, settings)
  const again = run('send', sending)
  await again.until('ready')
  await delay(2000)
  await kill(again, settings)

  expect(server.received.map(({ to, letter }) => [to[0], letter.subject]).sort()).toEqual([
    ['kept@example.org', 'Skryflab is in the atlas'],
    ['mailbox@centre.example', 'Thandi writes to Skryflab'],
    ['thandi@example.org', 'Your letter to Skryflab was delivered'],
  ])
  expect(server.offered()).toBe(3)
})
