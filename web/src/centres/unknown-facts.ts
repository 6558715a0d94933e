import type { CentreProfile } from '@centres/contract'

const factNames = [
  'kinds',
  'institutionType',
  'languages',
  'textLanguages',
  'modalities',
  'services',
  'audiences',
  'tutors',
  'associations',
  'partners',
  'founded',
  'website',
  'descriptions',
] as const
export type FactName = (typeof factNames)[number]

/** The kinds of facts that a record lacks, so that the page can say so once. */
export function unknownFacts(centre: CentreProfile): FactName[] {
  const isKnown = (name: FactName): boolean => {
    if (name === 'partners') return centre.offers.length > 0 || centre.seeks.length > 0
    const said = {
      kinds: 'kind',
      modalities: 'modality',
      services: 'service',
      audiences: 'audience',
      tutors: 'tutor',
      associations: 'association',
    }
    const vocabulary = (said as Partial<Record<FactName, string>>)[name]
    if (centre.ownWords.some((words) => words.vocabulary === vocabulary)) return true
    const value = centre[name]
    return Array.isArray(value) ? value.length > 0 : value !== null
  }
  return factNames.filter((name) => !isKnown(name))
}
