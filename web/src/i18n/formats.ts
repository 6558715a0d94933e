import { useTranslation } from 'react-i18next'
import { localeFor } from './languages.ts'
import type texts from './locales/en.json'

export type Formats = ReturnType<typeof createFormats>

/** Where road signs count in miles. */
const milesIn = new Set(['GB', 'LR', 'MM', 'US'])

const mileMetres = 1609.344

function countsInMiles(): boolean {
  try {
    return milesIn.has(new Intl.Locale(navigator.language).maximize().region ?? '')
  } catch {
    return false
  }
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte']

/** The units in which an age is told, the largest first, in milliseconds. */
const ageUnits = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.4375 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const
const smallestAge = ['minute', 60_000] as const

type Names = Record<string, string>

/**
 * A name from Intl in the reader's language, else from ours, else from Intl in English, else the code itself.
 * Ours fill what browsers leave out to save space: continents and sign languages.
 */
function namesOf(language: string, type: 'region' | 'language', ours: Names) {
  const [own, english] = [language, 'en'].map((tag) => new Intl.DisplayNames([tag], { type, fallback: 'none' }))
  return (code: string): string => {
    try {
      return own?.of(code) ?? ours[code] ?? english?.of(code) ?? code
    } catch {
      return code
    }
  }
}

function createFormats(language: string, locale: string, ours: { regions: Names; languages: Names }) {
  const integer = new Intl.NumberFormat(locale)
  const share = new Intl.NumberFormat(locale, { style: 'percent' })
  const smallShare = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 1 })
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const degree = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'degree',
    unitDisplay: 'narrow',
    maximumFractionDigits: 2,
  })
  const hours = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long' })
  const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  const utcDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const and = new Intl.ListFormat(locale, { type: 'conjunction' })
  const brief = new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })
  const collator = new Intl.Collator(locale)
  const inMiles = countsInMiles()

  return {
    language,
    number: (value: number) => integer.format(value),
    /** What is there is never written as nothing. */
    share: (value: number) => (value > 0 && value < 0.005 ? smallShare : share).format(value),
    decimal: (value: number) => decimal.format(value),
    list: (items: Iterable<string>) => and.format(items),
    /** As short as the language allows, for rows of facts. */
    row: (items: Iterable<string>) => brief.format(items),
    countryName: namesOf(language, 'region', {}),
    regionName: namesOf(language, 'region', ours.regions),
    languageName: namesOf(language, 'language', ours.languages),
    compare: (a: string, b: string) => collator.compare(a, b),
    instant: (iso: string) => day.format(new Date(iso)),
    /** How old something is, in whole units of the largest that it fills twice; a minute at least. */
    age: (iso: string, now = Date.now()) => {
      const elapsed = Math.max(0, now - Date.parse(iso))
      const [unit, length] = ageUnits.find(([, length]) => elapsed >= 2 * length) ?? smallestAge
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
        Math.max(1, Math.floor(elapsed / length)),
      )
    },
    /** To the minute, where the order within a day matters. */
    moment: (iso: string) => moment.format(new Date(iso)),
    /** A year stays as it is written; a month or a day is a date without a time zone. */
    date: (text: string) =>
      /^-?\d{1,6}$/.test(text)
        ? text
        : (/^\d{4}-\d{2}$/.test(text) ? month : utcDay).format(
            new Date(`${text}T00:00:00Z`.replace(/^(\d{4}-\d{2})T/, '$1-01T')),
          ),
    /** Rounded as file managers do. */
    bytes: (value: number) => {
      const at = value < 1000 ? 0 : Math.min(Math.floor(Math.log10(value) / 3), byteUnits.length - 1)
      const maximumFractionDigits = at > 1 && value / 1000 ** at < 100 ? 1 : 0
      const unit = byteUnits[at] ?? 'byte'
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
        value / 1000 ** at,
      )
    },
    hours: (value: number) => hours.format(value),
    days: (value: number) => days.format(value),
    clock: (at: Date, timeZone: string) =>
      new Intl.DateTimeFormat(locale, { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZone }).format(at),
    degrees: (value: number) => degree.format(value),
    /** What distances on land are counted in. */
    roadMetres: inMiles ? mileMetres : 1000,
    distance: (metres: number) => {
      const [value, unit] = inMiles
        ? ([metres / mileMetres, 'mile'] as const)
        : metres < 950
          ? ([Math.round(metres / 50) * 50, 'meter'] as const)
          : ([metres / 1000, 'kilometer'] as const)
      const digits = unit !== 'meter' && value < 10 ? 1 : 0
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      }).format(value)
    },
  }
}

const known = new Map<string, Formats>()

/** Numbers, lists, dates and names in the reader's language. */
export function useFormats(): Formats {
  const { i18n } = useTranslation()
  const { language } = i18n
  const made =
    known.get(language) ??
    createFormats(language, localeFor(language), i18n.getResourceBundle(language, 'translation') as typeof texts)
  known.set(language, made)
  return made
}
