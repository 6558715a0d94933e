import { z } from 'zod'

/** The interface's languages; each has a locale file in the client and labels in every vocabulary. */
export const interfaceLanguages = ['en', 'af', 'ar', 'es', 'fr'] as const

export const InterfaceLanguage = z
  .enum(interfaceLanguages, { error: `must be one of ${interfaceLanguages.join(', ')}` })
  .meta({ description: 'Language of labels' })
export type InterfaceLanguage = z.infer<typeof InterfaceLanguage>

/** Undefined for what is no tag, and for one with extensions or private use, which say nothing of a language. */
function canonicalTag(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text)
    return tag !== undefined && new Intl.Locale(tag).baseName === tag ? tag : undefined
  } catch {
    return undefined
  }
}

/** A BCP 47 tag, put into its canonical case. */
export const LanguageTag = z
  .string()
  .max(35, 'must be a BCP 47 language tag of at most 35 characters')
  .refine((text) => canonicalTag(text) !== undefined, {
    error: 'must be a BCP 47 language tag without extensions, as in en, zh-Hant or ase',
    abort: true,
  })
  .overwrite((text) => canonicalTag(text) ?? text)
  .meta({ description: 'BCP 47 language tag', example: 'zh-Hant' })
export type LanguageTag = z.infer<typeof LanguageTag>
