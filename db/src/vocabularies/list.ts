import { asc, sql } from 'drizzle-orm'
import { listAreas } from '../areas/list.ts'
import type { Reader } from '../client.ts'
import { type Labels, terms, vocabularies } from '../schema/vocabularies.ts'
import { inOrder } from './in-order.ts'

export type VocabularyListing = {
  vocabularies: {
    code: string
    label: string
    note: string
    terms: {
      code: string
      label: string
      note: string
      broader: string | null
      replacedBy: string | null
      since: string
      isSelectable: boolean
      url: string | null
    }[]
  }[]
  areas: { code: string; regions: string[] }[]
  languages: string[]
}

/** A text that nobody has put into a language yet is shown in English. */
const textIn = (language: string, texts: Labels) => texts[language] ?? texts.en ?? ''

/** Everything that a client needs to name the codes of a record. */
export async function listVocabularies(database: Reader, language: string): Promise<VocabularyListing> {
  const heads = await database.select().from(vocabularies).orderBy(asc(vocabularies.position))
  const rows = await database.select().from(terms).orderBy(asc(terms.vocabulary), asc(terms.position))
  const areas = await listAreas(database)
  const languages = await database.execute<{ language: string }>(sql`
    select distinct used.language from centre_languages used
    join listings listed on listed.centre_id = used.centre_id order by used.language`)
  return {
    vocabularies: heads.map(({ code, labels, notes }) => ({
      code,
      label: textIn(language, labels),
      note: textIn(language, notes),
      terms: inOrder(rows.filter((term) => term.vocabulary === code)).map((term) => ({
        code: term.code,
        label: textIn(language, term.labels),
        note: textIn(language, term.notes),
        broader: term.broader,
        replacedBy: term.replacedBy,
        since: term.since,
        isSelectable: term.isSelectable,
        url: term.url,
      })),
    })),
    areas,
    languages: languages.map((row) => row.language),
  }
}
