import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, openDatabase } from '@centres/db'
import { expect, test } from 'vitest'

const pidOf = (dataDir: string): number => JSON.parse(readFileSync(join(dataDir, 'postgres.lock'), 'utf8')).pid

test('a write that was acknowledged survives the kill of the embedded database', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'centres-kill-'))
  const first = await openDatabase({ dataDir })
  await first.database.$client`CREATE TABLE letters (number int PRIMARY KEY, text text NOT NULL)`
  await first.database.$client`CREATE INDEX ON letters USING gin (text gin_trgm_ops)`
  let acknowledged = 0
  const killed = first.embedded?.ended
  try {
    for (;;) {
      await first.database
        .$client`INSERT INTO letters VALUES (${acknowledged + 1}, ${`letter ${acknowledged}`.repeat(20)})`
      acknowledged += 1
      // In the middle of the next write, or of the log's being put away.
      if (acknowledged === 400) setTimeout(() => process.kill(pidOf(dataDir), 'SIGKILL'), 50)
    }
  } catch {
    expect(await killed).toEqual({ asked: false })
  }
  await first.database.$client.end({ timeout: 0 })

  const second = await openDatabase({ dataDir })
  const [found] = await second.database.$client<{ count: number; last: number }[]>`
    SELECT count(*)::int AS count, max(number) AS last FROM letters`
  // The write under way may have been kept although its answer never came.
  expect([acknowledged, acknowledged + 1]).toContain(found?.count)
  expect(found?.last).toBe(found?.count)
  const [byIndex] = await second.database.$client<{ count: number }[]>`
    SELECT count(*)::int AS count FROM letters WHERE text LIKE '%letter 399%'`
  expect(byIndex?.count).toBe(1)
  await second.close()
  rmSync(dataDir, { recursive: true })
})

test('a connection that waits for the only one gets its own rows', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'centres-turns-'))
  const { database, url, close } = await openDatabase({ dataDir })
  await database.$client`SET application_name = 'first'`
  const other = connect({ url, max: 1 })
  const waiting = other.$client`SELECT current_setting('application_name') AS name`
  for (let turn = 0; turn < 50; turn++) {
    const [row] = await database.$client<{ turn: number }[]>`SELECT ${turn}::int AS turn`
    expect(row?.turn).toBe(turn)
  }
  await database.$client.end()
  const [row] = await waiting
  expect(row?.name).not.toBe('first')
  await other.close()
  await close()
  rmSync(dataDir, { recursive: true })
})
