import { sql } from 'drizzle-orm'
import { type LoggedChange, loggedColumns } from '../changes/logged.ts'
import type { Reader } from '../client.ts'

/** The changes of one record, newest first, older than the change `before` where that is given. */
export async function centreHistory(
  database: Reader,
  id: string,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<{ items: LoggedChange[]; next: string | null }> {
  const rows = await database.execute<LoggedChange>(sql`
    select ${loggedColumns}
    from changes
    where subject = 'centre' and subject_id = ${id} and ${before === undefined ? sql`true` : sql`id < ${before}::int8`}
    order by id desc
    limit ${limit + 1}`)
  const items = rows.slice(0, limit).map((row) => ({ ...row }))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
