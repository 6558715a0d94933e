import { formRoles } from './form-codes.ts'

/** What is chosen as one when two records become one: parts that say nothing without each other go together. */
export const mergeFields = [
  'names',
  'institutions',
  'place',
  'lifeState',
  'founded',
  'website',
  'socialLinks',
  'phone',
  'publicEmail',
  'mailbox',
  'parentId',
  ...formRoles.map((role) => `terms.${role}` as const),
  'languages',
  'textLanguages',
  'descriptions',
] as const
export type MergeField = (typeof mergeFields)[number]

/** The facts that are chosen with a field, where they are not the one of its name. */
const factsOfMergeField: Partial<Record<MergeField, readonly string[]>> = {
  place: ['countryCode', 'adminArea', 'city', 'location', 'precision', 'timeZone'],
  lifeState: ['lifeState', 'closed'],
}
export const factsChosenWith = (field: MergeField): readonly string[] => factsOfMergeField[field] ?? [field]

export type MergeSide = 'kept' | 'gone' | 'both'

/** How many entries each field that can hold those of both records holds at most. */
const mostJoined: Partial<Record<MergeField, number>> = {
  names: 20,
  socialLinks: 10,
  languages: 60,
  textLanguages: 60,
  descriptions: 20,
  ...Object.fromEntries(formRoles.map((role) => [`terms.${role}`, 40])),
}
export const mostOfBoth = (field: MergeField): number | undefined => mostJoined[field]

const keyOf = (field: MergeField, entry: unknown): string => {
  if (field === 'descriptions') return (entry as { language: string }).language
  if (field === 'names') return (entry as { text: string }).text
  return field.startsWith('terms.') ? (entry as { code: string }).code : String(entry)
}

/** The entries of both lists, those of the record that stays first; of two for the same, that of the one that stays. */
export function joinLists(field: MergeField, kept: readonly unknown[], gone: readonly unknown[]): unknown[] {
  const has = new Set(kept.map((entry) => keyOf(field, entry)))
  return [...kept, ...gone.filter((entry) => !has.has(keyOf(field, entry)))]
}
