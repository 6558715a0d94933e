import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { type PublicCentre, readCentres } from './read.ts'

export type Shared = 'kind' | 'language' | 'institutionType' | 'place'
export type SimilarCentre = PublicCentre & { distanceMetres: number | null; shares: Shared[] }

/** Nearer than this counts as the same place. */
const nearMetres = 100_000
/** Among how many of the nearest and of those that share most the peers are chosen. */
const candidates = 200

/**
 * Peers of a centre, those that share most first: its kinds, languages of sessions, type of institution, and
 * its surroundings. A rare kind or language counts for more than one that most centres share.
 */
export async function similarCentres(database: Reader, id: string, limit: number): Promise<SimilarCentre[]> {
  const rows = await database.execute<{ id: string; shares: Shared[]; distance: number | null }>(sql`
    with me as materialized (select * from listings where centre_id = ${id}),
    uses as materialized (
      select t.id, t.facet, (select count(*) from listings x where x.tags @> array[t.id]) as uses
      from me, tags t where t.id = any(me.tags) and t.facet in ('kind', 'language', 'institutionType')
    ),
    rare as (select coalesce(array_agg(u.id), '{}') as ids from
      (select id from uses order by uses limit 3) u),
    pool as (
      (select l.centre_id from listings l, me, rare
        where l.tags && rare.ids and l.centre_id <> me.centre_id order by l.point <-> me.point limit ${candidates})
      union
      (select l.centre_id from listings l, me
        where me.point is not null and l.centre_id <> me.centre_id order by l.point <-> me.point limit ${candidates})
    ),
    scored as (
      select l.centre_id, l.lot,
        ST_Distance(l.point::geography, me.point::geography) as distance,
        coalesce((select sum(1 / ln(2 + u.uses)) from uses u where u.id = any(l.tags)), 0) as shared,
        array(select distinct u.facet from uses u where u.id = any(l.tags)) as facets
      from pool join listings l using (centre_id), me
    )
    select centre_id as id, distance,
      facets || case when distance <= ${nearMetres} then array['place'] else '{}'::text[] end as shares
    from scored
    order by shared + case when distance <= ${nearMetres} then 0.3 else 0 end desc, distance nulls last, lot
    limit ${limit}`)
  const centres = await readCentres(
    database,
    rows.map((row) => row.id),
  )
  return centres.flatMap((centre) => {
    const row = rows.find((one) => one.id === centre.id)
    if (!row) return []
    return [{ ...centre, shares: row.shares, distanceMetres: row.distance === null ? null : Math.round(row.distance) }]
  })
}
