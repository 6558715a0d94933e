import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** The codes that filters may name, by vocabulary; countries and areas and regions stand beside the vocabularies. */
export async function knownCodes(database: Reader): Promise<Map<string, Set<string>>> {
  const rows = await database.execute<{ list: string; codes: string[] }>(sql`
    select vocabulary as list, array_agg(code order by position) as codes from terms group by vocabulary
    union all
    select 'area', array_agg(code order by code) from areas
    union all
    select 'region', array_agg(distinct region) from areas, unnest(regions) as region
    union all
    select 'language', array_agg(distinct code) from tags where facet in ('language', 'textLanguage')`)
  return new Map(rows.map(({ list, codes }) => [list, new Set(codes ?? [])]))
}
