import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Spool } from '../../api/src/downloads/spool.ts'
import { openSpoolFolder } from '../../api/src/downloads/spool-folder.ts'

const never = new AbortController().signal

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'centres-spool-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function newSpool({ mostBytes = 1000, atOnce = 2, mostWaiting = 10 } = {}) {
  const spool = new Spool<string>(await openSpoolFolder(newFolder()), { mostBytes, atOnce, mostWaiting })
  onTestFinished(() => spool.close())
  return spool
}

const making =
  (key: string, text = key) =>
  async (path: string) => {
    await writeFile(path, text)
    return { key, facts: text }
  }

/** A making that goes on until it is let go or aborted. */
function slow(key: string) {
  const gate = Promise.withResolvers<void>()
  const made = vi.fn(async (path: string, signal: AbortSignal) => {
    await writeFile(path, 'half')
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    await Promise.race([gate.promise, aborted])
    await writeFile(path, key)
    return { key, facts: key }
  })
  return { made, letGo: gate.resolve }
}

const contentOf = (spool: Spool<string>, { name }: { name: string }) =>
  readFileSync(join(spool.folder.path, name), 'utf8')
/** All but the sign that the folder is in use. */
const filesOf = (spool: Spool<string>) => readdirSync(spool.folder.path).filter((name) => name !== 'in-use')

test('a file is made once, however many ask for it at the same time or later', async () => {
  const spool = await newSpool()
  const { made, letGo } = slow('a')
  const asking = [1, 2, 3].map(() => spool.take('a', made, never))
  letGo()
  const held = [...(await Promise.all(asking)), await spool.take('a', made, never)]
  expect(made).toHaveBeenCalledOnce()
  expect(held.map((one) => contentOf(spool, one))).toEqual(['a', 'a', 'a', 'a'])
})

test('a file whose version moved on while it was made belongs to the new version', async () => {
  const spool = await newSpool()
  await spool.take('1', making('2'), never)
  const again = vi.fn(making('2'))
  expect((await spool.take('2', again, never)).facts).toBe('2')
  expect(again).not.toHaveBeenCalled()
})

test('when one of two who ask goes away, the file is still made', async () => {
  const spool = await newSpool()
  const { made, letGo } = slow('a')
  const first = new AbortController()
  const gone = spool.take('a', made, first.signal)
  const staying = spool.take('a', made, never)
  first.abort()
  await expect(gone).rejects.toThrow()
  letGo()
  expect(contentOf(spool, await staying)).toBe('a')
})

test('when nobody is left who asked, the making stops and nothing is left behind', async () => {
  const spool = await newSpool()
  const { made } = slow('a')
  const asker = new AbortController()
  const gone = spool.take('a', made, asker.signal)
  await vi.waitFor(() => expect(filesOf(spool)).toHaveLength(1))
  asker.abort()
  await expect(gone).rejects.toThrow()
  await vi.waitFor(() => expect(filesOf(spool)).toEqual([]))
  expect(contentOf(spool, await spool.take('a', making('a'), never))).toBe('a')
})

test('a making that fails leaves nothing behind and is tried again', async () => {
  const spool = await newSpool()
  const failing = async (path: string) => {
    await writeFile(path, 'half')
    throw new Error('the disk is full')
  }
  await expect(spool.take('a', failing, never)).rejects.toThrow('the disk is full')
  expect(filesOf(spool)).toEqual([])
  expect((await spool.take('a', making('a'), never)).facts).toBe('a')
})

test('no more are made at a time than allowed, and no more wait', async () => {
  const spool = await newSpool({ atOnce: 2, mostWaiting: 1 })
  const makings = ['a', 'b', 'c'].map((key) => ({ key, ...slow(key) }))
  const taking = makings.map(({ key, made }) => spool.take(key, made, never))
  await vi.waitFor(() => expect(makings.filter(({ made }) => made.mock.calls.length > 0)).toHaveLength(2))
  await delay(20)
  expect(makings[2]?.made).not.toHaveBeenCalled()
  await expect(spool.take('d', making('d'), never)).rejects.toThrow('Many files')
  for (const { letGo } of makings) letGo()
  expect((await Promise.all(taking)).map(({ facts }) => facts)).toEqual(['a', 'b', 'c'])
})

test('the least recently used files go, but never one that is read', async () => {
  const spool = await newSpool({ mostBytes: 25 })
  const ten = (key: string) => making(key, key.repeat(10))
  const read = await spool.take('a', ten('a'), never)
  ;(await spool.take('b', ten('b'), never)).letGo()
  ;(await spool.take('c', ten('c'), never)).letGo()
  await vi.waitFor(() => expect(filesOf(spool)).toHaveLength(2))
  expect(contentOf(spool, read)).toBe('aaaaaaaaaa')
  read.letGo()
  ;(await spool.take('d', ten('d'), never)).letGo()
  await vi.waitFor(() => expect(filesOf(spool)).toHaveLength(2))
  const made = vi.fn(ten('a'))
  await spool.take('a', made, never)
  expect(made).toHaveBeenCalledOnce()
})

