import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { Followed } from '../schema/mergers.ts'

export type MergerRecord = {
  id: number
  keptId: string
  goneId: string
  keptChangeId: string
  followed: Followed
  at: string
}

const columns = sql`
  id, kept_id as "keptId", gone_id as "goneId", kept_change_id::text as "keptChangeId", followed,
  ${isoInstant(sql`at`)} as at`

/** How a record went into another, unless that was undone. */
export async function readMerger(database: Reader, goneId: string): Promise<MergerRecord | undefined> {
  const [merger] = await database.execute<MergerRecord>(sql`
    select ${columns} from mergers where gone_id = ${goneId} and split_at is null order by mergers.id desc limit 1`)
  return merger
}

/** The records that went into this one, the last first. */
export const mergersInto = (database: Reader, keptId: string): Promise<MergerRecord[]> =>
  database.execute<MergerRecord>(sql`
    select ${columns} from mergers where kept_id = ${keptId} and split_at is null order by mergers.id desc`)
