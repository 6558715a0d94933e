import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRelease } from '@centres/api'
import { exportFormatNames, exports } from '@centres/contract'
import type { Database } from '@centres/db'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openDataPackage } from '../../api/src/exports/data-package/open.ts'
import { formats } from '../../api/src/exports/formats.ts'
import { writeFile } from '../../api/src/exports/write-file.ts'
import type { ExportWriter } from '../../api/src/exports/writers.ts'
import { mostXlsxRows } from '../../api/src/exports/xlsx/write.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { aContext } from '../support/a-context.ts'
import { fixedNow, testAppHere } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'
import { readers, readSheets } from '../support/read-files.ts'

const never = new AbortController().signal
const asked = { publicUrl: aContext.publicUrl, query: '', selection: {} }

/** An address beside which another follows, too many for a cell, and a text of letters that take two units each. */
const links = Array.from({ length: 2000 }, (_, at) => `https://example.org/a;b/${at}`)
const letters = '𝒲'.repeat(20_000)
const long = aCentre({ socialLinks: links, phone: letters })

let database: Database
beforeAll(async () => {
  database = await emptyDirectory()
  await given(database, long, aCentre())
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'centres-files-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('a file is completed when the transaction that it was read in is over', async () => {
  const transactions = async () => {
    const [row] = await database.$client<{ count: number }[]>`
      select count(*)::int from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`
    return row?.count
  }
  let atTheEnd: number | undefined
  const open = async (): Promise<ExportWriter> => ({
    add: async () => {},
    // The embedded database would not even answer within another's transaction.
    end: async () => {
      atTheEnd = await transactions()
    },
    close: async () => {},
  })
  const { rows } = await writeFile(database, { open }, asked, '', never)
  expect({ rows, atTheEnd }).toEqual({ rows: 2, atTheEnd: 0 })
})

test.each(['xlsx', 'zip'] as const)('%s is not completed for who does not wait for it', async (format) => {
  const folder = newFolder()
  const path = join(folder, 'file')
  const writer = await database.transaction((tx) => formats[format].open(path, aContext, tx))
  await expect(writer.end(AbortSignal.abort())).rejects.toThrow()
  await writer.close()
  await writer.close()
  await rm(path, { force: true })
  expect(readdirSync(folder)).toEqual([])
})

test('a Data Package that cannot be begun leaves nothing behind', async () => {
  const folder = newFolder()
  const beginning = database.transaction(async (tx) => {
    await tx.execute('select 1/0').catch(() => {})
    await openDataPackage(join(folder, 'file'), aContext, tx)
  })
  await expect(beginning).rejects.toThrow()
  expect(readdirSync(folder)).toEqual([])
})

test('a file is the same to the last byte wherever on earth it is made', () => {
  const made = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((zone) => {
    const folder = newFolder()
    const { status, stderr } = spawnSync(process.execPath, ['tests/support/make-archives.ts', folder], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]))
  })
  expect(Object.keys(made[0] ?? {}).sort()).toEqual(['files.zip', 'sheets.xlsx'])
  expect(made[1]).toEqual(made[0])
  expect(made[2]).toEqual(made[0])
})

describe('a value that is longer than a cell of XLSX', () => {
  test('is cut, and the sheet says so', async () => {
    const app = await testAppHere(database)
    const { statusCode, rawPayload } = await app.inject('/v1/exports/centres.xlsx')
    expect(statusCode).toBe(200)
    const row = (await readers.xlsx(rawPayload)).find(({ id }) => id === long.id)
    const phone = String(row?.phone)
    expect(phone).toMatch(/^(𝒲)+ … \(cut\)$/u)
    expect(phone.length).toBe(32_766)
    expect(row?.socialLinks).toContain(links[0])
    const sheet = (await readSheets(rawPayload)).find((one) => one.sheet === 'Citation')
    const cuts = sheet?.data.filter(([about]) => about === 'cut').map(([, value]) => value)
    const whole = links.join(';').length + links.length
    expect(cuts).toEqual([
      `socialLinks of ${long.id}, ${whole} characters: whole in the other formats`,
      `phone of ${long.id}, 40000 characters: whole in the other formats`,
    ])
    const csv = await readers.csv((await app.inject('/v1/exports/centres.csv')).rawPayload)
    expect(csv.find(({ id }) => id === long.id)).toMatchObject({ phone: letters, socialLinks: links })
  })

  test('stops no release', async () => {
    const spoolDir = newFolder()
    const settings = { publicUrl: aContext.publicUrl, spoolDir }
    const made = await makeRelease({ primary: database, now: () => fixedNow, settings })
    expect(made).toMatchObject({ outcome: 'made', centres: 2 })
    expect(readdirSync(spoolDir)).toEqual([])
    const app = await testAppHere(database)
    const { files } = (await app.inject('/v1/releases/1')).json()
    expect(files).toHaveLength(exportFormatNames.length)
  })
})

test('the reference says how many rows XLSX holds', () => {
  expect(exports.centres.schema.description).toContain(`the ${mostXlsxRows.toLocaleString('en')} rows`)
})

test('a release that fails leaves nothing behind', async () => {
  const spoolDir = newFolder()
  await given(database, aCentre())
  const settings = { publicUrl: aContext.publicUrl, spoolDir }
  const making = makeRelease({ primary: database, now: () => fixedNow, settings }, AbortSignal.abort())
  await expect(making).rejects.toThrow()
  expect(readdirSync(spoolDir)).toEqual([])
})
