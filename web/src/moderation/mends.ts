import type { CentreForm } from '@centres/contract'
import { draftProblemsOf, type FormProblem } from '../centre-form/form-problems.ts'

type InstitutionMends = {
  /** By the place of a name. */
  names?: Record<number, string>
  website?: string
}

/** What a moderator may put right before publishing; the rest is the sender's to change. */
export type Mends = {
  /** By the place of a name in the form, so that a name which the sender changes in the meantime is not lost. */
  names?: Record<number, Partial<CentreForm['names'][number]>>
  countryCode?: string
  city?: string
  precision?: CentreForm['precision']
  kinds?: CentreForm['terms']['kind']
  website?: string
  /** These two by their places in the form as well; a description that is emptied is left out. */
  institutions?: Record<number, InstitutionMends>
  descriptions?: Record<number, string>
}

const mendInstitution = (
  institution: CentreForm['institutions'][number],
  { names = {}, website }: InstitutionMends = {},
) => ({
  ...institution,
  names: institution.names.map((name, at) => ({ ...name, text: names[at] ?? name.text })),
  ...(website !== undefined && { website: website.trim() || null }),
})

export function applyMends(form: CentreForm, mends: Mends): CentreForm {
  const { names = {}, city, kinds, website, institutions = {}, descriptions = {}, ...plain } = mends
  return {
    ...form,
    ...plain,
    names: form.names.map((name, at) => ({ ...name, ...names[at] })),
    institutions: form.institutions.map((institution, at) => mendInstitution(institution, institutions[at])),
    descriptions: form.descriptions.map((one, at) => ({ ...one, text: descriptions[at] ?? one.text })),
    ...(city !== undefined && { city: city.trim() || null }),
    ...(website !== undefined && { website: website.trim() || null }),
    ...(kinds && { terms: { ...form.terms, kind: kinds } }),
  }
}

/** Each part keeps the order of what it holds: parts are compared as they are written. */
const trimmed = (form: CentreForm): CentreForm => ({
  ...form,
  names: form.names.map((name) => ({ ...name, text: name.text.trim(), language: name.language?.trim() || null })),
  institutions: form.institutions.map((institution) => ({
    ...institution,
    names: institution.names.map((name) => ({ ...name, text: name.text.trim() })),
  })),
  descriptions: form.descriptions.map((one) => ({ ...one, text: one.text.trim() })),
})

/** As it is handed in: what was typed without the room around it. */
export function mendedForm(form: CentreForm, mends: Mends): CentreForm {
  const mended = trimmed(applyMends(form, mends))
  return { ...mended, descriptions: mended.descriptions.filter(({ text }) => text !== '') }
}

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

/** What the contract says of the fields that have no sentence of their own here, by their paths in the form. */
export function problemsOfMends(form: CentreForm, mends: Mends): FormProblem[] {
  const isMended = /^(website|institutions\.\d+\.(names\.\d+\.text|website)|descriptions\.\d+\.text)$/
  const mended = trimmed(applyMends(form, mends))
  const isLeftOut = (path: string) =>
    mended.descriptions.some(({ text }, at) => !text && path === `descriptions.${at}.text`)
  return draftProblemsOf(mended).filter(({ path }) => isMended.test(path) && !isLeftOut(path))
}
