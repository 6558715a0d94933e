import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { foldText } from '../search/fold.ts'

/** A town of the record's name further away than this is another town. */
const townWithinMetres = 50_000

/**
 * Sets the public points of these centres from the points as entered: unchanged for a building or campus; for a
 * city its town in the gazetteer, or a tenth of a degree; for a region a whole degree; for a country or area its
 * own point; none for online and hidden.
 */
export async function coarsenLocations(tx: Transaction, ids: string[]): Promise<void> {
  const cities = await tx.execute<{ id: string; city: string | null }>(
    sql`select id, city from centres where id = any(${sql.param(ids)}::text[])`,
  )
  const folded = cities.map(({ city }) => (city ? foldText(city) : null))
  await tx.execute(sql`
    update centres set public_location = case precision
      when 'building' then location
      when 'campus' then location
      when 'city' then coalesce(
        (select p.location
          from place_names n join places p on p.kind = n.kind and p.code = n.code
          where n.kind = 'town' and n.folded = asked.city and p.country_code = centres.country_code
            and ST_DWithin(p.location::geography, centres.location::geography, ${townWithinMetres})
          order by p.population desc nulls last limit 1),
        ST_SnapToGrid(location, 0.1))
      when 'region' then ST_SnapToGrid(location, 1)
      when 'country' then (select a.point from areas a where a.code = country_code)
    end
    from unnest(${sql.param(cities.map(({ id }) => id))}::text[], ${sql.param(folded)}::text[]) as asked (id, city)
    where centres.id = asked.id`)
}
