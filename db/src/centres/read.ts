import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'
import type { TermRole } from '../schema/centres.ts'
import type { PublicCentre } from './public-centre.ts'

/** The public records of these ids, in their order; ids that do not exist are left out. */
export async function readCentres(database: Reader, ids: string[]): Promise<PublicCentre[]> {
  if (ids.length === 0) return []
  const rows = await database.execute<{ record: PublicCentre }>(sql`${steady}
    select kept.record
    from unnest(${sql.param(ids)}::text[]) with ordinality as asked (id, position)
    join centre_records kept on kept.centre_id = asked.id
    order by asked.position`)
  return rows.map(({ record }) => record)
}

export async function readCentre(database: Reader, id: string): Promise<PublicCentre | undefined> {
  const [centre] = await readCentres(database, [id])
  return centre
}

/** The codes that a record gives for a role, in its order. */
export function codesOf(centre: Pick<PublicCentre, 'terms'>, role: TermRole): string[] {
  return centre.terms.filter((term) => term.role === role).map((term) => term.code)
}
