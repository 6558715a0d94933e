import { loadSeeds } from './load-seeds.ts'
import { run } from './run.ts'
import { linesOfReports } from './say-report.ts'

await run({ read: () => null }, async ({ database, at, onProgress }) => {
  for (const line of linesOfReports(await loadSeeds(database, { at, onProgress }))) console.log(line)
})
