import { parseArgs } from 'node:util'
import { StartupProblem } from '@centres/db'
import { runEmbedded } from './embedded.ts'
import { measureExports } from './exports.ts'
import { measureItem } from './measure.ts'
import { mix } from './mix.ts'
import { pgbenchFound } from './plain-load.ts'
import { benchDatabaseUrl, prepare } from './prepare.ts'
import { footnotes, heading, rowOf } from './report.ts'
import { startServer } from './servers.ts'
import { measureStart } from './start-up.ts'

const say = (text: string) => console.error(`${text}…`)

function readArguments() {
  const { values } = parseArgs({
    // pnpm hands its own separator on.
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: {
      only: { type: 'string' },
      centres: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '4' },
      connections: { type: 'string', default: '16' },
      seed: { type: 'string', default: '1' },
      formats: { type: 'string' },
      embedded: { type: 'boolean', default: false },
    },
  })
  const number = (name: 'centres' | 'seconds' | 'connections' | 'seed') => {
    const value = Number(values[name])
    if (!Number.isSafeInteger(value) || value < 1) throw new StartupProblem(`--${name} must be a whole number above 0`)
    return value
  }
  const names = values.only?.split(',')
  const isAsked = (name: string) => !names || names.some((one) => name.startsWith(one))
  const items = mix.filter(({ name }) => isAsked(name))
  const withExports = isAsked('exports')
  if (items.length === 0 && !withExports)
    throw new StartupProblem(`--only takes some of ${mix.map(({ name }) => name).join(', ')}, exports, with commas`)
  return {
    items,
    withExports,
    formats: values.formats?.split(','),
    embedded: values.embedded,
    centres: number('centres'),
    seconds: number('seconds'),
    connections: number('connections'),
    seed: number('seed'),
  }
}

async function runOnServer({
  items,
  withExports,
  formats,
  centres,
  ...load
}: ReturnType<typeof readArguments>): Promise<void> {
  const databaseUrl = benchDatabaseUrl()
  const world = await prepare(databaseUrl, { centres, withPlain: items.length > 0 }, say)
  say('Starting the API')
  const startUp = await measureStart(databaseUrl)
  const api = await startServer('./serve-api.ts', { DATABASE_URL: databaseUrl })
  const constant = await startServer('./serve-constant.ts', {})
  const memoryAtStart = await api.memory()
  try {
    if (items.length > 0) console.log(heading)
    for (const item of items) {
      console.log(rowOf(await measureItem(item, { world, api, constant, databaseUrl, ...load })))
    }
    console.log(
      footnotes({
        startUp,
        memoryAtStart,
        memoryAtEnd: await api.memory(),
        load,
        by: pgbenchFound ? 'pgbench' : 'postgres.js',
      }),
    )
    if (withExports) {
      console.log('')
      await measureExports(databaseUrl, formats)
    }
  } finally {
    await Promise.all([api.stop(), constant.stop()])
  }
}

try {
  const asked = readArguments()
  await (asked.embedded ? runEmbedded(asked.seed, say) : runOnServer(asked))
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
