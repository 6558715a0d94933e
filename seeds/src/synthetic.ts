import { parseArgs } from 'node:util'
import { openDatabase, StartupProblem } from '@centres/db'
import { addSynthetic } from './add-synthetic.ts'
import { loadSeeds } from './load-seeds.ts'
import { refuseUnlessLocal } from './local-database.ts'
import { oncePerSecond } from './progress.ts'

const usage = 'Say how many, as in: pnpm seed:synthetic 100000 [--seed 1]'

function readArguments(): { count: number; seed: number } {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' } },
  })
  const [count, seed] = [Number(positionals[0]), Number(values.seed)]
  const isRight = positionals.length === 1 && Number.isInteger(count) && count > 0 && Number.isInteger(seed)
  if (!isRight) throw new StartupProblem(usage)
  return { count, seed }
}

const onProgress = oncePerSecond((text) => console.log(`${text}…`))

try {
  const { count, seed } = readArguments()
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '.data' } = process.env
  if (databaseUrl) refuseUnlessLocal(databaseUrl, 'Centres are made up')
  const { database, close } = await openDatabase({ databaseUrl, dataDir, max: 1, onProgress })
  try {
    const at = new Date().toISOString()
    await loadSeeds(database, { at, onProgress })
    const added = await addSynthetic(database, { count, seed, at, onProgress })
    console.log(`${added} synthetic centres added: ${count} in all.`)
  } finally {
    await close()
  }
} catch (error) {
  if (!(error instanceof Error)) throw error
  console.error(error instanceof StartupProblem ? error.message : `No centres were made up: ${error.message}`)
  process.exitCode = 1
}