test('a file is compressed once and goes with the file', async () => {
  const spool = await newSpool({ mostBytes: 2500 })
  const text = 'writing '.repeat(200)
  const held = await spool.take('a', making('a', text), never)
  const [one, other] = await Promise.all([held.gzipped(), held.gzipped()])
  expect(one).toBe(other)
  expect(gunzipSync(readFileSync(join(spool.folder.path, one.name))).toString()).toBe(text)
  held.letGo()
  ;(await spool.take('b', making('b', text), never)).letGo()
  await vi.waitFor(() => expect(filesOf(spool)).toHaveLength(1))
})

test('a file that somebody removed is made again', async () => {
  const spool = await newSpool()
  ;(await spool.take('a', making('a'), never)).letGo()
  await rm(spool.folder.path, { recursive: true })
  expect(contentOf(spool, await spool.take('a', making('a'), never))).toBe('a')
})

test('a compressed file that somebody removed is compressed again', async () => {
  const spool = await newSpool()
  const held = await spool.take('a', making('a'), never)
  const first = await held.gzipped()
  await rm(join(spool.folder.path, first.name))
  const second = await held.gzipped()
  expect(gunzipSync(readFileSync(join(spool.folder.path, second.name))).toString()).toBe('a')
})

test('a file is compressed while others are still being made', async () => {
  const spool = await newSpool({ atOnce: 1 })
  const held = await spool.take('a', making('a'), never)
  const { made, letGo } = slow('b')
  const taking = spool.take('b', made, never)
  await vi.waitFor(() => expect(made).toHaveBeenCalled())
  const { name } = await held.gzipped()
  expect(gunzipSync(readFileSync(join(spool.folder.path, name))).toString()).toBe('a')
  letGo()
  await taking
})

test('closing stops what is being made and removes the folder', async () => {
  const spool = await newSpool()
  const { made } = slow('a')
  const taking = spool.take('a', made, never)
  const refused = expect(taking).rejects.toThrow('closing')
  await vi.waitFor(() => expect(made).toHaveBeenCalled())
  await spool.close()
  await refused
  expect(() => filesOf(spool)).toThrow()
})

test('closing stops what is being compressed and leaves no folder', async () => {
  const spool = await newSpool({ mostBytes: 1e9 })
  const held = await spool.take('a', making('a', randomBytes(20_000_000).toString('latin1')), never)
  const refused = expect(held.gzipped()).rejects.toThrow('closing')
  await vi.waitFor(() => expect(filesOf(spool)).toHaveLength(2))
  await spool.close()
  expect(existsSync(spool.folder.path)).toBe(false)
  await refused
})

/** A folder that showed its last sign so many minutes ago. */
function leftBehind(shared: string, name: string, minutes: number): string {
  const folder = join(shared, name)
  mkdirSync(folder)
  const sign = join(folder, 'in-use')
  for (const path of [sign, join(folder, 'half.part')]) writeFileSync(path, '')
  const then = new Date(Date.now() - minutes * 60_000)
  utimesSync(sign, then, then)
  return name
}

test.each(['SPOOL_DIR', 'the temporary folder of the system'])(
  'processes share %s, and what killed ones left behind goes, whatever they were',
  async (which) => {
    const shared = newFolder()
    const isNamed = which === 'SPOOL_DIR'
    if (!isNamed) vi.stubEnv('TMPDIR', shared)
    onTestFinished(() => void vi.unstubAllEnvs())
    leftBehind(shared, 'writing-centres-aaaaaa', 11)
    const stays = [leftBehind(shared, 'writing-centres-bbbbbb', 9), leftBehind(shared, 'not-ours', 99)]
    const open = async () => {
      const folder = await openSpoolFolder(isNamed ? shared : undefined)
      onTestFinished(() => folder.remove())
      return basename(folder.path)
    }
    const opened = [await open(), await open()]
    expect(readdirSync(shared).sort()).toEqual([...stays, ...opened].sort())
  },
)

test('a folder shows every minute that it is in use', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const folder = await openSpoolFolder(newFolder())
  onTestFinished(() => folder.remove())
  const sign = join(folder.path, 'in-use')
  const then = new Date(2026, 0, 1)
  utimesSync(sign, then, then)
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => expect(statSync(sign).mtime).not.toEqual(then))
})

test('a folder that cannot be one is refused in a sentence', async () => {
  const file = join(newFolder(), 'file')
  writeFileSync(file, '')
  await expect(openSpoolFolder(join(file, 'spool'))).rejects.toThrow(/^SPOOL_DIR is '.*', but must be a folder/)
})
