import { interfaceLanguages } from '@centres/contract'
import { slugOf } from '../centres/present.ts'

/** Where a page is in a language. English has no mark of its own: it is what an address without one shows a machine. */
export function inLanguage(address: string, language: string): string {
  if (language === 'en') return address
  return `${address}${address.includes('?') ? '&' : '?'}lang=${language}`
}

/** The same page in every language, and where nobody's language is known. */
export const alternatesOf = (address: string) => [
  ...interfaceLanguages.map((language) => ({ language, address: inLanguage(address, language) })),
  { language: 'x-default', address },
]

export const profilePath = ({ id, names }: { id: string; names: { text: string }[] }) =>
  `/centres/${id}/${encodeURIComponent(slugOf(names))}`
