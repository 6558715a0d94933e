import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { TextQuery } from '../search/query.ts'
import type { PublicCentre } from './public-centre.ts'
import { allOf, type CentreSelection, conditionsOf, geographyOf } from './selection.ts'

export type Sort = 'relevance' | 'name' | 'distance' | 'confirmed' | 'fair'

/** The sort key of the last centre of a page, from which the next begins. */
export type PageKey = [first: string | null, ...rest: string[]]

export type PageRequest = {
  sort: Sort
  limit: number
  /** Days since 1970 in UTC; the fair order is another every day. */
  day: number
  after?: PageKey | undefined
}

export type FoundCentre = PublicCentre & { distanceMetres: number | null }
export type FoundPage = {
  items: FoundCentre[]
  next: PageKey | null
  /** How many there are in all, where finding the page told it; undefined where they have to be counted. */
  total: number | undefined
}

/** As a subquery it is read for the centres of the page alone, once they are sorted and cut; a join would read it for all. */
const record = sql`(select kept.record from centre_records kept where kept.centre_id = l.centre_id)`

const weights = sql.raw(`'{0.1,0.3,0.6,1.0}'::real[]`)

/** Keys of an order as SQL, each with its type: later ones break ties of earlier ones; the last is unique. */
type Order = {
  keys: { value: SQL; type: 'text' | 'float8' | 'int8' | 'timestamptz' }[]
  isDescending: boolean
  /** Whether the first key may be null, which comes last. The others never are. */
  isNullable: boolean
  /** Whether the first key is a distance, by which an index can be read from the nearest on. */
  isOutwards?: true
}

function orderOf(sort: Sort, selection: CentreSelection, day: number, text: TextQuery | undefined): Order {
  const lot = { value: sql`hashint4extended(l.lot, ${day}::int8)`, type: 'int8' } as const
  const id = { value: sql`l.centre_id`, type: 'text' } as const
  const confirmed = { value: sql`l.confirmed_at`, type: 'timestamptz' } as const
  switch (sort) {
    case 'name':
      return { keys: [{ value: sql`l.name_key`, type: 'text' }, id], isDescending: false, isNullable: false }
    case 'distance':
      return {
        keys: [{ value: sql`l.point::geography <-> ${geographyOf(selection.near ?? [0, 0])}`, type: 'float8' }, id],
        isDescending: false,
        isNullable: true,
        isOutwards: true,
      }
    case 'relevance': {
      const rank = text
        ? sql`(1e6 * (2 * ts_rank(${weights}, l.document, ${text.exact}::tsquery)
            + ts_rank(${weights}, l.document, ${text.loose}::tsquery)))::int8`
        : sql`0::int8`
      return { keys: [{ value: rank, type: 'int8' }, lot, id], isDescending: true, isNullable: false }
    }
    case 'confirmed':
      return { keys: [confirmed, id], isDescending: true, isNullable: true }
    case 'fair':
      return { keys: [confirmed, lot, id], isDescending: true, isNullable: true }
  }
}

/** Whether a row comes after the key. */
function isAfter({ keys, isDescending, isNullable }: Order, after: PageKey): SQL {
  const beyond = sql.raw(isDescending ? '<' : '>')
  const bound = (index: number) => sql`${after[index] ?? ''}::${sql.raw(keys[index]?.type ?? 'text')}`
  const isBeyond = (from: number) => {
    const values = keys.slice(from).map(({ value }) => value)
    const bounds = keys.slice(from).map((_, index) => bound(from + index))
    return sql`(${sql.join(values, sql`, `)}) ${beyond} (${sql.join(bounds, sql`, `)})`
  }
  const [first] = keys
  if (!first || !isNullable) return isBeyond(0)
  if (after[0] === null) return sql`(${first.value} is null and ${isBeyond(1)})`
  return sql`(${isBeyond(0)} or ${first.value} is null)`
}

/**
 * The listings among which a page is sorted. PostGIS walks its index outwards from a point, but only where
 * nothing else is asked of the order: so it gives the nearest, ties included, and these few are sorted.
 */
function candidates({ keys: [first], isOutwards }: Order, condition: SQL, rows: number): SQL {
  if (!isOutwards || !first) return sql`listings l where ${condition}`
  return sql`(
    select * from listings l where ${condition} order by ${first.value} fetch first (${rows}::int) rows with ties) l`
}

/**
 * One page of a set of centres. Each page begins after the sort key of the last centre of the one before, so a
 * centre that stays as it is is neither skipped nor repeated while others come, change and go.
 */
export async function searchCentres(
  database: Reader,
  selection: CentreSelection,
  page: PageRequest,
): Promise<FoundPage> {
  const { conditions, text } = await conditionsOf(database, selection)
  const order = orderOf(page.sort, selection, page.day, text)
  const direction = sql.raw(order.isDescending ? 'desc nulls last' : 'asc nulls last')
  const orderBy = sql.join(
    order.keys.map(({ value }) => sql`${value} ${direction}`),
    sql`, `,
  )
  const keys = sql.join(
    order.keys.map(({ value, type }) => (type === 'timestamptz' ? isoInstant(value) : sql`(${value})::text`)),
    sql`, `,
  )
  // On the sphere, like the order that the index gives: what is told has to rise as it sorts.
  const distance = selection.near ? sql`l.point::geography <-> ${geographyOf(selection.near)}` : sql`null`
  const continues = page.after ? isAfter(order, page.after) : sql`true`
  // To rank centres every one of them is looked at, so that counting them costs no more.
  const total = page.sort === 'relevance' && !page.after ? sql`(count(*) over ())::int` : sql`null::int`
  const rows = await database.execute<{
    record: PublicCentre
    key: PageKey
    distance: number | null
    total: number | null
  }>(sql`
    select json_build_array(${keys}) as key, ${distance} as distance, ${total} as total, ${record} as record
    from ${candidates(order, allOf([...conditions, continues]), page.limit + 1)}
    order by ${orderBy}
    limit ${page.limit + 1}`)
  const shown = rows.slice(0, page.limit)
  return {
    items: shown.map((row) => ({
      ...row.record,
      distanceMetres: row.distance === null ? null : Math.round(row.distance),
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.key ?? null) : null,
    total: page.sort === 'relevance' && !page.after ? (rows[0]?.total ?? 0) : undefined,
  }
}
