import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { terms, vocabularies } from '../schema/vocabularies.ts'
import { inOrder } from './in-order.ts'

/** Every term of every vocabulary, in their order, with its texts in all languages. */
export async function listTerms(database: Reader) {
  const { position, synonyms, ...columns } = getTableColumns(terms)
  const rows = await database
    .select(columns)
    .from(terms)
    .innerJoin(vocabularies, eq(vocabularies.code, terms.vocabulary))
    .orderBy(asc(vocabularies.position), asc(terms.position))
  return [...Map.groupBy(rows, ({ vocabulary }) => vocabulary).values()].flatMap(inOrder)
}
export type ListedTerm = Awaited<ReturnType<typeof listTerms>>[number]
