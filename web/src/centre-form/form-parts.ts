import type { FormRole } from '@centres/contract'
import type { FormKey, FormValues } from './form-values.ts'

/** What is shown, compared and chosen as one: the two numbers of a point are, the terms of each role on their own. */
export type FormPart = Exclude<FormKey, 'longitude' | 'latitude' | 'terms'> | 'location' | `terms.${FormRole}`

export const sections = [
  { id: 'you', parts: ['yourPart'] },
  {
    id: 'centre',
    parts: [
      'names',
      'institutions',
      'countryCode',
      'city',
      'adminArea',
      'location',
      'precision',
      'lifeState',
      'founded',
      'closed',
    ],
  },
  {
    id: 'work',
    parts: [
      'terms.kind',
      'languages',
      'textLanguages',
      'terms.modality',
      'terms.service',
      'terms.audience',
      'terms.tutor',
      'terms.placement',
      'terms.association',
      'terms.designation',
    ],
  },
  { id: 'peers', parts: ['terms.offers', 'terms.seeks'] },
  { id: 'words', parts: ['descriptions'] },
  { id: 'contact', parts: ['mailbox', 'publicEmail', 'phone', 'website', 'socialLinks'] },
] as const satisfies readonly { id: string; parts: readonly FormPart[] }[]

export type SectionId = (typeof sections)[number]['id']

/** The part that a field at a path belongs to. */
export const partOfPath = (path: string) => {
  const [first = '', second] = path.split('.')
  if (first === 'longitude' || first === 'latitude') return 'location'
  return first === 'terms' ? `terms.${second}` : first
}

/** Where the field at a path stands. */
export function sectionOf(path: string): SectionId {
  const part = partOfPath(path)
  return sections.find(({ parts }) => (parts as readonly string[]).includes(part))?.id ?? 'centre'
}

export function whatSays(values: FormValues, part: FormPart): unknown {
  if (part === 'location') return [values.longitude, values.latitude]
  if (part.startsWith('terms.')) return values.terms[part.slice('terms.'.length) as FormRole]
  return values[part as FormKey]
}

/** These values, but for one part of them that is as in others. */
export function withPartOf(values: FormValues, part: FormPart, other: FormValues): FormValues {
  if (part === 'location') return { ...values, longitude: other.longitude, latitude: other.latitude }
  if (part.startsWith('terms.')) {
    const role = part.slice('terms.'.length) as FormRole
    return { ...values, terms: { ...values.terms, [role]: other.terms[role] } }
  }
  return { ...values, [part]: other[part as FormKey] }
}

const isSame = (one: FormValues, other: FormValues, part: FormPart) =>
  JSON.stringify(whatSays(one, part)) === JSON.stringify(whatSays(other, part))

/** The parts in which two forms differ. */
export const differencesOf = (one: FormValues, other: FormValues): FormPart[] =>
  sections.flatMap(({ parts }): FormPart[] => [...parts]).filter((part) => !isSame(one, other, part))

export type Conflict = {
  part: FormPart
  /** Chosen for a part that one side alone has changed; a person chooses where both have. */
  choice: 'mine' | 'theirs' | undefined
}

/** What has become of a form since it was read: by its writer's hand, and by somebody else's. */
export function conflictsOf(read: FormValues, mine: FormValues, theirs: FormValues): Conflict[] {
  return differencesOf(mine, theirs).map((part) => {
    if (isSame(read, mine, part)) return { part, choice: 'theirs' }
    return { part, choice: isSame(read, theirs, part) ? 'mine' : undefined }
  })
}
