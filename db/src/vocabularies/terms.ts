import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { terms, vocabularies } from '../schema/vocabularies.ts'

/** Every term of every vocabulary, in their order, with its texts in all languages. */
export async function listTerms(database: Reader) {
  const { position, synonyms, ...columns } = getTableColumns(terms)
  return database
    .select(columns)
    .from(terms)
    .innerJoin(vocabularies, eq(vocabularies.code, terms.vocabulary))
    .orderBy(asc(vocabularies.position), asc(terms.position))
}
export type ListedTerm = Awaited<ReturnType<typeof listTerms>>[number]
