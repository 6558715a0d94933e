import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** The host of a web address written backwards, so that an index finds all hosts of a domain. */
const backwards = (column: 'c.website' | 'i.website') =>
  sql.raw(`reverse(lower(substring(${column} from '^https?://([^/:?#]+)')))`)

/** Ids of listed centres whose website, or that of their institution, is of a domain such as example.ac.za. */
export async function centresOfDomain(database: Reader, domain: string, limit: number): Promise<string[]> {
  const reversed = [...domain.toLowerCase()].reverse().join('')
  const isOfDomain = (column: 'c.website' | 'i.website') => sql`(
    ${backwards(column)} = ${reversed} or ${backwards(column)} like ${`${reversed.replace(/[\\%_]/g, '\\$&')}.%`})`
  const rows = await database.execute<{ id: string }>(sql`
    select l.centre_id as id from listings l where l.centre_id in (
      select c.id from centres c where ${isOfDomain('c.website')}
      union
      select host.centre_id from institutions i join centre_institutions host on host.institution_id = i.id
      where ${isOfDomain('i.website')})
    order by l.centre_id limit ${limit}`)
  return rows.map(({ id }) => id)
}
