import { type CentreFilters, type FacetName, facetNames, type ProblemDetail } from '@centres/contract'
import { Invalid } from '../errors.ts'
import { isRegistered } from './language-registry.ts'

/** Where the codes of a filter are listed. */
export const codeLists: Record<FacetName, string> = {
  region: 'region',
  country: 'area',
  institutionType: 'institution-type',
  kind: 'kind',
  language: 'language',
  textLanguage: 'language',
  modality: 'modality',
  service: 'service',
  audience: 'audience',
  tutor: 'tutor',
  offers: 'collaboration',
  seeks: 'collaboration',
  association: 'association',
  designation: 'designation',
  lifeState: 'life-state',
}

function isKnown(list: string, code: string, codes: Set<string>): boolean {
  if (codes.has(code)) return true
  // A language that no centre has yet is still a language.
  return list === 'language' && isRegistered(code)
}

/** A well-formed code that names nothing is a mistake of the asker's, not an empty set. */
export function checkCodes(filters: CentreFilters, known: Map<string, Set<string>>): void {
  const details = facetNames.flatMap((name): ProblemDetail[] => {
    const list = codeLists[name]
    const codes = known.get(list) ?? new Set()
    const unknown = (filters[name] ?? []).filter((code) => !isKnown(list, code, codes))
    if (unknown.length === 0) return []
    const message = `has no code ${unknown.join(', ')}`
    return list === 'language'
      ? [
          {
            in: 'query',
            name,
            message: `${message}; accepted: tags whose parts stand in the IANA Language Subtag Registry`,
          },
        ]
      : [{ in: 'query', name, message, accepted: [...codes] }]
  })
  if (details.length > 0) throw new Invalid(details)
}
