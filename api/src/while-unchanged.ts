import { type Database, datasetVersion } from '@centres/db'
import { Unavailable } from './errors.ts'

const mostTries = 3

/**
 * What is read in several ways, which no transaction holds together, agrees: where a change came between them, it is
 * read again. Numbers of two versions are never told as those of one.
 */
export async function whileUnchanged<Result>(
  database: Database,
  read: (version: string) => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; tries < mostTries; tries++) {
    const version = await datasetVersion(database)
    const result = await read(version)
    if (version === (await datasetVersion(database))) return result
  }
  throw new Unavailable('The directory is changing faster than it can be read. Try again in a moment.')
}
