import type { CentreProfile } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { nameForReader } from './centre-names.ts'
import { usePlaceLine } from './place-line.ts'

/** What is known of one centre in one respect; nothing in it is 'not known'. */
export type Cell = {
  texts: readonly string[]
  /** In the centre's own words, where no term fits. */
  own?: readonly string[]
  /** An address, shown as a link. */
  href?: string
}

export type CompareRow = { term: string; cells: readonly Cell[]; differs: boolean }

/** In whatever order: two centres that offer the same do not differ by which was entered first. */
const keyOf = ({ texts, own = [], href = '' }: Cell) => JSON.stringify([[...texts].sort(), [...own].sort(), href])

export const doDiffer = (cells: readonly Cell[]): boolean => new Set(cells.map(keyOf)).size > 1

/** The rows of a comparison, in the order in which somebody who looks for a partner asks. */
export function useCompareRows(): (centres: readonly CentreProfile[], now: Date) => CompareRow[] {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const placeLine = usePlaceLine()

  return (centres, now) => {
    const row = (term: string, cellOf: (centre: CentreProfile) => Cell): CompareRow => {
      const cells = centres.map(cellOf)
      return { term, cells, differs: doDiffer(cells) }
    }
    const coded = (term: string, vocabulary: string, codesOf: (centre: CentreProfile) => readonly string[]) =>
      row(term, (centre) => {
        const own = centre.ownWords.filter((words) => words.vocabulary === vocabulary).map(({ text }) => text)
        const codes = codesOf(centre).filter((code) => code !== 'other' || own.length === 0)
        return { texts: codes.map((code) => terms.label(vocabulary, code)), own }
      })
    const spoken = (term: string, tagsOf: (centre: CentreProfile) => readonly string[]) =>
      row(term, (centre) => ({ texts: tagsOf(centre).map(formats.languageName) }))
    const typesOf = ({ institutions }: CentreProfile) => [
      ...new Set(institutions.flatMap(({ type }) => (type ? [type] : []))),
    ]

    return [
      row(t('comparing.place'), (centre) => ({ texts: [placeLine(centre)] })),
      row(t('profile.localTime'), ({ timeZone }) => ({ texts: timeZone ? [formats.clock(now, timeZone)] : [] })),
      row(t('comparing.institution'), ({ institutions }) => ({
        texts: institutions.flatMap(({ names }) => nameForReader(names, i18n.language)?.text ?? []),
      })),
      coded(t('profile.institutionType'), 'institution-type', typesOf),
      coded(t('profile.kind'), 'kind', ({ kinds }) => kinds),
      spoken(t('profile.sessionLanguages'), ({ languages }) => languages),
      spoken(t('profile.textLanguages'), ({ textLanguages }) => textLanguages),
      coded(t('profile.offers'), 'collaboration', ({ offers }) => offers),
      coded(t('profile.seeks'), 'collaboration', ({ seeks }) => seeks),
      coded(t('profile.sessions'), 'modality', ({ modalities }) => modalities),
      coded(t('profile.services'), 'service', ({ services }) => services),
      coded(t('profile.serves'), 'audience', ({ audiences }) => audiences),
      coded(t('profile.tutors'), 'tutor', ({ tutors }) => tutors),
      coded(t('profile.associations'), 'association', ({ associations }) => associations),
      row(t('comparing.confirmed'), ({ confirmedAt }) => ({
        texts: [confirmedAt ? formats.instant(confirmedAt) : t('comparing.notYet')],
      })),
      row(t('profile.website'), ({ website }) => ({ texts: [], ...(website && { href: website }) })),
    ]
  }
}
