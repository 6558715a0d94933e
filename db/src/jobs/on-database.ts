import { sql } from 'drizzle-orm'
import { type Db, fromDrizzle } from 'pg-boss'
import type postgres from 'postgres'
import type { Database, Transaction } from '../client.ts'

type Rows = { rows: unknown[] }
type Result = postgres.RowList<postgres.Row[]> | postgres.RowList<postgres.Row[]>[]

/** pg-boss wants the rows of every statement of a text. */
const rowsOf = (result: Result): Rows => ({ rows: 'command' in result ? [...result] : (result.flat() as unknown[]) })

/** Under Drizzle the driver sends dates and JSON as they are. */
function sendable(value: unknown): postgres.ParameterOrJSON<never> {
  if (value instanceof Date) return value.toISOString()
  if (value === undefined) return null
  const isJson = typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value)
  return (isJson ? JSON.stringify(value) : value) as postgres.ParameterOrJSON<never>
}

/** A text with a transaction in it needs one connection, and that connection needs to be clean afterwards. */
async function runScript(client: postgres.Sql, text: string): Promise<Rows> {
  const connection = await client.reserve()
  try {
    return rowsOf((await connection.unsafe(text)) as Result)
  } catch (error) {
    await connection.unsafe('rollback')
    throw error
  } finally {
    connection.release()
  }
}

/** The database as pg-boss asks it. Past Drizzle, whose errors hide the codes that pg-boss looks at. */
export const onDatabase = ({ $client }: Database): Db => ({
  executeSql: async (text, values) => {
    if (values?.length) return rowsOf((await $client.unsafe(text, values.map(sendable))) as Result)
    return /^\s*begin\b/i.test(text) ? runScript($client, text) : rowsOf((await $client.unsafe(text)) as Result)
  },
})

/** A transaction of ours, so that a job and its cause stand or fall together. */
export const onTransaction = (tx: Transaction): Db => fromDrizzle(tx as never, sql as never)
