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

/**
 * The atlas joins what the antimeridian cuts, so a part of Fiji or Russia that crosses it seems to go round the
 * whole world: here it is cut again. Antarctica does go round.
 */
const cutAtAntimeridian = sql`case when ST_XMax(geom) - ST_XMin(geom) > 350 and ST_YMax(geom) > -60
  then ST_WrapX(ST_ShiftLongitude(geom), 180, -360) else geom end`

/** Its polygons touch themselves here and there; made valid, only their surfaces count. */
const validated = sql`case when ST_IsValid(geom) then geom else ST_CollectionExtract(ST_MakeValid(geom), 3) end`

const surfaces = sql`
  select ST_Multi(ST_CollectionExtract(ST_Collect(geom), 3))
  from (select (ST_Dump(${validated})).geom
    from (select ${cutAtAntimeridian} as geom
      from ST_Dump(ST_SetSRID(ST_GeomFromGeoJSON(polygon), 4326)) as drawn (path, geom)) as cut) as sound`

async function upsertAreas(tx: Transaction, areas: AreaRecord[]): Promise<void> {
  await tx.execute(sql`
    insert into areas (code, alpha3, "numeric", regions, polygon)
    select code, alpha3, "numeric", string_to_array(regions, ' '), (${surfaces})
    from unnest(${values(areas.map((area) => area.code))}::text[], ${values(areas.map((area) => area.alpha3))}::text[],
      ${values(areas.map((area) => area.numeric))}::text[],
      ${values(areas.map((area) => area.regions.join(' ')))}::text[],
      ${values(areas.map((area) => area.polygon))}::text[]) as area (code, alpha3, "numeric", regions, polygon)
    on conflict (code) do update set alpha3 = excluded.alpha3, "numeric" = excluded."numeric",
      regions = excluded.regions, polygon = excluded.polygon`)
}

/** How far off the coast as Natural Earth draws it a town may lie. */
const offCoastDegrees = 0.1

/**
 * Natural Earth draws some areas as parts of another: Martinique of France, Svalbard of Norway. A part on which
 * a town of such an area lies becomes that area's own.
 */
async function giveParts(tx: Transaction, towns: AreaTown[]): Promise<void> {
  const given = await tx.execute<{ holder: string; area: string; path: string }>(sql`
    with town as materialized (${townRows(towns)}),
    part as (select code, path[1]::text as path, geom,
      ST_Area(geom) < max(ST_Area(geom)) over (partition by code) as lesser
      from (select code, (ST_Dump(polygon)).* from areas) as dumped)
    select part.code as holder, min(town.code) as area, part.path
    from part join town on part.geom && ST_Expand(town.location, ${offCoastDegrees}::float8)
    where part.lesser and ST_DWithin(part.geom, town.location, ${offCoastDegrees}::float8)
    group by part.code, part.path`)
  if (given.length === 0) return
  const moved = sql`unnest(${values(given.map((row) => row.holder))}::text[],
    ${values(given.map((row) => row.area))}::text[], ${values(given.map((row) => row.path))}::text[])
    as moved (holder, area, path)`
  await tx.execute(sql`
    with moved as (select moved.*, whole.geom from ${moved} join areas on areas.code = moved.holder,
      ST_Dump(areas.polygon) as whole where whole.path[1]::text = moved.path)
    update areas set polygon = changed.polygon
    from (
      select area as code, ST_Multi(ST_Collect(geom)) as polygon from moved group by area
      union all
      select areas.code, ST_Multi(ST_Collect(whole.geom)) from areas, ST_Dump(areas.polygon) as whole
      where areas.code in (select holder from moved)
        and not exists (select from moved where holder = areas.code and moved.path = whole.path[1]::text)
      group by areas.code
    ) as changed
    where areas.code = changed.code`)
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

/** Writes all areas, new and known. Of the towns, those of areas that have no polygon count. */
export async function saveAreas(tx: Transaction, areas: AreaRecord[], towns: AreaTown[]): Promise<void> {
  const undrawn = new Set(areas.filter(({ polygon }) => polygon === null).map(({ code }) => code))
  const theirs = towns.filter(({ areaCode }) => undrawn.has(areaCode))
  await upsertAreas(tx, areas)
  await giveParts(tx, theirs)
  await placePoints(tx, theirs)
}
