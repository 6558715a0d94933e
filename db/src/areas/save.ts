import { sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import type { Point } from '../columns/geometry.ts'

export type AreaRecord = {
  /** ISO 3166-1 alpha-2. */
  code: string
  alpha3: string | null
  numeric: string | null
  /** UN M49 codes, widest first. */
  regions: string[]
  /** GeoJSON text. */
  polygon: string | null
}

export type AreaTown = { areaCode: string; population: number; location: Point }

const values = (list: (string | number | null)[]) => sql.param(list)

const townRows = (towns: AreaTown[]) => sql`
  select code, population, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) as location
  from unnest(${values(towns.map((town) => town.areaCode))}::text[],
    ${values(towns.map((town) => town.population))}::int[],
    ${values(towns.map((town) => town.location.longitude))}::float8[],
    ${values(towns.map((town) => town.location.latitude))}::float8[]) as town (code, population, longitude, latitude)`

/** Natural Earth's polygons touch themselves here and there; made valid, only their surfaces count. */
const surfaces = sql`case when polygon is not null then
  ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(polygon), 4326)), 3)) end`

async function upsertAreas(tx: Transaction, areas: AreaRecord[]): Promise<void> {
  await tx.execute(sql`
    insert into areas (code, alpha3, "numeric", regions, polygon)
    select code, alpha3, "numeric", string_to_array(regions, ' '), ${surfaces}
    from unnest(${values(areas.map((area) => area.code))}::text[], ${values(areas.map((area) => area.alpha3))}::text[],
      ${values(areas.map((area) => area.numeric))}::text[],
      ${values(areas.map((area) => area.regions.join(' ')))}::text[],
      ${values(areas.map((area) => area.polygon))}::text[]) as area (code, alpha3, "numeric", regions, polygon)
    on conflict (code) do update set alpha3 = excluded.alpha3, "numeric" = excluded."numeric",
      regions = excluded.regions, polygon = excluded.polygon`)
}

/**
 * Natural Earth draws some areas as parts of another: Martinique of France, Svalbard of Norway. A part on which
 * all towns are of such an area becomes that area's own.
 */
async function giveParts(tx: Transaction, towns: AreaTown[]): Promise<void> {
  const given = await tx.execute<{ holder: string; area: string; part: string }>(sql`
    with town as (${townRows(towns)}),
    orphan as (select town.* from town join areas using (code) where areas.polygon is null),
    holder as (select areas.code, areas.polygon from areas
      where exists (select from orphan where ST_Intersects(areas.polygon, orphan.location))),
    part as (select holder.code, (ST_Dump(holder.polygon)).geom from holder)
    select part.code as holder, min(orphan.code) as area, part.geom::text as part
    from part join orphan on ST_Intersects(part.geom, orphan.location)
    where not exists (select from town where town.code = part.code and ST_Intersects(part.geom, town.location))
    group by part.code, part.geom`)
  if (given.length === 0) return
  const holders = values(given.map((row) => row.holder))
  const takers = values(given.map((row) => row.area))
  const parts = values(given.map((row) => row.part))
  const moved = sql`unnest(${holders}::text[], ${takers}::text[], ${parts}::text[]) as moved (holder, area, part)`
  await tx.execute(sql`
    update areas set polygon = taken.polygon
    from (select area, ST_Multi(ST_Union(part::geometry)) as polygon from ${moved} group by area) as taken
    where areas.code = taken.area`)
  await tx.execute(sql`
    update areas set polygon = (select ST_Multi(ST_Collect(whole.geom)) from ST_Dump(areas.polygon) as whole
      where not exists (select from ${moved} where moved.holder = areas.code and moved.part::geometry = whole.geom
        and ST_Equals(moved.part::geometry, whole.geom)))
    where code = any(${holders}::text[])`)
}

/** On the largest part of an area, or in the largest town of one without a polygon. */
async function placePoints(tx: Transaction, towns: AreaTown[]): Promise<void> {
  await tx.execute(sql`
    update areas set point = coalesce(
      (select ST_PointOnSurface(part.geom) from ST_Dump(areas.polygon) as part order by ST_Area(part.geom) desc limit 1),
      largest.location)
    from areas as area
    left join (select distinct on (code) code, location from (${townRows(towns)}) as town
      order by code, population desc) as largest on largest.code = area.code
    where areas.code = area.code`)
}

/** Writes all areas, new and known. */
export async function saveAreas(tx: Transaction, areas: AreaRecord[], towns: AreaTown[]): Promise<void> {
  await upsertAreas(tx, areas)
  await giveParts(tx, towns)
  await placePoints(tx, towns)
}
