import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'

/** A database, or a transaction in one: what a query that only reads needs. */
export type Reader = PostgresJsDatabase<typeof schema>

export type Transaction = Parameters<Parameters<Reader['transaction']>[0]>[0]

export type Database = Reader & { $client: postgres.Sql; close: () => Promise<void> }

const steadyMark = '/* steady */ '

/**
 * Begins a statement whose text is the same whatever is asked: each connection then parses and plans it once. Not for
 * conditions that come and go, whose texts are without end, nor where the best plan depends on the values.
 */
export const steady = sql.raw(steadyMark)

function prepareSteady(client: postgres.Sql): void {
  const { unsafe } = client
  client.unsafe = (text, parameters, options) =>
    unsafe(text, parameters, { ...options, prepare: text.startsWith(steadyMark) })
}

export type ConnectOptions = {
  url: string
  max: number
  /** The server gives up a statement that runs longer; the embedded database has no timer and lets it run. */
  statementMs?: number | undefined
}

type Address = { url: string; max?: number; host?: string; port?: number }

/**
 * Like libpq, and unlike the driver, takes a socket's folder as `?host=/folder&port=5432`. `&max=1` is ours: the
 * embedded database says in its address that it has one connection, and on a server it sets the size of the pool.
 */
function readAddress(url: string): Address {
  const parsed = new URL(url)
  const take = (name: string) => {
    const value = parsed.searchParams.get(name)
    parsed.searchParams.delete(name)
    return value
  }
  const [max, host, port] = [take('max'), take('host'), take('port')]
  return {
    url: parsed.href,
    ...(max ? { max: Number(max) } : {}),
    ...(host ? { host, port: Number(port ?? 5432) } : {}),
  }
}

export function connect({ url, max, statementMs }: ConnectOptions): Database {
  const { url: address, ...said } = readAddress(url)
  const connection = statementMs ? { statement_timeout: statementMs } : {}
  const client = postgres(address, { max, onnotice: () => {}, connect_timeout: 30, connection, ...said })
  prepareSteady(client)
  const database = drizzle(client, { schema, casing: 'snake_case' })
  return Object.assign(database, { close: () => client.end({ timeout: 5 }) })
}
