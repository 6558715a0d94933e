import { isDeepStrictEqual } from 'node:util'
import { type PublicCentre, placeToday } from '@centres/db'

/**
 * The fields whose past is told. Every one is named: addresses and telephone numbers are not among them, as
 * who takes one back does not want the old one found here.
 */
const toldFields = [
  'names',
  'institutions',
  'lifeState',
  'founded',
  'closed',
  'successorId',
  'parentId',
  'countryCode',
  'precision',
  'website',
  'socialLinks',
  'descriptions',
  'languages',
  'textLanguages',
  'terms',
  'evidence',
  'confirmedAt',
  'source',
  'location',
  'city',
  'adminArea',
] as const
export type ToldField = (typeof toldFields)[number]

export const isTold = (field: string) => (toldFields as readonly string[]).includes(field)

/** An earlier version of a record, as far as it may be told today; what may no longer be known is null. */
export function toldFieldsOf(then: PublicCentre, now: PublicCentre): Record<ToldField, unknown> {
  const told = { ...then, ...placeToday(then, now) }
  return Object.fromEntries(toldFields.map((field) => [field, told[field] ?? null])) as Record<ToldField, unknown>
}

export function changedFields(before: PublicCentre, after: PublicCentre): ToldField[] {
  return toldFields.filter((field) => !isDeepStrictEqual(before[field], after[field]))
}
