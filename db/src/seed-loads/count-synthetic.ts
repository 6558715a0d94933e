import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** How many made-up centres a database holds already. */
export async function countSynthetic(database: Reader): Promise<number> {
  const [row] = await database.execute<{ count: number }>(
    sql`select count(*)::int as count from centres where is_synthetic`,
  )
  return row?.count ?? 0
}

/** After a load so large that the planner's old picture of the tables misleads it. */
export async function analyzeTables(database: Reader): Promise<void> {
  await database.execute(sql`analyze`)
}
