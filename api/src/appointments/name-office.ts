import { listVocabularies, type Office, type Reader } from '@centres/db'

/** What somebody decides on, in words of a language; empty for everything, which letters say themselves. */
export async function nameOffice(database: Reader, { moderates }: Office, language: string): Promise<string[]> {
  const places = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' })
  const parts = moderates.filter(({ scope }) => scope !== 'everything')
  const terms = parts.some(({ scope }) => scope === 'association')
    ? ((await listVocabularies(database, language)).vocabularies.find(({ code }) => code === 'association')?.terms ??
      [])
    : []
  return parts.map(({ scope, code }) =>
    scope === 'association' ? (terms.find((term) => term.code === code)?.label ?? code) : (places.of(code) ?? code),
  )
}
