import type { CentreProfile } from '@centres/contract'

export const comparedFields = [
  'names',
  'institution',
  'countryCode',
  'adminArea',
  'city',
  'website',
  'kinds',
  'languages',
  'textLanguages',
  'modalities',
  'services',
  'audiences',
  'founded',
  'lifeState',
] as const
export type ComparedField = (typeof comparedFields)[number]

/** `silent`: one of the two says nothing, which is not a difference. */
export type Likeness = 'same' | 'partly' | 'different' | 'silent'
export type Compared = { field: ComparedField; ours: string[]; theirs: string[]; likeness: Likeness }

/** Of the fields that hold codes. */
export const vocabularyOf: Partial<Record<ComparedField, string>> = {
  kinds: 'kind',
  modalities: 'modality',
  services: 'service',
  audiences: 'audience',
  lifeState: 'life-state',
}

const bare = (address: string) => address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')

/** What a record says in a field: codes, or words of its own. */
function valuesOf(centre: CentreProfile, field: ComparedField): string[] {
  if (field === 'names') return centre.names.map(({ text }) => text)
  if (field === 'institution') return centre.institutions.flatMap(({ names }) => names.map(({ text }) => text))
  if (field === 'website') {
    const all = [centre.website, ...centre.institutions.map(({ website }) => website)]
    return [...new Set(all.flatMap((address) => (address ? [bare(address)] : [])))]
  }
  const vocabulary = vocabularyOf[field]
  const own = centre.ownWords.flatMap((words) => (words.vocabulary === vocabulary ? [words.text] : []))
  return [[centre[field] ?? []].flat().filter((code) => code !== 'other' || own.length === 0), own].flat()
}

/** Accents, case and spaces make no other name. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

function likenessOf(ours: string[], theirs: string[]): Likeness {
  const [left, right] = [new Set(ours.map(plain)), new Set(theirs.map(plain))]
  if (left.size === 0 || right.size === 0) return 'silent'
  const shared = [...left].filter((one) => right.has(one)).length
  if (shared === 0) return 'different'
  return shared === left.size && shared === right.size ? 'same' : 'partly'
}

/** Two records side by side, without the fields of which neither says anything. */
export function compareFields(our: CentreProfile, their: CentreProfile): Compared[] {
  return comparedFields.flatMap((field) => {
    const [ours, theirs] = [valuesOf(our, field), valuesOf(their, field)]
    if (ours.length === 0 && theirs.length === 0) return []
    return [{ field, ours, theirs, likeness: likenessOf(ours, theirs) }]
  })
}
