import { factsChosenWith, joinLists, type MergeField, type MergeSide, mergeFields } from '@centres/contract'

export type Facts = Record<string, unknown>
export type Choices = Partial<Record<MergeField, MergeSide>>

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const firstText = (names: unknown): string | undefined => {
  const [name] = listIn(names) as { text?: unknown }[]
  return typeof name?.text === 'string' ? name.text : undefined
}

export const nameIn = (facts: Facts): string => firstText(facts.names) ?? ''

const textsIn = (names: unknown): string[] =>
  listIn(names).flatMap((name) => ((name as { text?: unknown }).text as string | undefined) ?? [])

/** Of each kind, as many as are looked for at once. */
const mostTexts = 8

/** What a record may be found again by. */
export function plainText({ names, institutions, website }: Facts) {
  const hosts = listIn(institutions) as { names?: unknown; website?: string | null }[]
  const chosen = (texts: string[]) => [...new Set(texts)].slice(0, mostTexts)
  return {
    name: chosen(textsIn(names)),
    institution: chosen(hosts.flatMap((host) => textsIn(host.names))),
    website: chosen([website as string | null, ...hosts.map((host) => host.website)].flatMap((one) => one ?? [])),
  }
}

const valuesOf = (facts: Facts, field: MergeField) => factsChosenWith(field).map((fact) => facts[fact] ?? null)

/** That follows from the place, so it is no difference of its own. */
const withoutTimeZone = (facts: Facts): Facts => ({ ...facts, timeZone: null })

/** The fields in which two records differ. */
export const differingFields = (kept: Facts, gone: Facts): MergeField[] =>
  mergeFields.filter(
    (field) =>
      JSON.stringify(valuesOf(withoutTimeZone(kept), field)) !== JSON.stringify(valuesOf(withoutTimeZone(gone), field)),
  )

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

/** What one says and the other does not is taken from whoever says it; where both speak, the record that stays does. */
export const usualSide = (kept: Facts, gone: Facts, field: MergeField): MergeSide =>
  valuesOf(kept, field).every(isEmpty) && !valuesOf(gone, field).every(isEmpty) ? 'gone' : 'kept'

/** The record that comes of it. */
export function mergedFacts(kept: Facts, gone: Facts, choices: Choices): Facts {
  const chosen = mergeFields.flatMap((field): [string, unknown][] => {
    const side = choices[field] ?? 'kept'
    if (side === 'kept') return []
    if (side === 'both') return [[field, joinLists(field, listIn(kept[field]), listIn(gone[field]))]]
    return factsChosenWith(field).map((fact) => [fact, gone[fact]])
  })
  return { ...kept, ...Object.fromEntries(chosen) }
}
