import { saveVocabularies } from '@centres/db'
import { hashFiles } from './content-hash.ts'
import type { Part } from './part.ts'
import { readVocabularies, vocabularyCodes, vocabularyFile } from './read-vocabularies.ts'

export const vocabulariesPart: Part = {
  name: 'vocabularies',
  hash: () =>
    hashFiles([
      ...vocabularyCodes.map(vocabularyFile),
      new URL('read-vocabularies.ts', import.meta.url),
      new URL(import.meta.url),
    ]),
  load: async (tx, { at }) => {
    const { vocabularies, refusals } = readVocabularies()
    const vanished = await saveVocabularies(tx, vocabularies, { at, source: 'seeds' })
    const count = vocabularies.reduce((sum, vocabulary) => sum + vocabulary.terms.length, 0)
    return {
      loaded: `${vocabularies.length} vocabularies with ${count} terms`,
      notes: [],
      refusals: [
        ...refusals,
        ...vanished.map(({ vocabulary, code }) => ({
          file: `vocabularies/${vocabulary}.json`,
          row: null,
          column: code,
          problem:
            'the term is gone, and codes are permanent; it stays in the directory. Put it back, with replacedBy if another takes its place',
        })),
      ],
    }
  },
}
