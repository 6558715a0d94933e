type Texts = typeof import('./locales/en.json')

const files = import.meta.glob<Texts>('./locales/*.json', { import: 'default' })
const codeOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
const loaders = new Map(Object.entries(files).map(([path, load]) => [codeOf(path), load]))

const rememberedAs = 'language'
const fallback = 'en'

/** Every language that has a locale file, English first. */
export const interfaceLanguages = [...loaders.keys()].sort((a, b) =>
  a === fallback ? -1 : b === fallback ? 1 : a.localeCompare(b),
)

export function loadTexts(language: string): Promise<Texts> {
  const load = loaders.get(language)
  if (!load) throw new Error(`No locale file for ${language}`)
  return load()
}

/** The scripts of ISO 15924 that are written from right to left and in use today. */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'])

export function directionOf(tag: string): 'ltr' | 'rtl' {
  try {
    return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}

/** What a language calls itself. */
export function ownNameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

function supported(tag: string | null | undefined): string | undefined {
  if (!tag) return undefined
  const language = tag.toLowerCase().split('-')[0] ?? ''
  return loaders.has(language) ? language : undefined
}

function remembered(): string | undefined {
  try {
    return supported(localStorage.getItem(rememberedAs))
  } catch {
    return undefined
  }
}

export function rememberLanguage(language: string): void {
  try {
    localStorage.setItem(rememberedAs, language)
  } catch {
    // Storage may be forbidden: the address still holds the language.
  }
}

/** The language of the address, else the one last chosen, else the first of the browser's that is offered. */
export function chooseLanguage(asked?: string | undefined): string {
  const offered = [supported(asked), remembered(), ...navigator.languages.map(supported)]
  return offered.find((language) => language !== undefined) ?? fallback
}

/** The language that a tag asks for, however it is written: `AR`, `ar-EG`. */
export function interfaceLanguageOf(tag: unknown): string | undefined {
  return typeof tag === 'string' ? supported(tag) : undefined
}

/** How numbers and dates are written: as in the reader's own country where the browser names it. */
export function localeFor(language: string): string {
  const own = navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${language}-`))
  return own ?? (language === 'en' ? 'en-GB' : language)
}
