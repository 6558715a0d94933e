import { readdirSync, readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import type english from './locales/en.json'

type KeysOf<Texts, Before extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? `${Before}${Key}` : KeysOf<Texts[Key], `${Before}${Key}.`>
}[keyof Texts & string]

export type TextKey = KeysOf<typeof english>

type Translate = (key: TextKey, options: Record<string, unknown>) => string

const folder = new URL('locales/', import.meta.url)

/** A language is a file: what it is called there is its tag. */
const resources = Object.fromEntries(
  readdirSync(folder).map((file) => [
    file.replace('.json', ''),
    { translation: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) },
  ]),
)

const texts = createInstance()
await texts.init({ resources, fallbackLng: 'en' })

/** The client tells i18next the keys of its own texts, for every program that is checked together with it. */
const translate = texts.t as unknown as Translate

/** Fills a text; what is put into a hole goes through `dress` first, and is never read as a text of ours. */
export const textIn = (
  language: string,
  { key, values }: { key: TextKey; values: Record<string, string> },
  dress: (value: string) => string,
): string =>
  translate(key, { ...values, lng: language, nest: false, interpolation: { escapeValue: true, escape: dress } })

export const directionIn = (language: string) => (translate('direction', { lng: language }) === 'rtl' ? 'rtl' : 'ltr')

/** As a person says it: 20 minutes. */
export const minutesIn = (language: string, minutes: number) =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes)

/** As a person says it: 24 hours. */
export const hoursIn = (language: string, hours: number) =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'hour', unitDisplay: 'long' }).format(hours)

/** One after the other, as a sentence names them. */
export const listIn = (language: string, items: string[]) => new Intl.ListFormat(language).format(items)

/** A day in UTC, written out; English is British here, as in the interface. */
export const dateIn = (language: string, instant: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(instant),
  )
