import { sql } from 'drizzle-orm'
import type { NameRecord } from '../centres/record.ts'
import type { Reader, Transaction } from '../client.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { ProposalState } from '../schema/proposed-terms.ts'
import type { Labels } from '../schema/vocabularies.ts'
import { carriersOf } from './cases.ts'
import { wordKey } from './word-key.ts'

export type ProposedTermRecord = {
  id: string
  vocabulary: string
  word: string
  language: string | null
  spellings: string[]
  state: ProposalState
  revision: number
  term: { vocabulary: string; code: string; labels: Labels } | null
  isSynonym: boolean
  reason: string | null
  message: string | null
  createdAt: string
  decidedAt: string | null
}

export async function readProposedTerm(database: Reader, id: string): Promise<ProposedTermRecord | undefined> {
  const [found] = await database.execute<ProposedTermRecord>(sql`
    select p.id, p.vocabulary, p.word, p.language,
      array(select s.text from proposed_spellings s where s.proposal_id = p.id order by s.text) as spellings,
      p.state, p.revision,
      case when t.code is null then null
        else json_build_object('vocabulary', t.vocabulary, 'code', t.code, 'labels', t.labels) end as term,
      p.is_synonym as "isSynonym", p.reason, p.message, ${isoInstant(sql`p.created_at`)} as "createdAt",
      ${isoInstant(sql`p.decided_at`)} as "decidedAt"
    from proposed_terms p
    left join terms t on t.vocabulary = p.term_vocabulary and t.code = p.term_code
    where p.id = ${id}`)
  return found
}

export type Carrier = { id: string; names: NameRecord[] }

/** The listed records that carry the word now. */
export const centresWithWord = (database: Reader, id: string): Promise<Carrier[]> =>
  database.execute<Carrier>(sql`
    select distinct on (carrier.centre_id) carrier.centre_id as id, carrier.record -> 'names' as names
    from (${carriersOf(sql`${id}`)}) as carrier order by carrier.centre_id`)

/** The terms that own words have become, by vocabulary and key. */
export type DecidedWords = (vocabulary: string, word: string) => { vocabulary: string; code: string } | undefined

/**
 * What was decided on these words. Whoever decides on one of them in the meantime waits until the transaction ends, so
 * that no record comes to carry a word that is a term already.
 */
export async function readDecidedWords(
  tx: Transaction,
  words: { vocabulary: string; word: string }[],
): Promise<DecidedWords> {
  const keys = words.map(({ vocabulary, word }) => ({ vocabulary, key: wordKey(word) }))
  const rows = await tx.execute<{
    vocabulary: string
    key: string
    termVocabulary: string | null
    termCode: string
  }>(sql`
    select p.vocabulary, p.key, p.term_vocabulary as "termVocabulary", p.term_code as "termCode"
    from proposed_terms p
    where (p.vocabulary, p.key) in (select * from unnest(${sql.param(keys.map(({ vocabulary }) => vocabulary))}::text[],
      ${sql.param(keys.map(({ key }) => key))}::text[]))
    order by p.id for share`)
  const known = new Map(
    rows.flatMap(({ vocabulary, key, termVocabulary, termCode }) =>
      termVocabulary ? [[`${vocabulary} ${key}`, { vocabulary: termVocabulary, code: termCode }] as const] : [],
    ),
  )
  return (vocabulary, word) => known.get(`${vocabulary} ${wordKey(word)}`)
}

/** Words besides its labels by which people mean a term: its synonyms, and the own words that it took the place of. */
export const listSynonyms = (database: Reader): Promise<{ vocabulary: string; code: string; text: string }[]> =>
  database.execute<{ vocabulary: string; code: string; text: string }>(sql`
    select t.vocabulary, t.code, synonym ->> 'text' as text
    from terms t, jsonb_array_elements(t.synonyms) as synonym
    union
    select p.term_vocabulary, p.term_code, s.text
    from proposed_terms p join proposed_spellings s on s.proposal_id = p.id
    where p.is_synonym and p.term_code is not null
    order by 1, 2, 3`)
