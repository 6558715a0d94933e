import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { acts } from '../schema/acts.ts'

type Row = typeof acts.$inferSelect

export type Act = Pick<Row, 'role' | 'action' | 'subject' | 'subjectId' | 'details'> & {
  id: string
  at: string
  /** Null for somebody who had themselves erased. */
  by: string | null
}

const columns = sql`
  a.id::text, to_char(a.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  coalesce(nullif(p.name, ''), p.email) as by, a.role, a.action, a.subject, a.subject_id as "subjectId", a.details`

const listWhere = (database: Reader, condition: SQL, limit: number) =>
  database.execute<Act>(sql`
    select ${columns} from acts a left join people p on p.id = a.person_id
    where ${condition} order by a.id desc limit ${limit}`)

/** What was done about one thing, newest first. */
export const actsOn = (database: Reader, subject: Row['subject'], subjectId: string, limit: number): Promise<Act[]> =>
  listWhere(database, sql`a.subject = ${subject} and a.subject_id = ${subjectId}`, limit)

/** What was done at all before an act, newest first. */
export const listActs = (database: Reader, before: string | undefined, limit: number): Promise<Act[]> =>
  listWhere(database, before === undefined ? sql`true` : sql`a.id < ${before}::bigint`, limit)
