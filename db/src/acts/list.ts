import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { acts } from '../schema/acts.ts'

type Row = typeof acts.$inferSelect

export type Act = Pick<Row, 'role' | 'action' | 'subject' | 'subjectId' | 'details'> & {
  id: string
  at: string
  /** Null for somebody who had themselves erased. */
  by: string | null
  /** Whom it was done to, where that is somebody. */
  about: string | null
}

const columns = sql`
  a.id::text, to_char(a.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  coalesce(nullif(p.name, ''), p.email) as by,
  case a.subject
    when 'person' then (select coalesce(nullif(name, ''), email) from people where id = a.subject_id)
    when 'appointment' then (select coalesce(nullif(o.name, ''), o.email, w.email)
      from appointments w left join people o on o.id = w.taken_up_by where w.id = a.subject_id)
  end as about, a.role, a.action, a.subject, a.subject_id as "subjectId", a.details`

const listWhere = (database: Reader, condition: SQL, limit: number) =>
  database.execute<Act>(sql`
    select ${columns} from acts a left join people p on p.id = a.person_id
    where ${condition} order by a.id desc limit ${limit}`)

/** What was done about one thing, newest first. */
export const actsOn = (database: Reader, subject: Row['subject'], subjectId: string, limit: number): Promise<Act[]> =>
  listWhere(database, sql`a.subject = ${subject} and a.subject_id = ${subjectId}`, limit)

type Asked = {
  before: string | undefined
  subject: Row['subject'] | undefined
  personId: string | undefined
  limit: number
}

/** What was done at all before an act, newest first; to one kind of thing, or by one person. */
export const listActs = (database: Reader, { before, subject, personId, limit }: Asked): Promise<Act[]> => {
  const conditions = [
    before === undefined ? undefined : sql`a.id < ${before}::bigint`,
    subject === undefined ? undefined : sql`a.subject = ${subject}`,
    personId === undefined ? undefined : sql`a.person_id = ${personId}`,
  ].filter((condition) => condition !== undefined)
  return listWhere(database, conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `), limit)
}
