import { sql } from 'drizzle-orm'
import { connect, type Database } from './client.ts'
import { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded/start.ts'
import { explainFailure, parseDatabaseUrl } from './reach.ts'
import { StartupProblem } from './startup-problem.ts'

export type OpenOptions = {
  /** Without one, PostGIS is started in a child process with its data in `dataDir`. */
  databaseUrl?: string | undefined
  dataDir: string
  onProgress?: (text: string) => void
  /** Connections of the pool on a server; the embedded database always has one. */
  max?: number
  /** The server gives up a statement that runs longer. For readers: a migration takes as long as it takes. */
  statementMs?: number
  /** Gives up the start of the embedded database. */
  signal?: AbortSignal
}

export type OpenedDatabase = {
  database: Database
  url: string
  /** Undefined on a server. */
  embedded: EmbeddedDatabase | undefined
  close: () => Promise<void>
}

export const extensions = ['postgis', 'pg_trgm', 'unaccent', 'fuzzystrmatch', 'btree_gin', 'btree_gist'] as const
const oldestPostgres = 15
const oldestPostgis = [3, 3] as const

async function checkPostgres(database: Database): Promise<void> {
  const [row] = await database.execute<{ number: string; version: string }>(
    sql`SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version`,
  )
  if (Math.floor(Number(row?.number) / 10000) < oldestPostgres) {
    throw new StartupProblem(
      `The server in DATABASE_URL is PostgreSQL ${row?.version}; PostgreSQL ${oldestPostgres} or later is needed.`,
    )
  }
}

function isOldPostgis(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldestPostgis[0] || (major === oldestPostgis[0] && minor < oldestPostgis[1])
}

async function checkExtension(database: Database, name: (typeof extensions)[number]): Promise<void> {
  const [row] = await database.execute<{ installed: string | null; available: string }>(
    sql`SELECT installed_version AS installed, default_version AS available FROM pg_available_extensions WHERE name = ${name}`,
  )
  if (!row) {
    throw new StartupProblem(
      name === 'postgis'
        ? 'The server in DATABASE_URL has no PostGIS. Install PostGIS 3.3 or later on that server (Debian: postgresql-15-postgis-3).'
        : `The server in DATABASE_URL lacks the extension ${name}. Install PostgreSQL's contrib package on that server.`,
    )
  }
  if (name === 'postgis' && isOldPostgis(row.installed ?? row.available)) {
    throw new StartupProblem(
      `The database in DATABASE_URL has PostGIS ${row.installed ?? row.available}; PostGIS 3.3 or later is needed.`,
    )
  }
  if (row.installed !== null) return
  try {
    await database.execute(sql`CREATE EXTENSION IF NOT EXISTS ${sql.identifier(name)}`)
  } catch {
    throw new StartupProblem(
      `The user in DATABASE_URL may not install the extension ${name}. Run once as an administrator of that database: CREATE EXTENSION ${name}.`,
    )
  }
}

async function openServer(
  databaseUrl: string,
  { onProgress = () => {}, max = 10, statementMs }: OpenOptions,
): Promise<OpenedDatabase> {
  parseDatabaseUrl(databaseUrl)
  const database = connect({ url: databaseUrl, max, statementMs })
  try {
    await explainFailure(databaseUrl, onProgress, () => database.execute(sql`SELECT 1`))
    await checkPostgres(database)
    for (const name of extensions) await checkExtension(database, name)
  } catch (error) {
    await database.close()
    throw error
  }
  return { database, url: databaseUrl, embedded: undefined, close: database.close }
}

async function openEmbedded(options: EmbeddedOptions): Promise<OpenedDatabase> {
  const embedded = await startEmbedded(options)
  const database = connect({ url: embedded.url, max: 1 })
  const disconnect = database.close
  const close = async () => {
    await disconnect()
    await embedded.stop()
  }
  return { database, url: embedded.url, embedded, close }
}

/** A database that answers and can do what the program needs; anything else is a StartupProblem. */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const { databaseUrl } = options
  return databaseUrl ? openServer(databaseUrl, options) : openEmbedded(options)
}
