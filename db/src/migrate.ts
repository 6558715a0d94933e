import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { keepMissingRecords } from './centres/keep-records.ts'
import type { Database, Reader, Transaction } from './client.ts'
import { gatherOwnWords } from './proposed-terms/gather.ts'
import { StartupProblem } from './startup-problem.ts'

const migrationsFolder = join(import.meta.dirname, '../../migrations')

// Any number that nothing else on the server locks.
const lockNumber = 7_463_001

async function appliedHashes(database: Reader): Promise<string[]> {
  const [table] = await database.execute<{ there: boolean }>(
    sql`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS there`,
  )
  if (!table?.there) return []
  const rows = await database.execute<{ hash: string }>(sql`SELECT hash FROM drizzle.__drizzle_migrations ORDER BY id`)
  return rows.map(({ hash }) => hash)
}

async function readPending(database: Reader): Promise<MigrationMeta[]> {
  const files = readMigrationFiles({ migrationsFolder })
  const applied = await appliedHashes(database)
  if (applied.some((hash, index) => files[index]?.hash !== hash)) {
    throw new StartupProblem(
      'The database was migrated by another version of this program: its migrations are not those in the folder migrations.',
    )
  }
  return files.slice(applied.length)
}

/** How many migrations the database still lacks. */
export async function pendingMigrations(database: Reader): Promise<number> {
  return (await readPending(database)).length
}

/** Drizzle's own migrator takes no lock; two programs that start at once must not apply the same migration twice. */
async function applyNext(tx: Transaction, onProgress: (text: string) => void): Promise<number> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${lockNumber})`)
  await tx.execute(sql`CREATE SCHEMA IF NOT EXISTS drizzle`)
  await tx.execute(sql`CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (
    id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)`)
  const pending = await readPending(tx)
  const [next] = pending
  if (next) {
    for (const statement of next.sql) await tx.execute(sql.raw(statement))
    await tx.execute(
      sql`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (${next.hash}, ${next.folderMillis})`,
    )
  }
  // With the last migration and not after it: a migrated database has every record and every case, also when this is cut short.
  if (pending.length <= 1) {
    await keepMissingRecords(tx, onProgress)
    await gatherOwnWords(tx)
  }
  return pending.length
}

/**
 * Applies every pending migration, each in a transaction of its own, and makes the records that SQL alone cannot
 * compose; returns how many migrations there were.
 */
export async function migrate(database: Database, onProgress: (text: string) => void = () => {}): Promise<number> {
  const total = await pendingMigrations(database)
  if (total > 0) onProgress(`Migrating the database (${total} steps)`)
  for (let count = 0; ; count++) {
    const left = await database.transaction((tx) => applyNext(tx, onProgress))
    if (left === 0) return count
  }
}
