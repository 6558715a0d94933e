import { type CentreWord, confirmedMonths, isConfirmed, type MatchSearch, monthsAfter } from '@centres/contract'
import {
  codesOf,
  type Database,
  findMatches,
  type Match,
  type Matches,
  type PublicCentre,
  readCentres,
} from '@centres/db'
import findTimeZone from '@photostructure/tz-lookup'
import { summaryOf } from '../centres/present.ts'
import { dayOf } from '../http/answers.ts'

const dayMs = 86_400_000

/** People of en-GB and en-ZA work together: a language is its first part, however a tag narrows it. */
const languageOf = (tag: string) => tag.split('-')[0] as string

/** What is asked, and of a centre what is not asked. */
function askedOf(search: MatchSearch, centre: PublicCentre | undefined) {
  const { near, from, until, ignore = [] } = search
  const standIn = (word: CentreWord) => (ignore.includes(word) ? undefined : centre)
  const here = near && !ignore.includes('timeZone') ? findTimeZone(near[1], near[0]) : undefined
  const [offering, seeking] = [standIn('offers'), standIn('seeks')]
  return {
    offers: search.offers ?? (offering ? codesOf(offering, 'offers') : []),
    seeks: search.seeks ?? (seeking ? codesOf(seeking, 'seeks') : []),
    languages: search.language ?? standIn('language')?.languages ?? [],
    timeZone: search.timeZone ?? here ?? standIn('timeZone')?.timeZone ?? null,
    from,
    until,
  }
}

type Asked = ReturnType<typeof askedOf>
type Meeting = Matches['meeting']

function matched(centre: PublicCentre, match: Match, asked: Asked, meeting: Meeting, at: Date) {
  const { fit, sharedHours, answers, distanceMetres } = match
  // In the order of what is asked, of which the narrower and the wider follow.
  const common = (codes: string[], theirs: string[]) => codes.filter((code) => theirs.includes(code))
  return {
    ...summaryOf(centre),
    distanceMetres,
    fit: Math.round(fit * 100),
    why: {
      offers: common(meeting.offers, codesOf(centre, 'offers')),
      seeks: common(meeting.seeks, codesOf(centre, 'seeks')),
      languages: asked.languages.filter((ours) =>
        centre.languages.some((theirs) => languageOf(theirs) === languageOf(ours)),
      ),
      sharedHours,
      isConfirmed: isConfirmed(centre.confirmedAt, at),
      answers,
    },
  }
}

/** Partners as of the noon of a day, UTC: an answer is the same for as long as it is kept. */
export async function find(database: Database, search: MatchSearch, centre: PublicCentre | undefined, now: Date) {
  const at = new Date(dayOf(now) * dayMs + dayMs / 2)
  const asked = askedOf(search, centre)
  const { timeZone, from, until } = asked
  const point = centre?.location
  const { total, items, meeting } = await findMatches(database, {
    offers: asked.offers,
    seeks: asked.seeks,
    languages: [...new Set(asked.languages.map(languageOf))],
    hours: timeZone === null ? undefined : { timeZone, from, until },
    near: search.near ?? (point ? [point.longitude, point.latitude] : undefined),
    country: search.country,
    region: search.region,
    without: centre?.id,
    isLeastSeen: search.order === 'least-seen',
    at: at.toISOString(),
    confirmedFrom: monthsAfter(at.toISOString(), -confirmedMonths).toISOString(),
    day: dayOf(now),
    limit: search.limit,
  })
  const found = new Map(items.map((match) => [match.id, match]))
  const centres = await readCentres(database, [...found.keys()])
  return {
    total,
    asked,
    items: centres.flatMap((one) => {
      const match = found.get(one.id)
      return match ? [matched(one, match, asked, meeting, at)] : []
    }),
  }
}
