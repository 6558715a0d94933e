import { type FormRole, interfaceLanguages } from '@centres/contract'
import { countryNames, foldText, knownCodes, listAreas, listSynonyms, listTerms, type Reader } from '@centres/db'
import { isRegistered } from '../centres/language-registry.ts'

export const plainWord = (text: string) =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Roles that a column of a list may fill. */
export const listRoles = [
  'kind',
  'service',
  'modality',
  'audience',
  'tutor',
  'association',
] as const satisfies FormRole[]
export type ListRole = (typeof listRoles)[number]
/** What else is read as a code of a vocabulary or its label. */
const otherVocabularies = ['institution-type', 'precision', 'life-state'] as const
export type ListVocabulary = ListRole | (typeof otherVocabularies)[number]

/** What is said instead of a code of ISO 3166-1, and in no gazetteer. */
const alsoCalled: Record<string, string> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  us: 'US',
  usa: 'US',
  'u s a': 'US',
  'united states of america': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  korea: 'KR',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  'viet nam': 'VN',
}

export type KnownWords = {
  /** The codes that a name of a country or area may mean. */
  countries: (text: string) => string[]
  term: (vocabulary: ListVocabulary, text: string) => string | undefined
  language: (text: string) => string | undefined
  codes: Map<string, Set<string>>
  regionsOf: (countryCode: string) => string[]
}

function add(index: Map<string, Set<string>>, key: string, value: string): void {
  const values = index.get(key)
  if (values) values.add(value)
  else index.set(key, new Set([value]))
}

async function readCountries(database: Reader): Promise<(text: string) => string[]> {
  const index = new Map<string, Set<string>>()
  const names = await countryNames(database)
  for (const { name, code } of names) add(index, plainWord(name), code)
  const codes = new Set(names.map(({ code }) => code))
  for (const language of interfaceLanguages)
    for (const style of ['long', 'short'] as const) {
      const display = new Intl.DisplayNames(language, { type: 'region', style })
      for (const code of codes) add(index, plainWord(display.of(code) ?? code), code)
    }
  for (const [name, code] of Object.entries(alsoCalled)) index.set(name, new Set([code]))
  return (text) => [...(index.get(plainWord(text)) ?? [])]
}

async function readTerms(database: Reader) {
  const index = new Map<string, string>()
  const keyOf = (vocabulary: string, word: string) => `${vocabulary} ${plainWord(word)}`
  const terms = await listTerms(database)
  for (const { vocabulary, code, labels } of terms)
    for (const label of Object.values(labels)) if (label) index.set(keyOf(vocabulary, label), code)
  for (const { vocabulary, code, text } of await listSynonyms(database)) {
    const key = keyOf(vocabulary, text)
    if (!index.has(key)) index.set(key, code)
  }
  // A code is always itself, whatever another term is called.
  for (const { vocabulary, code } of terms) index.set(keyOf(vocabulary, code), code)
  return (vocabulary: ListVocabulary, text: string) => index.get(keyOf(vocabulary, text))
}

let languageNames: Map<string, string> | undefined

/** The languages with a code of two letters, by their names in every language of the interface and in their own. */
function namesOfLanguages(): Map<string, string> {
  if (languageNames) return languageNames
  const names = new Map<string, string>()
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isRegistered)
  for (const language of [...interfaceLanguages, 'de', 'pt'])
    for (const code of codes) {
      const name = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }).of(code)
      if (name) names.set(plainWord(name), code)
    }
  for (const code of codes) {
    const name = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code)
    if (name && !names.has(plainWord(name))) names.set(plainWord(name), code)
  }
  languageNames = names
  return names
}

function languageOf(text: string): string | undefined {
  const named = namesOfLanguages().get(plainWord(text))
  if (named) return named
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))
    return tag !== undefined && isRegistered(tag) ? tag : undefined
  } catch {
    return undefined
  }
}

/** What the cells of a list are held against, read once for all of its rows. */
export async function readKnownWords(database: Reader): Promise<KnownWords> {
  const regions = new Map((await listAreas(database)).map((area) => [area.code, area.regions]))
  return {
    countries: await readCountries(database),
    term: await readTerms(database),
    language: languageOf,
    codes: await knownCodes(database),
    regionsOf: (code) => regions.get(code) ?? [],
  }
}
