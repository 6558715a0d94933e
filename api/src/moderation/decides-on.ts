import type { PersonRecord, PublicCentre } from '@centres/db'

/** Whether a moderator's scope holds a record. */
export const decidesOn = (
  { moderates }: Pick<PersonRecord, 'moderates'>,
  { countryCode, regions, terms }: Pick<PublicCentre, 'countryCode' | 'regions' | 'terms'>,
): boolean =>
  moderates.some(({ scope, code }) => {
    if (scope === 'everything') return true
    if (scope === 'country') return code === countryCode
    if (scope === 'region') return regions.includes(code)
    return terms.some((term) => term.role === 'association' && term.code === code)
  })
