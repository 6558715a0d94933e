import { drawFrom } from './draw.ts'
import { cycle, type Measured, measureHttp, type Request } from './http-load.ts'
import { type Item, unrepeated, type Variant } from './mix.ts'
import { measurePlain } from './plain-load.ts'
import type { Started } from './servers.ts'
import type { World } from './world.ts'

export type Setting = {
  world: World
  api: Started
  constant: Started
  databaseUrl: string
  seconds: number
  connections: number
  seed: number
}

export type Result = {
  item: Item
  /** Answers per second of the plain SQL and of a bare server that sends a constant. */
  plain: number
  constant: number
  unrepeated: Measured
  repeated: Measured
  revalidated: Measured
  /** Of one answer, as it is and compressed with brotli. */
  bytes: number
  compressed: number
  /** Where the answer tells how many centres it holds. */
  centres: number | undefined
}

const variantsRepeated = 64
/** As many as the plain SQL draws from; it keeps no answers, so repeating them costs it nothing. */
const variantsOfPlain = 256
/** Before anything is measured, so that connections are open, code is compiled and the listings are in memory. */
const variantsToWarmUp = 32
/** Plain SQL and API take turns, so that a slow spell of the machine meets both. */
const turns = 2

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

function together(runs: Measured[]): Measured {
  const of = (key: keyof Measured) => runs.map((run) => run[key])
  return {
    perSecond: mean(of('perSecond')),
    p50: mean(of('p50')),
    p99: Math.max(...of('p99')),
    total: of('total').reduce((sum, one) => sum + one, 0),
  }
}

async function look(url: string, { path }: Variant) {
  const response = await fetch(`${url}${path}`, { headers: { 'accept-encoding': 'identity' } })
  const body = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body.toString().slice(0, 300)}`)
  return { body, etag: response.headers.get('etag') ?? '' }
}

/** fetch takes compressed bodies apart, so their size comes from the header. */
async function compressedSize(url: string, { path }: Variant, { length }: Buffer): Promise<number> {
  const response = await fetch(`${url}${path}`, { headers: { 'accept-encoding': 'br' } })
  await response.arrayBuffer()
  return response.headers.has('content-encoding') ? Number(response.headers.get('content-length')) : length
}

function centresIn(body: Buffer): number | undefined {
  if (body[0] !== 0x7b) return undefined
  const { total } = JSON.parse(body.toString()) as { total?: number }
  return total
}

export async function measureItem(item: Item, setting: Setting): Promise<Result> {
  const { world, api, constant, databaseUrl, seconds, connections, seed } = setting
  const fresh = unrepeated(item, world, drawFrom(seed))
  const take = (count: number) => Array.from({ length: count }, () => fresh.next().value)
  const load = { url: api.url, connections, seconds }

  for (const variant of take(variantsToWarmUp)) await look(api.url, variant)
  const plainVariants = take(variantsOfPlain)
  const plainRuns: number[] = []
  const freshRuns: Measured[] = []
  for (let turn = 0; turn < turns; turn++) {
    const plainLoad = { url: databaseUrl, connections, seconds: Math.ceil(seconds / turns), seed: seed + turn }
    plainRuns.push(await measurePlain(item.plain, plainVariants, plainLoad))
    freshRuns.push(await measureHttp(() => fresh.next().value, { ...load, seconds: seconds / turns }))
  }

  const kept = take(variantsRepeated)
  const looked: Awaited<ReturnType<typeof look>>[] = []
  for (const variant of kept) looked.push(await look(api.url, variant))
  const bytes = Math.round(mean(looked.map(({ body }) => body.length)))
  const repeated = await measureHttp(cycle(kept.map(({ path }) => ({ path }))), load)
  const known: Request[] = kept.map(({ path }, index) => ({
    path,
    headers: { 'if-none-match': looked[index]?.etag ?? '' },
  }))
  const revalidated = await measureHttp(cycle(known), load, 304)
  const bare = await measureHttp(() => ({ path: `/${bytes}` }), { ...load, url: constant.url })

  const sizes: number[] = []
  for (const [index, variant] of kept.slice(0, 8).entries()) {
    sizes.push(await compressedSize(api.url, variant, looked[index]?.body ?? Buffer.alloc(0)))
  }
  const counts = looked.flatMap(({ body }) => centresIn(body) ?? [])
  return {
    item,
    plain: mean(plainRuns),
    constant: bare.perSecond,
    unrepeated: together(freshRuns),
    repeated,
    revalidated,
    bytes,
    compressed: Math.round(mean(sizes)),
    centres: counts.length > 0 ? Math.round(mean(counts)) : undefined,
  }
}
