import { type Database, openDatabase } from '@centres/db'
import type { Config } from './config.ts'
import type { Program } from './program.ts'

/** What the database may take for one statement of an answer: less than the answer itself may take. */
export const statementMs = 20_000

/**
 * The database that answers are read from: where there are replicas, one of them for the life of the process, since a
 * version and the rows it stands for have to come from one server.
 */
export async function openReading(
  database: Database,
  config: Config,
  { signal, atEnd }: Pick<Program, 'signal' | 'atEnd'>,
): Promise<Database> {
  const replicaUrl = config.replicaUrls[Math.floor(Math.random() * config.replicaUrls.length)]
  if (!replicaUrl) return database
  const replica = await openDatabase({ ...config, databaseUrl: replicaUrl, statementMs, signal })
  atEnd(replica.close)
  return replica.database
}
