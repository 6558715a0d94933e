import { queryOptions } from '@tanstack/react-query'
import type { i18n } from 'i18next'

const files = import.meta.glob<object>('./parts/*/*.json', { import: 'default' })

/** Texts of pages that few open. They come with those pages, under a name of their own. */
export type Part =
  | 'dictionary'
  | 'docs'
  | 'imports'
  | 'matching'
  | 'merging'
  | 'messages'
  | 'ownData'
  | 'ownWords'
  | 'reminders'
  | 'stewards'
  | 'writing'

const inUse = new Set<Part>()

export const hasPart = (texts: i18n, part: Part, language: string): boolean =>
  texts.getResource(language, 'translation', part) !== undefined

async function loadPart(texts: i18n, part: Part, language: string): Promise<true> {
  inUse.add(part)
  if (hasPart(texts, part, language)) return true
  const load = files[`./parts/${part}/${language}.json`]
  if (!load) throw new Error(`No texts of ${part} for ${language}`)
  texts.addResourceBundle(language, 'translation', await load(), true, false)
  return true
}

/** What the pages that were opened so far need in another language. */
export async function loadPartsInUse(texts: i18n, language: string): Promise<void> {
  await Promise.all([...inUse].map((part) => loadPart(texts, part, language)))
}

export const partOfTexts = (texts: i18n, part: Part, language: string) =>
  queryOptions({
    queryKey: ['texts', part, language],
    queryFn: () => loadPart(texts, part, language),
    staleTime: Number.POSITIVE_INFINITY,
  })
