import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { Moderates } from '../people/me.ts'

/** One part of what somebody decides on; `by` is null for whoever the settings name, and for an erased person. */
export type AppointedRecord = Moderates & { since: string; by: string | null }

export type StaffRecord = {
  id: string
  email: string
  name: string
  language: string
  moderates: AppointedRecord[]
  administrator: { since: string; by: string | null } | null
  lastActAt: string | null
  /** Newest act about this person: whoever read an older one decides on what is no longer so. */
  version: string
}

export type WaitingRecord = {
  id: string
  email: string
  language: string
  moderates: Moderates[]
  isAdministrator: boolean
  by: string | null
  createdAt: string
  expiresAt: string
}

const at = (column: string) => isoInstant(sql.raw(column))
const called = sql`coalesce(nullif(a.name, ''), a.email)`

const staff = sql`
  select p.id, p.email, p.name, p.language,
    coalesce((select json_agg(json_build_object('scope', m.scope, 'code', m.code, 'since', ${at('m.since')}, 'by', ${called})
        order by m.scope, m.code)
      from moderators m left join people a on a.id = m.appointed_by where m.person_id = p.id), '[]') as moderates,
    (select json_build_object('since', ${at('d.since')}, 'by', ${called})
      from administrators d left join people a on a.id = d.appointed_by where d.person_id = p.id) as administrator,
    (select ${at('max(acts.at)')} from acts where acts.person_id = p.id) as "lastActAt",
    (select coalesce(max(acts.id), 0)::text from acts where subject = 'person' and subject_id = p.id) as version
  from people p`

/** Whoever decides on anything, those who have done so the longest first. */
export const listStaff = (database: Reader): Promise<StaffRecord[]> =>
  database.execute<StaffRecord>(sql`
    ${staff} where p.id in (select person_id from moderators union select person_id from administrators)
    order by (select min(since) from moderators where person_id = p.id), p.id`)

/** Anybody who has ever signed in, by id or address, whether they decide on anything or not. */
export async function findStaff(
  database: Reader,
  wanted: { id: string } | { email: string },
): Promise<StaffRecord | undefined> {
  const [found] = await database.execute<StaffRecord>(
    'id' in wanted ? sql`${staff} where p.id = ${wanted.id}` : sql`${staff} where lower(p.email) = ${wanted.email}`,
  )
  return found
}

/** What nobody has taken up yet and still can, the newest first. */
export const listWaiting = (database: Reader, moment: string): Promise<WaitingRecord[]> =>
  database.execute<WaitingRecord>(sql`
    select w.id, w.email, w.language, w.moderates, w.is_administrator as "isAdministrator", ${called} as by,
      ${at('w.created_at')} as "createdAt", ${at('w.expires_at')} as "expiresAt"
    from appointments w left join people a on a.id = w.appointed_by
    where w.email is not null and w.expires_at > ${moment} order by w.created_at desc, w.id`)
