import { type SQL, sql } from 'drizzle-orm'
import { allOf, conditionsOf, geographyOf } from '../centres/selection.ts'
import { type Facet, facets } from '../centres/tags.ts'
import { type Reader, steady } from '../client.ts'
import { answerBands } from '../messages/answer-bands.ts'
import { readKin } from './kin.ts'

export type MatchRequest = {
  /** What is offered and sought on our side; codes of collaboration. */
  offers: string[]
  seeks: string[]
  /** BCP 47. */
  languages: string[]
  /** Ours, by IANA, with the hours of our clock; undefined where hours do not matter. */
  hours: { timeZone: string; from: number; until: number } | undefined
  /** Longitude, latitude: from where distances are told. They count for nothing. */
  near: [number, number] | undefined
  /** Where to look. */
  country: string[] | undefined
  region: string[] | undefined
  /** Not itself. */
  without: string | undefined
  isLeastSeen: boolean
  /** ISO instant: by it clocks and confirmations are read. */
  at: string
  /** Confirmed from then on is confirmed, ISO instant. */
  confirmedFrom: string
  day: number
  limit: number
}

export type Match = {
  id: string
  /** 0 to 1. */
  fit: number
  sharedHours: number | null
  /** How soon it usually answers letters; null where nobody knows. */
  answers: 'days' | 'weeks' | 'rarely' | null
  distanceMetres: number | null
}

export type Matches = {
  total: number
  items: Match[]
  /** The codes by which a centre meets what is asked: its offers our wishes, its wishes our offers. */
  meeting: { offers: string[]; seeks: string[] }
}

type NumbersOf = (facet: Facet, codes: string[]) => number[]

/** The numbers of the tags of codes; a code that no listing has has none, and nobody meets it. */
async function numbersOf(database: Reader, codes: Partial<Record<Facet, string[]>>): Promise<NumbersOf> {
  const asked = facets.flatMap((facet) => (codes[facet] ?? []).map((code) => ({ facet, code })))
  const rows = await database.execute<{ facet: Facet; code: string; id: number }>(sql`${steady}
    select facet, code, id from tags where (facet, code) in (
      select * from unnest(${sql.param(asked.map(({ facet }) => facet))}::text[], ${sql.param(
        asked.map(({ code }) => code),
      )}::text[]))`)
  return (facet, codes) => rows.filter((row) => row.facet === facet && codes.includes(row.code)).map(({ id }) => id)
}

const holdsAny = (ids: number[]): SQL => sql`l.tags && ${sql.param(ids)}::int[]`

/** What one side asks for: by which tags of the other each thing is met, and which leave open whether it is. */
type Asked = { met: number[][]; open: number[] }

/** How many things are met, each once, by however many tags. */
function countMet({ met }: Asked): SQL {
  const known = met.filter((ids) => ids.length > 0)
  if (known.length === 0) return sql`0`
  return sql.join(
    known.map((ids) => sql`(${holdsAny(ids)})::int`),
    sql` + `,
  )
}

/** Of whom names nothing that is asked for, but something that may mean it, as little is known as of whom names nothing. */
const named = (column: SQL, count: SQL, { open }: Asked): SQL =>
  open.length === 0 ? column : sql`case when ${count} = 0 and ${holdsAny(open)} then 0 else ${column} end`

/** Every time zone of a listing, one look into the index each: reading all listings for some hundred names takes longer. */
const zoneSteps = sql`steps (zone) as (
  (select time_zone from listings where time_zone is not null order by time_zone limit 1)
  union all
  select (select time_zone from listings where time_zone > steps.zone order by time_zone limit 1)
  from steps where steps.zone is not null),`
const timeZones = sql`select zone from steps where zone is not null`

/** A centre that no longer works, or not now, is nobody's partner. */
const resting = ['closed', 'merged', 'paused']

/**
 * Centres by how well they fit, best first: `match_fit` of the migrations says what counts for how much. Where something
 * is sought or offered or a language asked for, one of them has to be met; who says nothing of offers and wishes may
 * still share a language. Equals are in an order that changes daily.
 *
 * A wish is met by an offer of the same or of something narrower, in both directions: who asks for the wider finds the
 * narrower, as everywhere. An offer of the wider does not meet it, and does not deny it either.
 *
 * With `isLeastSeen`, of those whose fit is at least three quarters of the best one's, those seen least come first.
 */
