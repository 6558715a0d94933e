import { type CentreWord, centreWords, type MatchOrder, matchOrders, usualHours } from '@centres/contract'
import { isText } from '../filters/filters.ts'

/** What partners are looked for by, as the address and the API have it. */
export type MatchSearch = {
  centre?: string
  offers?: string[]
  seeks?: string[]
  language?: string[]
  timeZone?: string
  from?: string
  until?: string
  country?: string[]
  region?: string[]
  /** Of what the centre says, what does not stand in. */
  ignore?: CentreWord[]
  order?: MatchOrder
}

const lists = ['offers', 'seeks', 'language', 'country', 'region'] as const
const singles = ['centre', 'timeZone', 'from', 'until'] as const

/** Keeps what is understood, as it is written; whether a value is right, the API says. */
export function parseMatchSearch(raw: Record<string, unknown>): MatchSearch {
  const search: MatchSearch = {}
  for (const name of singles) {
    const value = typeof raw[name] === 'number' ? String(raw[name]) : raw[name]
    if (isText(value)) search[name] = value
  }
  for (const name of lists) {
    const values = [...new Set([raw[name]].flat().map(String))].filter(
      (value) => raw[name] !== undefined && isText(value),
    )
    if (values.length > 0) search[name] = values
  }
  const ignore = centreWords.filter((word) => [raw.ignore].flat().includes(word))
  if (ignore.length > 0) search.ignore = ignore
  const order = matchOrders.find((one) => one === raw.order)
  if (order && order !== 'fit') search.order = order
  return search
}

/** Whether anything is said by which a partner could be found; a time zone alone says nothing of anybody's wishes. */
export const saysSomething = ({ centre, offers, seeks, language }: MatchSearch): boolean =>
  centre !== undefined || [offers, seeks, language].some((codes) => codes !== undefined)

/** The clock of this device stands in, where neither a centre nor the address says another, or that no hours count. */
export function withOwnClock(search: MatchSearch): MatchSearch {
  const { centre, timeZone, ignore } = search
  if (centre !== undefined || timeZone !== undefined || ignore?.includes('timeZone')) return search
  return { ...search, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}

export const hoursOf = ({ from, until }: MatchSearch) => ({
  from: from ?? String(usualHours.from),
  until: until ?? String(usualHours.until),
})
