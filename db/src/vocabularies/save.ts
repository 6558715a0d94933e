import { eq, sql } from 'drizzle-orm'
import { recordChanges } from '../changes/record.ts'
import type { Transaction } from '../client.ts'
import { type Labels, type Synonym, terms, vocabularies } from '../schema/vocabularies.ts'
import { writeSearchPhrases } from '../search/phrases.ts'

export type TermRecord = {
  code: string
  labels: Labels
  notes: Labels
  broader: string | null
  replacedBy: string | null
  since: string
  isSelectable: boolean
  url: string | null
  synonyms: Synonym[]
}

export type VocabularyRecord = { code: string; labels: Labels; notes: Labels; terms: TermRecord[] }

export type TermKey = { vocabulary: string; code: string }

const contentOfVocabulary = ['position', 'labels', 'notes']
const contentOfTerm = [...contentOfVocabulary, 'broader', 'replaced_by', 'since', 'is_selectable', 'url', 'synonyms']

const rowOf = (prefix: string, columns: string[]) =>
  sql.raw(`(${columns.map((name) => `${prefix}.${name}`).join(', ')})`)
const isChanged = (table: string, columns: string[]) =>
  sql`${rowOf(table, columns)} is distinct from ${rowOf('excluded', columns)}`

/**
 * Writes vocabularies whole, in their order. Answers the terms that the database knows and these lack: codes
 * are permanent, so they stay as they are. Terms that moderators made are theirs: one of the same code is left alone.
 */
export async function saveVocabularies(
  tx: Transaction,
  records: VocabularyRecord[],
  { at, source }: { at: string; source: string },
): Promise<TermKey[]> {
  const touched = new Set<string>()
  const heads = await tx
    .insert(vocabularies)
    .values(records.map(({ code, labels, notes }, position) => ({ code, labels, notes, position })))
    .onConflictDoUpdate({
      target: vocabularies.code,
      set: { position: sql`excluded.position`, labels: sql`excluded.labels`, notes: sql`excluded.notes` },
      setWhere: isChanged('vocabularies', contentOfVocabulary),
    })
    .returning({ code: vocabularies.code })
  for (const { code } of heads) touched.add(code)

  const rows = records.flatMap((vocabulary) =>
    vocabulary.terms.map((term, position) => ({ ...term, vocabulary: vocabulary.code, position })),
  )
  const written = await tx
    .insert(terms)
    .values(rows)
    .onConflictDoUpdate({
      target: [terms.vocabulary, terms.code],
      set: {
        position: sql`excluded.position`,
        labels: sql`excluded.labels`,
        notes: sql`excluded.notes`,
        broader: sql`excluded.broader`,
        replacedBy: sql`excluded.replaced_by`,
        since: sql`excluded.since`,
        isSelectable: sql`excluded.is_selectable`,
        url: sql`excluded.url`,
        synonyms: sql`excluded.synonyms`,
      },
      setWhere: sql`terms.origin = 'seeds' and ${isChanged('terms', contentOfTerm)}`,
    })
    .returning({ vocabulary: terms.vocabulary })
  for (const { vocabulary } of written) touched.add(vocabulary)

  const changes = records
    .filter(({ code }) => touched.has(code))
    .map((vocabulary) => ({
      subject: 'vocabulary' as const,
      subjectId: vocabulary.code,
      actor: 'import' as const,
      action: 'loaded',
      before: null,
      after: { terms: vocabulary.terms.map(({ code }) => code) },
      source,
    }))
  await writeSearchPhrases(tx)
  await recordChanges(tx, changes, at)

  const given = new Set(rows.map((row) => `${row.vocabulary} ${row.code}`))
  const known = await tx
    .select({ vocabulary: terms.vocabulary, code: terms.code })
    .from(terms)
    .where(eq(terms.origin, 'seeds'))
  return known.filter(({ vocabulary, code }) => !given.has(`${vocabulary} ${code}`))
}
