import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import type { Point } from '../columns/geometry.ts'

/** What a record holds beyond what readers see of it: as it was entered, and by which rows. */
export type PrivatePart = {
  mailbox: string | null
  location: Point | null
  city: string | null
  adminArea: string | null
  timeZone: string | null
  /** Ids of its institutions, the main one first. */
  hosts: number[]
}

/** The private parts of these centres, by their ids. */
export async function readPrivateParts(database: Reader, ids: string[]): Promise<Map<string, PrivatePart>> {
  if (ids.length === 0) return new Map()
  const rows = await database.execute<PrivatePart & { id: string }>(sql`
    select c.id, m.address as mailbox, c.city, c.admin_area as "adminArea", c.time_zone as "timeZone",
      case when c.location is not null then
        json_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location)) end as location,
      array(select host.institution_id from centre_institutions host where host.centre_id = c.id
        order by host.position) as hosts
    from centres c left join mailboxes m on m.centre_id = c.id
    where c.id = any(${sql.param(ids)}::text[])`)
  return new Map(rows.map(({ id, ...part }) => [id, part]))
}

export async function readPrivatePart(database: Reader, id: string): Promise<PrivatePart> {
  const part = (await readPrivateParts(database, [id])).get(id)
  if (!part) throw new Error('a record that was found')
  return part
}
