import { codesOf, type PersonRecord, type PublicCentre } from '@centres/db'
import { isInScope } from '../keeping/scope.ts'

/** Whether a moderator's scope holds a record. */
export const decidesOn = (
  { moderates }: Pick<PersonRecord, 'moderates'>,
  centre: Pick<PublicCentre, 'countryCode' | 'regions' | 'terms'>,
): boolean => isInScope(moderates, { ...centre, associations: codesOf(centre, 'association') })
