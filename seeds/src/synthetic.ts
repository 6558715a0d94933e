import { parseArgs } from 'node:util'
import { StartupProblem } from '@centres/db'
import { addSynthetic } from './add-synthetic.ts'
import { loadSeeds } from './load-seeds.ts'
import { run } from './run.ts'

function readArguments(): { count: number; seed: number } {
  const { positionals, values } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' } },
  })
  const [count, seed] = [Number(positionals[0]), Number(values.seed)]
  const isRight = positionals.length === 1 && Number.isSafeInteger(count) && count > 0 && Number.isSafeInteger(seed)
  if (!isRight) throw new StartupProblem('Say how many, as in: pnpm seed:synthetic 100000 [--seed 1]')
  return { count, seed }
}

await run({ read: readArguments, onlyLocally: 'Centres are made up' }, async ({ database, at, onProgress, given }) => {
  const { count, seed } = given
  await loadSeeds(database, { at, onProgress })
  const added = await addSynthetic(database, { count, seed, at, onProgress })
  console.log(`${added} synthetic centres added: ${count} in all.`)
})
