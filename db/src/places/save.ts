import { sql } from 'drizzle-orm'
import { recordChanges } from '../changes/record.ts'
import type { Transaction } from '../client.ts'
import type { Point } from '../columns/geometry.ts'
import { foldText } from '../search/fold.ts'
import type { Bounds } from './bounds.ts'

export type PlaceRecord = {
  kind: 'town' | 'country' | 'region'
  /** GeoNames id, ISO 3166-1 alpha-2 or UN M49 code. */
  code: string
  countryCode: string | null
  population: number | null
  location: Point
  bounds: Bounds | null
  /** Null as a language: a name in no particular one. */
  names: { language: string | null; text: string }[]
}

const rowsPerStatement = 20_000

/** Rank only; regions hold more people than an integer does. */
const rankOf = ({ population }: PlaceRecord) => Math.min(population ?? 0, 2 ** 31 - 1)

/** Made after the rows, which is several times faster than keeping them up row by row. */
const indexes = {
  places_location_index: sql`create index places_location_index on places using gist (location)`,
  place_names_place_index: sql`create index place_names_place_index on place_names using btree (kind, code)`,
  place_names_prefix_index: sql`create index place_names_prefix_index on place_names
    using btree (folded text_pattern_ops, population desc nulls last)`,
  place_names_trigram_index: sql`create index place_names_trigram_index on place_names using gin (folded gin_trgm_ops)`,
}

async function insertPlaces(tx: Transaction, records: PlaceRecord[]): Promise<void> {
  const column = <T>(pick: (record: PlaceRecord) => T) => sql.param(records.map(pick))
  await tx.execute(sql`
    insert into places (kind, code, country_code, population, location, bounds)
    select kind, code, country_code, population, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326),
      bounds::float8[]
    from unnest(${column((record) => record.kind)}::text[], ${column((record) => record.code)}::text[],
      ${column((record) => record.countryCode)}::text[], ${column((record) => record.population)}::int[],
      ${column((record) => record.location.longitude)}::float8[],
      ${column((record) => record.location.latitude)}::float8[],
      ${column((record) => record.bounds && `{${record.bounds.join(',')}}`)}::text[])
      as place (kind, code, country_code, population, longitude, latitude, bounds)`)
  const names = records.flatMap((record) => record.names.map((name) => ({ ...name, record })))
  const part = <T>(pick: (name: (typeof names)[number]) => T) => sql.param(names.map(pick))
  await tx.execute(sql`
    insert into place_names (kind, code, language, text, folded, population)
    select * from unnest(${part(({ record }) => record.kind)}::text[], ${part(({ record }) => record.code)}::text[],
      ${part((name) => name.language)}::text[], ${part((name) => name.text)}::text[],
      ${part((name) => foldText(name.text))}::text[], ${part(({ record }) => rankOf(record))}::int[])`)
}

/** Writes the whole gazetteer anew: nothing refers to it. */
export async function savePlaces(
  tx: Transaction,
  records: PlaceRecord[],
  { at, source, onProgress }: { at: string; source: string; onProgress: (written: number) => void },
): Promise<void> {
  await recordChanges(
    tx,
    [
      {
        subject: 'gazetteer',
        subjectId: 'places',
        actor: 'import',
        action: 'loaded',
        before: null,
        after: null,
        source,
      },
    ],
    at,
  )
  await tx.execute(sql`truncate places, place_names`)
  for (const name of Object.keys(indexes)) await tx.execute(sql`drop index ${sql.identifier(name)}`)
  for (let from = 0; from < records.length; from += rowsPerStatement) {
    await insertPlaces(tx, records.slice(from, from + rowsPerStatement))
    onProgress(Math.min(from + rowsPerStatement, records.length))
  }
  for (const create of Object.values(indexes)) await tx.execute(create)
  await tx.execute(sql`analyze places`)
  await tx.execute(sql`analyze place_names`)
}
