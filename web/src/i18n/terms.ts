import type { Vocabulary, VocabularyList } from '@centres/contract'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'

export const vocabularyList = (lang: string) =>
  queryOptions({
    queryKey: ['vocabularies', lang],
    queryFn: ({ signal }) => call('GET /vocabularies', { querystring: { lang } }, signal),
    // Moderators make terms at any time; asking again costs a few bytes where nothing has changed.
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })

/** A code is words of its vocabulary's language; it reads better than nothing while labels are on their way. */
const wordsOf = (code: string) => code.replaceAll('-', ' ')

export type Terms = {
  vocabulary: (vocabulary: string) => Vocabulary | undefined
  label: (vocabulary: string, code: string) => string
  note: (vocabulary: string, code: string) => string
  /** Tags in use in the directory. */
  languages: readonly string[]
  /** Codes of all countries and areas. */
  areas: readonly string[]
  /** Codes of all regions in which a country or area lies. */
  regions: readonly string[]
  /** The region that holds another, where one does. */
  widerRegion: (code: string) => string | undefined
}

export function termsOf(list: VocabularyList | undefined): Terms {
  const vocabularies = new Map(list?.vocabularies.map((vocabulary) => [vocabulary.code, vocabulary]))
  const terms = new Map(
    list?.vocabularies.flatMap(({ code, terms }) => terms.map((term) => [`${code}/${term.code}`, term] as const)),
  )
  const wider = new Map(
    list?.areas.flatMap(({ regions }) => regions.map((code, at) => [code, regions[at - 1]] as const)),
  )
  return {
    vocabulary: (vocabulary) => vocabularies.get(vocabulary),
    label: (vocabulary, code) => terms.get(`${vocabulary}/${code}`)?.label ?? wordsOf(code),
    note: (vocabulary, code) => terms.get(`${vocabulary}/${code}`)?.note ?? '',
    languages: list?.languages ?? [],
    areas: list?.areas.map(({ code }) => code) ?? [],
    regions: [...wider.keys()],
    widerRegion: (code) => wider.get(code),
  }
}

/** The terms of every vocabulary in the reader's language. */
export function useTerms(): Terms {
  const { data } = useQuery(vocabularyList(useTranslation().i18n.language))
  return useMemo(() => termsOf(data), [data])
}
