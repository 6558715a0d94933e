import { makeRelease } from '@centres/api'
import type { Database } from '@centres/db'

/** Makes a release of the directory as it is; returns its number. */
export async function aRelease(database: Database, now: Date = new Date()): Promise<number> {
  const settings = { publicUrl: 'http://localhost:3000', spoolDir: undefined }
  const made = await makeRelease({ primary: database, now: () => now, settings })
  if (made.outcome !== 'made') throw new Error(`no release was made: ${made.outcome}`)
  return made.number
}
