import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { geojsonAddress, writeSnippet } from '../../web/src/research/write-snippet.ts'
import { aCentre, given } from '../support/a-centre.ts'
import { testApp } from '../support/app.ts'
import { emptyDirectory } from '../support/directory.ts'
import { readers } from '../support/read-files.ts'

const run = promisify(execFile)

/** Words that a shell or a string would take for its own. */
const name = `L'atelier "$HOME" \`id\` & 100% \\ 写作`
const sought = aCentre({ name, countryCode: 'FR', longitude: 2.35, latitude: 48.86 })
const filters = { country: ['FR', 'ZA'], q: name }

let app: FastifyInstance
let origin: string
beforeAll(async () => {
  const database = await emptyDirectory()
  await given(database, sought, aCentre({ name: 'Another', countryCode: 'FR' }))
  app = await testApp(database)
  origin = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app?.close())

test('the program in JavaScript reads the set of the page', async () => {
  const count = async (of: typeof filters | Record<string, never>) => {
    const program = writeSnippet('javascript', origin, of)
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program])
    return stdout.trim().split(' ').map(Number)
  }
  const version = Number((await app.inject('/v1/exports/centres.csv')).headers['x-dataset-version'])
  expect(await count(filters)).toEqual([version, 1])
  expect(await count({})).toEqual([version, 2])
})

test('the program in JavaScript says why a set is refused', async () => {
  const program = writeSnippet('javascript', origin, { country: ['XX'] })
  await expect(run(process.execPath, ['--input-type=module', '--eval', program])).rejects.toThrow(/country/)
})

const hasCurl = spawnSync('curl', ['--version']).status === 0
if (!hasCurl) console.info('curl is not on this machine: its program is not run')

test.runIf(hasCurl)('the program for curl keeps the file, and does not fetch it again', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'centres-snippet-'))
  onTestFinished(() => rmSync(cwd, { recursive: true }))
  // A proxy of the person who runs the tests would be asked for our own address.
  const env = { PATH: process.env.PATH, no_proxy: '*' }
  const program = writeSnippet('curl', origin, filters)
  const fetched = async () => {
    const { stdout } = await run('sh', ['-c', `${program} --silent --write-out '%{http_code}'`], { cwd, env })
    return { status: stdout, rows: await readers.csv(readFileSync(join(cwd, 'centres.csv'))) }
  }
  const first = await fetched()
  expect(first).toMatchObject({ status: '200', rows: [{ id: sought.id, name }] })
  expect(await fetched()).toEqual({ ...first, status: '304' })
})

test('the address for QGIS is a collection with the points of the set', async () => {
  const { features } = (await (await fetch(geojsonAddress(origin, filters))).json()) as { features: object[] }
  expect(features).toMatchObject([
    { id: sought.id, geometry: { type: 'Point', coordinates: [2.35, 48.86] }, properties: { name } },
  ])
})
