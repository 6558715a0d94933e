import { sql } from 'drizzle-orm'
import { datasetVersion } from './changes/record.ts'
import type { Database, Transaction } from './client.ts'

type Read<Result> = (tx: Transaction, version: string) => Promise<Result>

/**
 * Reads in one transaction that sees the directory as it is at its first question, however many writers go on. The
 * transaction holds a connection, on the embedded database the only one: read, and be gone.
 */
export function atOneVersion<Result>(database: Database, read: Read<Result>): Promise<Result> {
  return database.transaction(async (tx) => read(tx, await datasetVersion(tx)), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
}

/** The same over a cursor: it counts as one statement for as long as it is open, so no time is too long for it. */
export function streamAtOneVersion<Result>(database: Database, read: Read<Result>): Promise<Result> {
  return atOneVersion(database, async (tx, version) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    return read(tx, version)
  })
}
