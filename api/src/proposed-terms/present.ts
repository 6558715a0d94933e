import type { ProposedTerm } from '@centres/contract'
import { actsOn, centresWithWord, type ProposedTermRecord, type Reader, readProposedTerm } from '@centres/db'
import { slugOf } from '../centres/present.ts'
import { findSimilar } from './find-similar.ts'

const mostActs = 100

/** A word with what is needed to decide on it. */
export async function presentProposedTerm(database: Reader, found: ProposedTermRecord): Promise<ProposedTerm> {
  const { createdAt, ...word } = found
  const centres = await centresWithWord(database, found.id)
  return {
    ...word,
    proposedAt: createdAt,
    centres: centres.map(({ id, names }) => ({ id, slug: slugOf(names), names })),
    similar: await findSimilar(database, found),
    acts: await actsOn(database, 'vocabulary', found.id, mostActs),
  }
}

export async function readWordCase(database: Reader, id: string): Promise<ProposedTerm> {
  const found = await readProposedTerm(database, id)
  if (!found) throw new Error('a word that was found')
  return presentProposedTerm(database, found)
}
