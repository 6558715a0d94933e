import type { KnownCentre } from '@centres/db'
import {
  domainOf,
  haveLikeWords,
  isAlike,
  isTelling,
  nearKm,
  type Share,
  shareNames,
  weigh,
  wordsOf,
} from '../registrations/likeness.ts'

export type AskedCentre = {
  countryCode: string
  names: string[]
  institutions: string[]
  websites: string[]
  /** A point of the centre's own, not that of its town. */
  point: { longitude: number; latitude: number } | undefined
}

export type FoundLookalike = { id: string; name: string; shares: Share[] }

const most = 5
/** Of what many centres are called, as in 'Writing Centre'. */
const fewWords = 2
const kmPerDegree = 111.2
/** Of the grid by which points are found; wider than what is near, anywhere that people live. */
const cellDegrees = 0.05

type Known = {
  centre: KnownCentre
  names: ReadonlySet<string>[]
  hosts: ReadonlySet<string>[]
  domains: Set<string>
  point: { longitude: number; latitude: number } | null
}

/** Points that are those of a town say nothing of who shares them. */
const isOwnPoint = (precision: string) => precision === 'building' || precision === 'campus'

function knownOf(centre: KnownCentre): Known {
  const { names, institutions, website, location, precision } = centre
  const websites = [website, ...institutions.map((one) => one.website)]
  return {
    centre,
    names: names.map(({ text }) => wordsOf(text)),
    hosts: institutions.flatMap((one) => one.names.map(({ text }) => wordsOf(text))),
    domains: new Set(websites.flatMap((one) => domainOf(one ?? undefined) ?? [])),
    point: isOwnPoint(precision) ? location : null,
  }
}

const cellOf = (longitude: number, latitude: number) =>
  `${Math.floor(longitude / cellDegrees)} ${Math.floor(latitude / cellDegrees)}`

function kmBetween(one: { longitude: number; latitude: number }, other: { longitude: number; latitude: number }) {
  const radians = Math.PI / 180
  const east = (one.longitude - other.longitude) * Math.cos(((one.latitude + other.latitude) / 2) * radians)
  return Math.hypot(east, one.latitude - other.latitude) * kmPerDegree
}

function push<Key, Value>(index: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = index.get(key)
  if (list) list.push(value)
  else index.set(key, [value])
}

/** Finds what shares words enough to be alike: by counting, since 'university' stands in almost every name. */
function indexWords(all: Known[], setsOf: (known: Known) => ReadonlySet<string>[]) {
  const index = new Map<string, number[]>()
  const shortest = all.map((known) => Math.min(...setsOf(known).map(({ size }) => size)))
  for (const [place, known] of all.entries())
    for (const word of new Set(setsOf(known).flatMap((words) => [...words])))
      push(index, `${known.centre.countryCode} ${word}`, place)
  const counts = new Uint16Array(all.length)
  return (countryCode: string, words: ReadonlySet<string>): Known[] => {
    const touched: number[] = []
    for (const word of words)
      for (const place of index.get(`${countryCode} ${word}`) ?? []) {
        if (counts[place] === 0) touched.push(place)
        counts[place] = (counts[place] as number) + 1
      }
    const found = touched.filter(
      (place) => (counts[place] as number) >= Math.min(words.size, shortest[place] as number) * 0.8,
    )
    for (const place of touched) counts[place] = 0
    return found.map((place) => all[place] as Known)
  }
}

/**
 * The rule of `findLookalikes` for whole lists: among the centres of the countries and areas of a list, which are held in
 * memory, those that may be the one asked for.
 */
export function lookalikesAmong(centres: KnownCentre[]): (asked: AskedCentre) => FoundLookalike[] {
  const all = centres.map(knownOf)
  const byDomain = new Map<string, Known[]>()
  const byCell = new Map<string, Known[]>()
  for (const known of all) {
    for (const domain of known.domains) push(byDomain, domain, known)
    if (known.point) push(byCell, cellOf(known.point.longitude, known.point.latitude), known)
  }
  const byNames = indexWords(all, ({ names }) => names)
  const byHosts = indexWords(all, ({ hosts }) => hosts)

  function around({ longitude, latitude }: { longitude: number; latitude: number }): Known[] {
    const steps = [-cellDegrees, 0, cellDegrees]
    return steps.flatMap((east) =>
      steps.flatMap((north) => byCell.get(cellOf(longitude + east, latitude + north)) ?? []),
    )
  }

  return ({ countryCode, names, institutions, websites, point }) => {
    const domains = websites.flatMap((website) => domainOf(website) ?? [])
    const asked = [...new Set(names)].map((name) => ({ name, words: wordsOf(name) }))
    const hosts = [...new Set(institutions)].map(wordsOf)
    const inCommon = (known: Known, isEnough: (words: ReadonlySet<string>) => boolean = () => true) =>
      asked.filter((one) => known.names.some((words) => isEnough(words) && haveLikeWords(one.words, words)))
    const found = new Set([
      ...domains.flatMap((domain) => byDomain.get(domain) ?? []),
      ...hosts.flatMap((words) => byHosts(countryCode, words)),
      ...asked.flatMap(({ name, words }) => (isTelling(name) ? byNames(countryCode, words) : [])),
      ...(point ? around(point) : []),
    ])
    return [...found]
      .map((known) => {
        const namesInCommon = inCommon(known).map(({ name }) => name)
        const has: Record<Share, boolean> = {
          website: domains.some((domain) => known.domains.has(domain)),
          institution: known.hosts.some((words) => hosts.some((one) => haveLikeWords(one, words))),
          name: namesInCommon.length > 0,
          place: point !== undefined && known.point !== null && kmBetween(point, known.point) <= nearKm,
        }
        const shares = shareNames.filter((share) => has[share])
        // In a long list every second name ends in what another centre is called in all.
        const isTold = shares.length > 1 || !has.name || inCommon(known, ({ size }) => size > fewWords).length > 0
        return { known, shares, namesInCommon, isTold }
      })
      .filter(({ shares, namesInCommon, isTold }) => isTold && isAlike(shares, namesInCommon))
      .sort((one, other) => weigh(other.shares) - weigh(one.shares))
      .slice(0, most)
      .map(({ known: { centre }, shares }) => ({ id: centre.id, name: centre.names[0]?.text ?? centre.id, shares }))
  }
}
