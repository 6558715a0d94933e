import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'

/** A database, or a transaction in one: what a query that only reads needs. */
export type Reader = PostgresJsDatabase<typeof schema>

export type Transaction = Parameters<Parameters<Reader['transaction']>[0]>[0]

export type Database = Reader & { $client: postgres.Sql; close: () => Promise<void> }

export type ConnectOptions = { url: string; max: number }

/** Like libpq, and unlike the driver, takes a socket's folder as `?host=/folder&port=5432`. */
function splitSocket(url: string): { url: string; host?: string; port?: number } {
  const parsed = new URL(url)
  const host = parsed.searchParams.get('host')
  if (!host) return { url }
  const port = Number(parsed.searchParams.get('port') ?? 5432)
  parsed.searchParams.delete('host')
  parsed.searchParams.delete('port')
  return { url: parsed.href, host, port }
}

export function connect({ url, max }: ConnectOptions): Database {
  const { url: address, ...socket } = splitSocket(url)
  const client = postgres(address, { max, onnotice: () => {}, connect_timeout: 30, ...socket })
  const database = drizzle(client, { schema, casing: 'snake_case' })
  return Object.assign(database, { close: () => client.end({ timeout: 5 }) })
}
