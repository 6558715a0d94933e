import { type SQL, sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'
import { type TextQuery, textQuery } from '../search/query.ts'
import { type Facet, facets } from './tags.ts'

/** Degrees: west, south, east, north. A west that exceeds the east crosses the antimeridian. */
export type Box = [west: number, south: number, east: number, north: number]

/** Which centres are meant: codes of a facet are alternatives, everything else must hold together. */
export type CentreSelection = {
  q?: string | undefined
  /** These very centres; an id that is not listed finds nothing. */
  id?: string[] | undefined
  bbox?: Box | undefined
  /** Longitude, latitude. */
  near?: [number, number] | undefined
  radiusKm?: number | undefined
  /** ISO instant. */
  confirmedSince?: string | undefined
} & { [facet in Facet]?: string[] | undefined }

/** A selection as conditions on listings l. */
export type Conditions = { conditions: SQL[]; text: TextQuery | undefined }

/** A box whose west exceeds its east is two boxes, one each side of the antimeridian. */
export function isWithin([west, south, east, north]: Box): SQL {
  if (west > east) return sql`(${isWithin([west, south, 180, north])} or ${isWithin([-180, south, east, north])})`
  return sql`l.point && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`
}

export function geographyOf([longitude, latitude]: [number, number]): SQL {
  return sql`ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4326)::geography`
}

/** The conditions on codes: a code that no listing has finds nothing, which is an answer and not an error. */
async function codeConditions(database: Reader, selection: CentreSelection): Promise<SQL[]> {
  const asked = facets.flatMap((facet) => (selection[facet] ?? []).map((code) => ({ facet, code })))
  if (asked.length === 0) return []
  const rows = await database.execute<{ id: number; facet: Facet }>(sql`${steady}
    select id, facet from tags where (facet, code) in (
      select * from unnest(${sql.param(asked.map(({ facet }) => facet))}::text[], ${sql.param(
        asked.map(({ code }) => code),
      )}::text[]))`)
  const chosen = facets.filter((facet) => selection[facet] !== undefined)
  return chosen.map((facet) => {
    const ids = rows.filter((row) => row.facet === facet).map(({ id }) => id)
    return sql`l.tags && ${sql.param(ids)}::int[]`
  })
}

const matches = (text: TextQuery | undefined) => (text ? sql`l.document @@ ${text.loose}::tsquery` : sql`false`)

function isNear({ near, radiusKm }: CentreSelection): SQL[] {
  if (!near || radiusKm === undefined) return []
  return [sql`ST_DWithin(l.point::geography, ${geographyOf(near)}, ${radiusKm * 1000}::float8, false)`]
}

/** Conditions that need the text search or the ellipsoid. */
export async function wordAndRadiusConditions(database: Reader, selection: CentreSelection): Promise<SQL[]> {
  const { q } = selection
  return [...(q === undefined ? [] : [matches(await textQuery(database, q))]), ...isNear(selection)]
}

/** Looks up what the codes and words of a selection stand for. */
export async function conditionsOf(database: Reader, selection: CentreSelection): Promise<Conditions> {
  const { q, id, bbox, confirmedSince } = selection
  const text = q === undefined ? undefined : await textQuery(database, q)
  return {
    text,
    conditions: [
      ...(q === undefined ? [] : [matches(text)]),
      ...(id ? [sql`l.centre_id = any(${sql.param(id)}::text[])`] : []),
      ...(bbox ? [isWithin(bbox)] : []),
      ...isNear(selection),
      ...(confirmedSince ? [sql`l.confirmed_at >= ${confirmedSince}::timestamptz`] : []),
      ...(await codeConditions(database, selection)),
    ],
  }
}

export function allOf(conditions: SQL[]): SQL {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
