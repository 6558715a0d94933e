import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Actor } from '../schema/changes.ts'

export type PublicChange = {
  id: string
  at: string
  actor: Actor
  action: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  source: string | null
}

/** The changes of one record, newest first, older than the change `before` where that is given. */
export async function centreHistory(
  database: Reader,
  id: string,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<{ items: PublicChange[]; next: string | null }> {
  const rows = await database.execute<PublicChange>(sql`
    select id::text, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor, action,
      before, after, source
    from changes
    where subject = 'centre' and subject_id = ${id} and ${before === undefined ? sql`true` : sql`id < ${before}::int8`}
    order by id desc
    limit ${limit + 1}`)
  const items = rows.slice(0, limit).map((row) => ({ ...row }))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
