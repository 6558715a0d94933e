import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FeatureCollection } from '@centres/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { testDatabase } from '../support/database.ts'

const run = promisify(execFile)
const { status, stdout: version } = spawnSync('ogrinfo', ['--version'], { encoding: 'utf8' })
const hasGdal = status === 0
console.log(hasGdal ? version.trim() : 'Skipped: ogrinfo is not on this machine (Debian: gdal-bin).')

type Properties = Record<string, unknown>

describe.skipIf(!hasGdal)('GDAL', () => {
  let app: FastifyInstance
  let folder: string
  let source: string
  let asked: string[] = []

  async function freePort(): Promise<number> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    return port
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'centres-gdal-'))
    const port = await freePort()
    const publicUrl = `http://127.0.0.1:${port}`
    app = await testApp(await testDatabase({ seeded: true }), { publicUrl })
    await app.listen({ host: '127.0.0.1', port })
    app.server.on('request', ({ url }) => asked.push(url ?? ''))
    source = `OAPIF:${publicUrl}/ogc`
  })
  afterAll(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function gdal(program: 'ogrinfo' | 'ogr2ogr', ...args: string[]): Promise<string> {
    asked = []
    const env = { ...process.env, no_proxy: '127.0.0.1', HOME: folder }
    const { stdout, stderr } = await run(program, args, { env, maxBuffer: 64 * 1024 * 1024 })
    // A GeoPackage has no lists, and GDAL warns of each.
    expect(stderr.split('\n').filter((line) => line !== '' && !line.includes('StringList'))).toEqual([])
    return stdout
  }

  const totalOf = async (query = '') => (await app.inject(`/v1/centres?${query}`)).json().total as number

  /** What GDAL reads, through its own writer of GeoJSON. */
  async function read(...args: string[]): Promise<{ properties: Properties; geometry: unknown }[]> {
    return JSON.parse(await gdal('ogr2ogr', '-f', 'GeoJSON', '/vsistdout/', ...args, source, 'centres')).features
  }

  test('lists the collection with its size and extent', async () => {
    expect(await gdal('ogrinfo', '-ro', source)).toContain('1: centres (title: Writing centres) (Point)')
    const summary = await gdal('ogrinfo', '-ro', '-so', source, 'centres')
    expect(summary).toContain(`Feature Count: ${await totalOf()}`)
    expect(summary).toContain('Geometry: Point')
    expect(summary).toMatch(/kind: StringList/)
    expect(summary).toMatch(/longitude: Real/)
    expect(summary).toMatch(/updatedAt: DateTime/)
  })

  test('reads every feature once through small pages, each as we gave it', async () => {
    const features = await read('-oo', 'PAGE_SIZE=60')
    const total = await totalOf()
    expect(asked.filter((url) => url.includes('after=')).length).toBe(Math.ceil(total / 60) - 1)
    const ours: FeatureCollection = (await app.inject('/ogc/collections/centres/items?limit=10000')).json()
    const comparable = (properties: Properties) =>
      Object.entries(properties)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [
          name,
          /At$/.test(name) ? Date.parse(String(value)) : String(value).replaceAll('/', '-'),
        ])
        .sort()
    expect(features.length).toBe(total)
    expect(features.map(({ properties }) => comparable(properties))).toEqual(
      ours.features.map(({ properties }) => comparable(properties)),
    )
    expect(features.map(({ geometry }) => geometry)).toEqual(ours.features.map(({ geometry }) => geometry))
  })

  test('filters by a box on our side, and finds as many as our own box does', async () => {
    const features = await read('-spat', '16.3', '-35', '33', '-22.1')
    expect(asked.some((url) => url.includes('bbox='))).toBe(true)
    expect(features.length).toBe(await totalOf('bbox=16.3,-35,33,-22.1'))
    expect(features.length).toBeGreaterThan(0)
  })

  test.each([
    ["country = 'ZA'", 'country=ZA'],
    ["lifeState = 'active' AND country = 'JP'", 'lifeState=active&country=JP'],
  ])('filters by %s on our side, and finds as many as we do', async (where, query) => {
    const features = await read('-where', where)
    expect(asked.some((url) => query.split('&').every((part) => url.includes(part)))).toBe(true)
    expect(features.length).toBe(await totalOf(query))
    expect(features.length).toBeGreaterThan(0)
  })

  test('finds one by its id, and those that changed since a day', async () => {
    const [first] = (await app.inject('/ogc/collections/centres/items?limit=1')).json().features
    expect((await read('-where', `id = '${first.id}'`)).map(({ properties }) => properties.name)).toEqual([
      first.properties.name,
    ])
    expect((await read('-where', "updatedAt >= '2000/01/01'")).length).toBe(await totalOf())
    expect(asked.some((url) => url.includes('datetime='))).toBe(true)
  })

  test('converts to a GeoPackage that holds as many', async () => {
    const file = join(folder, 'centres.gpkg')
    await gdal('ogr2ogr', '-f', 'GPKG', file, source, 'centres', '-oo', 'PAGE_SIZE=1000')
    const summary = await gdal('ogrinfo', '-ro', '-so', file, 'centres')
    expect(summary).toContain(`Feature Count: ${await totalOf()}`)
    expect(
      await gdal('ogrinfo', '-ro', '-q', file, '-sql', "select count(*) as n from centres where country = 'ZA'"),
    ).toContain(`n (Integer) = ${await totalOf('country=ZA')}`)
  })
})
