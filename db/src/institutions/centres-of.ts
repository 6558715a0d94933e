import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** Which centres these institutions host, whatever state their records are in. */
export async function centresOfInstitutions(
  database: Reader,
  ids: number[],
): Promise<{ institutionId: number; centreId: string }[]> {
  if (ids.length === 0) return []
  return database.execute<{ institutionId: number; centreId: string }>(sql`
    select institution_id as "institutionId", centre_id as "centreId" from centre_institutions
    where institution_id = any(${sql.param(ids)}::int[]) order by institution_id, centre_id`)
}
