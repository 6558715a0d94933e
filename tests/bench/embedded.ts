import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, migrate, openDatabase } from '@centres/db'
import { loadSeeds } from '../support/load-seeds.ts'
import { type Draw, drawFrom } from './draw.ts'
import { mix } from './mix.ts'
import { startServer } from './servers.ts'
import { readWorld, type World } from './world.ts'

const requests = 200
/** Milliseconds that nineteen of twenty reads may take. */
const target = 50

type Read = { name: string; path: (world: World, draw: Draw) => string }

const reads: Read[] = [
  ...mix.map(({ name, draw: drawVariant }) => ({
    name,
    path: (world: World, draw: Draw) => drawVariant(world, draw).path,
  })),
  { name: 'similar', path: (world, draw) => `/v1/centres/${draw.oneOf(world.ids)}/similar` },
  { name: 'history', path: (world, draw) => `/v1/centres/${draw.oneOf(world.ids)}/history` },
  { name: 'everything, facets', path: (_, draw) => `/v1/centres/facets?bbox=-180,-90,180,${draw.between(85, 90)}` },
  { name: 'everything, points', path: (_, draw) => `/v1/centres/points?bbox=-180,-90,180,${draw.between(85, 90)}` },
  { name: 'places', path: (world, draw) => `/v1/places?q=${draw.oneOf(world.words)[1].slice(0, 5)}` },
  { name: 'vocabularies', path: (_, draw) => `/v1/vocabularies?lang=${draw.oneOf(['en', 'fr', 'ar', 'es', 'af'])}` },
]

/** Migrates and seeds a new embedded database as `npm start` does, and looks at what is in it. */
async function fill(dataDir: string): Promise<World> {
  const { database, url, close } = await openDatabase({ dataDir })
  try {
    await migrate(database)
    // The embedded database has one connection: who follows waits for it.
    await database.close()
    loadSeeds(url)
    const again = connect({ url, max: 1 })
    const world = await readWorld(again.$client)
    await again.close()
    return world
  } finally {
    await close()
  }
}

async function time(url: string): Promise<number> {
  const began = performance.now()
  const response = await fetch(url)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return performance.now() - began
}

/** One client that reads one thing after the other, on the embedded database with the real centres. */
export async function runEmbedded(seed: number, say: (text: string) => void): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'centres-bench-'))
  try {
    say('Making an embedded database with the real centres')
    const world = await fill(dataDir)
    say('Starting the API on it')
    const began = performance.now()
    const api = await startServer('./serve-api.ts', { DATABASE_URL: undefined, DATA_DIR: dataDir })
    const startUp = performance.now() - began
    try {
      console.log('| Read | p50 ms | p95 ms | most ms | target p95 |\n| --- | ---: | ---: | ---: | ---: |')
      for (const read of reads) {
        const draw = drawFrom(seed)
        const times: number[] = []
        for (let request = 0; request < requests; request++) times.push(await time(api.url + read.path(world, draw)))
        times.sort((one, other) => one - other)
        const cells = [0.5, 0.95, 1].map((part) => times[Math.ceil(requests * part) - 1]?.toFixed(1))
        console.log(`| ${[read.name, ...cells, target].join(' | ')} |`)
      }
      console.log(`\n- Ready ${(startUp / 1000).toFixed(1)} s after a second start (target 10 s)`)
    } finally {
      await api.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
