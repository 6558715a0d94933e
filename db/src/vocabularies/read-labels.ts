import { and, eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { type Labels, terms } from '../schema/vocabularies.ts'

/** What a term is called, by language; undefined where the vocabulary has no such term. */
export async function readLabels(database: Reader, vocabulary: string, code: string): Promise<Labels | undefined> {
  const [term] = await database
    .select({ labels: terms.labels })
    .from(terms)
    .where(and(eq(terms.vocabulary, vocabulary), eq(terms.code, code)))
  return term?.labels
}
