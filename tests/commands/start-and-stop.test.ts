import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openDatabase } from '@centres/db'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { seededFolder } from '../support/embedded-databases.ts'
import { serverUrl } from '../support/server-databases.ts'
import { builtClient } from '../support/site.ts'
import { isAlive, isGone, type Spawned, spawnProgram } from '../support/spawn.ts'

const start = ['api/src/start.ts']
/** The level above: a Node 20 process that npm starts, and that starts the rest on Node 24. */
const launch = ['-e', `import('./api/bin/run-on-node-24.mjs').then((it) => it.runOnNode24(['api/src/start.ts']))`]
const ready = 'The directory is at '

beforeAll(() => (serverUrl ? undefined : builtClient()))

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

type Started = Spawned & { dataDir: string; url: string; databasePid: number }

async function started(program: string[] = start, dataDir?: string): Promise<Started> {
  const folder = dataDir ?? (await seededFolder(inject('runFolder')))
  const port = await freePort()
  const spawned = spawnProgram(program, { DATA_DIR: folder, PORT: port })
  await spawned.until(ready)
  const { pid } = JSON.parse(readFileSync(join(folder, 'postgres.lock'), 'utf8'))
  return { ...spawned, dataDir: folder, url: `http://localhost:${port}`, databasePid: pid }
}

async function readRecords(dataDir: string): Promise<{ centres: number; changes: number }> {
  const { database, close } = await openDatabase({ dataDir })
  const [counts] = await database.$client<{ centres: number; changes: number }[]>`
    SELECT (SELECT count(*)::int FROM centres) AS centres, (SELECT count(*)::int FROM changes) AS changes`
  await close()
  return counts ?? { centres: 0, changes: 0 }
}

// A server has no part in it: whoever has both databases tested would see the same programs twice.
describe.skipIf(serverUrl)('the program, with the embedded database', { timeout: 300_000 }, () => {
  test('serves the client and the real centres, and loads nothing a second time', async () => {
    const first = await started()
    expect(await (await fetch(`${first.url}/v1/centres?limit=1`)).json()).toMatchObject({ total: 485 })
    expect(await (await fetch(first.url)).text()).toContain('<script type="module"')
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const before = await readRecords(first.dataDir)
    expect(before.centres).toBe(485)

    const second = await started(start, first.dataDir)
    expect(second.said()).not.toMatch(/Loading|loaded\.$(?<!already loaded\.)/m)
    second.child.kill('SIGTERM')
    await second.ended
    expect(await readRecords(first.dataDir)).toEqual(before)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends with success and leaves no process behind after %s',
    async (signal) => {
      const { child, ended, databasePid, complained } = await started()
      child.kill(signal)
      expect(await ended).toBe(0)
      expect(isAlive(databasePid)).toBe(false)
      expect(complained()).toBe('')
    },
  )

  test('ends with everything it started when the process above it is asked to', async () => {
    const { child, ended, databasePid } = await started(launch)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(isAlive(databasePid)).toBe(false)
  })

  test('ends with everything it started when the process above it is killed', async () => {
    const { child, databasePid, url } = await started(launch)
    child.kill('SIGKILL')
    expect(await isGone(databasePid)).toBe(true)
    await expect(fetch(url)).rejects.toThrow()
  })

  test('takes its database with it when it is killed, and starts again', async () => {
    const { child, databasePid, dataDir } = await started()
    child.kill('SIGKILL')
    expect(await isGone(databasePid)).toBe(true)
    const again = await started(start, dataDir)
    expect(await (await fetch(`${again.url}/v1/centres?limit=1`)).json()).toMatchObject({ total: 485 })
  })

  test('ends and says why when its database is killed, and starts again', async () => {
    const { ended, complained, databasePid, dataDir } = await started()
    process.kill(databasePid, 'SIGKILL')
    expect(await ended).toBe(1)
    expect(complained()).toBe('The embedded database has ended.\n')
    const again = await started(start, dataDir)
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
  })

  test('refuses a data folder that another start uses, and names it', async () => {
    const { child, dataDir } = await started()
    const second = spawnProgram(start, { DATA_DIR: dataDir, PORT: '0' })
    expect(await second.ended).toBe(1)
    expect(second.complained()).toBe(
      `The data folder ${dataDir} is in use by process ${child.pid}. Stop that one first, or name another folder in DATA_DIR.\n`,
    )
  })

  test('stops at once when it is interrupted while the database starts', async () => {
    const dataDir = await seededFolder(inject('runFolder'))
    const { child, ended, until } = spawnProgram(start, { DATA_DIR: dataDir, PORT: '0' })
    await until('Opening the embedded database')
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    const again = await started(start, dataDir)
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
  })
})
