import type { CentreSummary, Name } from '@centres/contract'
import { directionOf } from '../i18n/languages.ts'

const baseOf = (tag: string | null) => tag?.toLowerCase().split('-')[0]
const officialOf = (names: readonly Name[]) => names.filter(({ kind }) => kind === 'official')

/** The first name is the centre's own; the second is for the reader: in their language, else in English. */
export function namesFor(names: readonly Name[], reader: string): { own: Name | undefined; second: Name | undefined } {
  const [own, ...others] = officialOf(names)
  if (!own) return { own: names[0], second: undefined }
  if (baseOf(own.language) === reader) return { own, second: undefined }
  const inLanguage = (language: string) =>
    others.find((name) => baseOf(name.language) === language && name.text !== own.text)
  return { own, second: inLanguage(reader) ?? (baseOf(own.language) === 'en' ? undefined : inLanguage('en')) }
}

/** The one name that tells the reader most, where there is room for one. */
export function nameForReader(names: readonly Name[], reader: string): Name | undefined {
  const { own, second } = namesFor(names, reader)
  return second ?? own
}

/** One plain name for titles and sentences. */
export const plainNameOf = ({ names }: Pick<CentreSummary, 'names'>): string =>
  officialOf(names)[0]?.text ?? names[0]?.text ?? ''

/** Attributes of text in a centre's own language. */
export function languageOf(name: Pick<Name, 'language'>): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } {
  return name.language ? { lang: name.language, dir: directionOf(name.language) } : { dir: 'auto' }
}
