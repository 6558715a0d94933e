import { type Database, openDatabase, StartupProblem } from '@centres/db'
import { refuseUnlessLocal } from './local-database.ts'

export type Run<Given> = { database: Database; at: string; onProgress: (text: string) => void; given: Given }

type Choice<Given> = {
  /** Reads what was typed, before anything is opened. */
  read: () => Given
  /** What is done, for the refusal; undefined where it may be done on any machine. */
  onlyLocally?: string
}

/** Opens the database of the environment, does the work and closes it; what goes wrong is one line and exit code 1. */
export async function run<Given>(
  { read, onlyLocally }: Choice<Given>,
  work: (run: Run<Given>) => Promise<void>,
): Promise<void> {
  const onProgress = (text: string) => console.log(`${text}…`)
  try {
    const given = read()
    const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '.data' } = process.env
    if (databaseUrl && onlyLocally) refuseUnlessLocal(databaseUrl, onlyLocally)
    const { database, close } = await openDatabase({ databaseUrl, dataDir, max: 1, onProgress })
    try {
      await work({ database, at: new Date().toISOString(), onProgress, given })
    } finally {
      await close()
    }
  } catch (error) {
    const isExpected = error instanceof StartupProblem
    console.error(isExpected ? error.message : `The seeds could not be loaded: ${firstLine(error)}`)
    process.exitCode = 1
  }
}

/** The driver's own words, without the query that they were said of. */
function firstLine(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return String(cause instanceof Error ? cause.message : cause).split('\n')[0] ?? ''
}
