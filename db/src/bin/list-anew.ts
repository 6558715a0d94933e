import { listAllCentres } from '../centres/list-all.ts'
import { openDatabase } from '../open.ts'
import { StartupProblem } from '../startup-problem.ts'

const onProgress = (text: string) => console.log(`${text}…`)

try {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '.data' } = process.env
  const { database, close } = await openDatabase({ databaseUrl, dataDir, max: 1, onProgress })
  try {
    const at = new Date().toISOString()
    const say = (done: number) => onProgress(`${done} centres listed anew`)
    const count = await database.transaction((tx) => listAllCentres(tx, at, say))
    console.log(`${count} centres listed anew. Restart the processes that serve them.`)
  } finally {
    await close()
  }
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
