import { useTranslation } from 'react-i18next'
import type { Operation, Section } from './operations.ts'

type Title = { text: string; lang: 'en' | undefined }

/** What the document names in English, in the reader's language where that has a name for it. */
export function useTitles() {
  const { i18n } = useTranslation()
  const titleAt = (key: string, english: string): Title =>
    i18n.exists(key) ? { text: i18n.t(key as 'docs.title'), lang: undefined } : { text: english, lang: 'en' }
  return {
    ofOperation: ({ anchor, summary }: Operation) => titleAt(`docs.operations.${anchor}`, summary),
    ofGroup: ({ anchor, name }: Section) => titleAt(`docs.groups.${anchor}`, name),
  }
}
