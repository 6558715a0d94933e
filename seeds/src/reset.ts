import { dropEverything, migrate } from '@centres/db'
import { loadSeeds } from './load-seeds.ts'
import { run } from './run.ts'
import { linesOfReports } from './say-report.ts'

await run({ read: () => null, onlyLocally: 'Everything is dropped' }, async ({ database, at, onProgress }) => {
  await dropEverything(database)
  await migrate(database, onProgress)
  for (const line of linesOfReports(await loadSeeds(database, { at, onProgress }))) console.log(line)
})
