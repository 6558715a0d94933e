import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Every language of two letters that browsers can name; an old code that now has another is left out. */
function twoLetterTags(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const pairs = [...letters].flatMap((first) => [...letters].map((second) => first + second))
  return pairs.filter((tag) => names.of(tag) !== undefined && Intl.getCanonicalLocales(tag)[0] === tag)
}

/** Of three letters and still known to browsers: languages in which centres work. */
const further = ['nso', 'fil', 'yue', 'haw', 'chr', 'nah', 'kea', 'zh-Hans', 'zh-Hant', 'pt-BR', 'sr-Latn']

export type LanguageOption = { value: string; label: string }

let tags: string[] | undefined

/** Languages to choose from, by their names in the reader's language: those in use here, all common ones, sign languages. */
export function useLanguages(): LanguageOption[] {
  const { i18n } = useTranslation()
  const formats = useFormats()
  const inUse = useTerms().languages
  return useMemo(() => {
    tags ??= [...twoLetterTags(), ...further]
    const signed = Object.keys(
      (i18n.getResourceBundle(i18n.language, 'translation') as { languages: object }).languages,
    )
    return [...new Set([...tags, ...signed, ...inUse])]
      .map((value) => ({ value, label: formats.languageName(value) }))
      .sort((a, b) => formats.compare(a.label, b.label))
  }, [i18n, formats, inUse])
}

/** A tag that somebody typed, in its canonical case; undefined where it is none. */
export function tagOf(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim())
    return tag !== undefined && /^[a-z]{2,3}(-|$)/i.test(tag) && new Intl.Locale(tag).baseName === tag ? tag : undefined
  } catch {
    return undefined
  }
}
