import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { connect, type Database, migrate, openDatabase } from '@centres/db'
import postgres from 'postgres'
import { loadSeeds } from './load-seeds.ts'
import { once } from './once.ts'

export const serverUrl = process.env.TEST_DATABASE_URL

function urlOf(name: string): string {
  const url = new URL(serverUrl ?? '')
  url.pathname = `/${name}`
  return url.href
}

const prefixOf = (runFolder: string) => basename(runFolder).replaceAll('-', '_').toLowerCase()

async function administer<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(serverUrl ?? '', { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

const create = (name: string, from: string) =>
  administer((sql) => sql`CREATE DATABASE ${sql(name)} TEMPLATE ${sql(from)}`)

const drop = (name: string) => administer((sql) => sql`DROP DATABASE IF EXISTS ${sql(name)} WITH (FORCE)`)

async function template(runFolder: string, seeded: boolean): Promise<string> {
  const migrated = `${prefixOf(runFolder)}_migrated`
  await once(runFolder, 'migrated-on-server', async () => {
    await create(migrated, 'template0')
    const { database, close } = await openDatabase({ databaseUrl: urlOf(migrated), dataDir: '', max: 1 })
    await migrate(database)
    await close()
  })
  if (!seeded) return migrated
  const loaded = `${prefixOf(runFolder)}_seeded`
  await once(runFolder, 'seeded-on-server', async () => {
    await create(loaded, migrated)
    loadSeeds(urlOf(loaded))
  })
  return loaded
}

export async function serverDatabase(runFolder: string, seeded: boolean): Promise<{ url: string; database: Database }> {
  const from = await template(runFolder, seeded)
  const name = `${prefixOf(runFolder)}_${randomUUID().slice(0, 8)}`
  await create(name, from)
  const url = urlOf(name)
  const database = connect({ url, max: 4 })
  const disconnect = database.close
  const close = async () => {
    await disconnect()
    await drop(name)
  }
  return { url, database: Object.assign(database, { close }) }
}

/** Templates, and what a test file left that ended before its time. */
export async function dropServerDatabases(runFolder: string): Promise<void> {
  if (!serverUrl) return
  const names = await administer(
    (sql) => sql<{ name: string }[]>`
      SELECT datname AS name FROM pg_database WHERE starts_with(datname, ${`${prefixOf(runFolder)}_`})`,
  )
  for (const { name } of names) await drop(name)
}
