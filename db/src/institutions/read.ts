import { sql } from 'drizzle-orm'
import type { InstitutionRecord } from '../centres/record.ts'
import type { Reader, Transaction } from '../client.ts'

/** The facts of these institutions, by their ids. */
export async function readInstitutions(database: Reader, ids: number[]): Promise<Map<number, InstitutionRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await database.execute<InstitutionRecord & { id: number }>(sql`
    select i.id, i.type, i.website, i.ror, i.wikidata,
      (select json_agg(json_build_object('text', n.text, 'language', n.language, 'kind', n.kind) order by n.position)
        from institution_names n where n.institution_id = i.id) as names
    from institutions i where i.id = any(${sql.param(ids)}::int[])`)
  return new Map(
    rows.map(({ id, names, type, website, ror, wikidata }) => [id, { names, type, website, ror, wikidata }]),
  )
}

/**
 * Makes whoever gives a centre to one of these institutions, or takes it away, wait until the transaction ends: what is
 * read of who shares them is then still so when they are written.
 */
export async function lockInstitutions(tx: Transaction, ids: number[]): Promise<void> {
  await tx.execute(sql`select from institutions where id = any(${sql.param(ids)}::int[]) order by id for update`)
}
