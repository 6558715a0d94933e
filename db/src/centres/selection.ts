import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { type TextQuery, textQuery } from '../search/query.ts'
import { type Facet, facets } from './tags.ts'

/** Degrees: west, south, east, north. A west that exceeds the east crosses the antimeridian. */
export type Box = [west: number, south: number, east: number, north: number]

/** Which centres are meant: codes of a facet are alternatives, everything else must hold together. */
export type CentreSelection = {
  q?: string | undefined
  bbox?: Box | undefined
  /** Longitude, latitude. */
  near?: [number, number] | undefined
  radiusKm?: number | undefined
  /** ISO instant. */
  confirmedSince?: string | undefined
} & { [facet in Facet]?: string[] | undefined }

/** A selection as conditions on listings l. */
export type Conditions = {
  /** Those that are no facet. */
  shared: SQL[]
  byFacet: Map<Facet, SQL>
  text: TextQuery | undefined
}

/** A box whose west exceeds its east is two boxes, one each side of the antimeridian. */
function isWithin([west, south, east, north]: Box): SQL {
  if (west > east) return sql`(${isWithin([west, south, 180, north])} or ${isWithin([-180, south, east, north])})`
  return sql`l.point && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`
}

export function geographyOf([longitude, latitude]: [number, number]): SQL {
  return sql`ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4326)::geography`
}

/** The conditions on codes: a code that no listing has finds nothing, which is an answer and not an error. */
async function facetConditions(database: Reader, selection: CentreSelection): Promise<Map<Facet, SQL>> {
  const asked = facets.flatMap((facet) => (selection[facet] ?? []).map((code) => ({ facet, code })))
  if (asked.length === 0) return new Map()
  const rows = await database.execute<{ id: number; facet: Facet }>(sql`
    select id, facet from tags where (facet, code) in (
      select * from unnest(${sql.param(asked.map(({ facet }) => facet))}::text[], ${sql.param(
        asked.map(({ code }) => code),
      )}::text[]))`)
  const chosen = facets.filter((facet) => selection[facet] !== undefined)
  return new Map(
    chosen.map((facet) => {
      const ids = rows.filter((row) => row.facet === facet).map(({ id }) => id)
      return [facet, sql`l.tags && ${sql.param(ids)}::int[]`]
    }),
  )
}

/** Looks up what the codes and words of a selection stand for. */
export async function conditionsOf(database: Reader, selection: CentreSelection): Promise<Conditions> {
  const { q, bbox, near, radiusKm, confirmedSince } = selection
  const byFacet = await facetConditions(database, selection)
  const text = q === undefined ? undefined : await textQuery(database, q)
  const shared: SQL[] = []
  if (q !== undefined) shared.push(text ? sql`l.document @@ ${text.loose}::tsquery` : sql`false`)
  if (bbox) shared.push(isWithin(bbox))
  if (near && radiusKm !== undefined) {
    shared.push(sql`ST_DWithin(l.point::geography, ${geographyOf(near)}, ${radiusKm * 1000}::float8)`)
  }
  if (confirmedSince) shared.push(sql`l.confirmed_at >= ${confirmedSince}::timestamptz`)
  return { shared, byFacet, text }
}

export function allOf(conditions: Iterable<SQL>): SQL {
  const list = [...conditions]
  return list.length === 0 ? sql`true` : sql.join(list, sql` and `)
}

/** Every condition of a selection at once. */
export function everyCondition({ shared, byFacet }: Conditions): SQL {
  return allOf([...shared, ...byFacet.values()])
}