export async function findMatches(database: Reader, request: MatchRequest): Promise<Matches> {
  const {
    offers,
    seeks,
    languages,
    hours,
    near,
    country,
    region,
    without,
    isLeastSeen,
    at,
    confirmedFrom,
    day,
    limit,
  } = request
  const { narrower, broader } = await readKin(database)
  const kin = (codes: string[], kindred: (code: string) => string[]) => codes.flatMap(kindred)
  const meeting = {
    offers: [...new Set([...seeks, ...kin(seeks, narrower)])],
    seeks: [...new Set([...offers, ...kin(offers, broader)])],
  }
  const numbers = await numbersOf(database, {
    offers: [...meeting.offers, ...kin(seeks, broader)],
    seeks: [...meeting.seeks, ...kin(offers, narrower)],
    language: languages,
    lifeState: resting,
  })
  const ourWishes: Asked = {
    met: seeks.map((code) => numbers('offers', [code, ...narrower(code)])),
    open: numbers('offers', kin(seeks, broader)),
  }
  const ourOffers: Asked = {
    met: offers.map((code) => numbers('seeks', [code, ...broader(code)])),
    open: numbers('seeks', kin(offers, narrower)),
  }
  const shared = numbers('language', languages)
  const { conditions } = await conditionsOf(database, { country, region })
  const wishes = [...new Set([...ourWishes.met.flat(), ...ourOffers.met.flat(), ...shared])]
  const isAsked = offers.length + seeks.length + languages.length > 0
  const clocks = hours
    ? sql`select zone, shared_hours(
        (extract(epoch from (${at}::timestamptz at time zone zone)
          - (${at}::timestamptz at time zone ${hours.timeZone}::text)) / 3600)::float8,
        ${hours.from}::float8, ${hours.until}::float8) as hours
        from (${timeZones}) as zones`
    : sql`select null as zone, null::float8 as hours where false`
  // Each step apart (offset 0 keeps the planner from joining them again): so every value is made once, and the functions,
  // given nothing but columns, are planned as if they were written here instead of being called.
  const fitting = sql`
    select l.centre_id as id, l.lot, clocks.hours, known.answers, match_fit(
      way.they_offer, way.they_seek, known.shares_language, clocks.hours, known.hours_asked, known.is_confirmed,
      known.answers) as fit
    from listings l left join clocks on clocks.zone = l.time_zone left join bands using (centre_id)
      cross join lateral (select ${countMet(ourWishes)} as offers, ${countMet(ourOffers)} as seeks offset 0) as met
      cross join lateral (select
        match_direction(met.offers, ${seeks.length}::int, ${named(sql`l.offers`, sql`met.offers`, ourWishes)}) as they_offer,
        match_direction(met.seeks, ${offers.length}::int, ${named(sql`l.seeks`, sql`met.seeks`, ourOffers)}) as they_seek
        offset 0) as way
      cross join lateral (select ${languages.length > 0 ? holdsAny(shared) : sql`null::bool`} as shares_language,
        ${hours ? hours.until - hours.from : null}::float8 as hours_asked,
        coalesce(l.confirmed_at >= ${confirmedFrom}::timestamptz, false) as is_confirmed,
        bands.band as answers offset 0) as known
    where ${allOf([
      ...conditions,
      ...(isAsked ? [holdsAny(wishes)] : []),
      sql`not ${holdsAny(numbers('lifeState', resting))}`,
      sql`l.centre_id <> ${without ?? ''}`,
    ])}`
  const inOrder = sql`fit desc, hashint4extended(lot, ${day}::int8), id`
  const best = isLeastSeen
    ? sql`select fitting.* from fitting left join sightings on sightings.centre_id = fitting.id
        order by fit < 0.75 * (select max(fit) from fitting), coalesce(seen, 0), ${inOrder} limit ${limit}`
    : sql`select * from fitting order by ${inOrder} limit ${limit}`
  const metres = near
    ? sql`(select l.point::geography <-> ${geographyOf(near)} from listings l where l.centre_id = best.id)`
    : sql`null::float8`
  const rows = await database.execute<Omit<Match, 'distanceMetres'> & { metres: number | null; total: number }>(sql`
    with recursive ${hours ? zoneSteps : sql``} clocks as materialized (${clocks}),
      bands as materialized (${answerBands(at)}), fitting as materialized (${fitting})
    select id, fit, hours as "sharedHours", answers, ${metres} as metres,
      (select count(*) from fitting)::int as total
    from (${best}) as best`)
  return {
    total: rows[0]?.total ?? 0,
    meeting,
    items: rows.map(({ metres, total: _, ...match }) => ({
      ...match,
      distanceMetres: metres === null ? null : Math.round(metres),
    })),
  }
}
