import { openDatabase, StartupProblem } from '@centres/db'
import { loadSeeds } from './load-seeds.ts'
import { oncePerSecond } from './progress.ts'
import { lineOf } from './refusal.ts'

const onProgress = oncePerSecond((text) => console.log(`${text}…`))

try {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '.data' } = process.env
  const { database, close } = await openDatabase({ databaseUrl, dataDir, max: 1, onProgress })
  try {
    const reports = await loadSeeds(database, { at: new Date().toISOString(), onProgress })
    for (const { name, result } of reports) {
      if (result === 'already loaded') {
        console.log(`Seeds: ${name} already loaded.`)
        continue
      }
      for (const refusal of result.refusals) console.log(`Not loaded: ${lineOf(refusal)}.`)
      for (const note of result.notes) console.log(`Note: ${note}.`)
      console.log(`Seeds: ${result.loaded} loaded.`)
    }
  } finally {
    await close()
  }
} catch (error) {
  if (error instanceof StartupProblem) console.error(error.message)
  else console.error(`The seeds could not be loaded: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
