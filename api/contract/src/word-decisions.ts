/** Vocabularies in which a centre may say it in its own words, and moderators may put a word. */
export const wordVocabularies = [
  'kind',
  'modality',
  'service',
  'audience',
  'tutor',
  'association',
  'designation',
  'placement',
  'collaboration',
] as const
export type WordVocabulary = (typeof wordVocabularies)[number]

/**
 * Where a word of a vocabulary may become a term. A record needs a kind, which no word may take along elsewhere; and of
 * a word from elsewhere nobody knows whether the centre offers or seeks it.
 */
export const vocabulariesForWord = (vocabulary: string): WordVocabulary[] =>
  wordVocabularies.filter(
    (one) => one === vocabulary || (vocabulary !== 'kind' && one !== 'kind' && one !== 'collaboration'),
  )

/** Why a word becomes no term; other comes with a moderator’s own words. */
export const wordReasons = ['too-particular', 'unclear', 'not-fitting', 'other'] as const
export type WordReason = (typeof wordReasons)[number]
