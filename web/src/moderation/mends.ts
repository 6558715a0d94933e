import type { CentreForm } from '@centres/contract'

/** What a moderator may put right before publishing; the rest is the sender's to change. */
export type Mends = {
  /** By the place of a name in the form, so that a name which the sender changes in the meantime is not lost. */
  names?: Record<number, Partial<CentreForm['names'][number]>>
  countryCode?: string
  city?: string
  precision?: CentreForm['precision']
  kinds?: CentreForm['terms']['kind']
}

export function applyMends(form: CentreForm, { names = {}, city, kinds, ...plain }: Mends): CentreForm {
  return {
    ...form,
    ...plain,
    names: form.names.map((name, at) => ({ ...name, ...names[at] })),
    ...(city !== undefined && { city: city.trim() || null }),
    ...(kinds && { terms: { ...form.terms, kind: kinds } }),
  }
}

const trimmed = ({ names, ...form }: CentreForm): CentreForm => ({
  ...form,
  names: names.map((name) => ({ ...name, text: name.text.trim(), language: name.language?.trim() || null })),
})

/** As it is handed in: what was typed without the room around it. */
export const mendedForm = (form: CentreForm, mends: Mends): CentreForm => trimmed(applyMends(form, mends))

/** Fields of the texts of the interface. */
export type FieldName = Exclude<keyof CentreForm, 'terms' | 'mailbox'> | 'kinds'

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The fields in which two forms differ; what only the mailbox or other terms tell apart is none of these. */
export function changedFields(before: CentreForm, after: CentreForm): (FieldName | 'terms' | 'mailbox')[] {
  const names = (Object.keys(after) as (keyof CentreForm)[]).filter((name) => !isSame(before[name], after[name]))
  return names.map((name) => (name === 'terms' && !isSame(before.terms.kind, after.terms.kind) ? 'kinds' : name))
}

export type MendFault = 'name' | 'language' | 'kinds' | 'ownWords' | 'precision'

function isLanguageTag(text: string | null): boolean {
  try {
    return text === null || Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** What the server would refuse of what can be mended here. */
export function faultsOf({ names, terms: { kind }, location, precision }: CentreForm): MendFault[] {
  const isPlaceless = ['country', 'online', 'hidden'].includes(precision)
  return [
    ...(names.some(({ text }) => text.trim() === '') ? (['name'] as const) : []),
    ...(names.some(({ language }) => !isLanguageTag(language)) ? (['language'] as const) : []),
    ...(kind.length === 0 ? (['kinds'] as const) : []),
    ...(kind.some(({ code, ownWords }) => code === 'other' && !ownWords?.trim()) ? (['ownWords'] as const) : []),
    ...(location === null && !isPlaceless ? (['precision'] as const) : []),
  ]
}
