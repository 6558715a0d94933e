import { CentreForm, RegistrationForm } from '@centres/contract'
import { type Draft, draftOf, type FormValues, registrationDraftOf } from './form-values.ts'

/** What can be wrong with a field; each has its sentence in every language of the interface. */
export const problemCodes = [
  'nameMissing',
  'kindMissing',
  'countryMissing',
  'mailboxMissing',
  'required',
  'tooLong',
  'tooMany',
  'oneLine',
  'webAddress',
  'email',
  'yearOrDate',
  'language',
  'longitude',
  'latitude',
  'pointMissing',
  'pointElsewhere',
  'ownWords',
  'closedOnly',
  'twice',
  'shared',
  'other',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** Where, as in `names.0.text`, and what. */
export type FormProblem = { path: string; code: ProblemCode; most?: number }

type Issue = {
  code: string
  path: readonly PropertyKey[]
  origin?: string
  maximum?: unknown
  format?: string
}

const missingCodes: Record<string, ProblemCode> = {
  'names.0.text': 'nameMissing',
  names: 'nameMissing',
  'terms.kind': 'kindMissing',
  countryCode: 'countryMissing',
  mailbox: 'mailboxMissing',
}

/** Fields that can be wrong in one way only, by the last part of their path. */
const byField: Record<string, ProblemCode> = {
  website: 'webAddress',
  publicEmail: 'email',
  mailbox: 'email',
  founded: 'yearOrDate',
  closed: 'yearOrDate',
  language: 'language',
  languages: 'language',
  textLanguages: 'language',
  longitude: 'longitude',
  latitude: 'latitude',
  location: 'pointMissing',
  countryCode: 'countryMissing',
  ownWords: 'ownWords',
  descriptions: 'twice',
}

const groups = ['languages', 'textLanguages']

/** The path of the field that shows it: languages and terms are chosen in one, the numbers of a point have one each. */
function fieldPathOf(path: readonly PropertyKey[]): string {
  const parts = path.map(String)
  if (groups.includes(parts[0] ?? '')) return parts[0] ?? ''
  if (parts[0] === 'terms' && parts.at(-1) !== 'ownWords') return parts.slice(0, 2).join('.')
  if (parts[0] === 'location') return parts[1] ?? 'longitude'
  return parts.join('.')
}

function codeOf(issue: Issue, path: string, draft: Draft): ProblemCode {
  const last = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''
  if (issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array')) {
    return issue.origin === 'string' ? 'tooLong' : 'tooMany'
  }
  const value = path.split('.').reduce<unknown>((at, part) => (at as Draft | undefined)?.[part], draft)
  if (path === 'terms.kind' && issue.code === 'custom') return 'kindMissing'
  if (path === 'closed' && draft.lifeState !== 'closed') return 'closedOnly'
  if (value === '' || value === null || value === undefined || issue.code === 'too_small') {
    if (missingCodes[path]) return missingCodes[path]
    if (last === 'longitude' || last === 'latitude' || last === 'location') return byField[last] ?? 'required'
    if (last === 'language' || last === 'ownWords') return byField[last] ?? 'required'
    return 'required'
  }
  if (path.startsWith('socialLinks')) return 'webAddress'
  if (byField[last]) return byField[last]
  if (issue.code === 'invalid_format') return 'oneLine'
  return 'other'
}

function problemsIn(issues: readonly Issue[], draft: Draft): FormProblem[] {
  const found = new Map<string, FormProblem>()
  for (const issue of issues) {
    const path = fieldPathOf(issue.path)
    if (found.has(path)) continue
    const code = codeOf(issue, issue.path.map(String).join('.'), draft)
    const most = typeof issue.maximum === 'number' ? issue.maximum : undefined
    found.set(path, { path, code, ...(most !== undefined && { most }) })
  }
  return [...found.values()].sort((a, b) => placeOf(a.path) - placeOf(b.path))
}

/** The order in which fields stand on the page, which is that of the summary. */
export const fieldOrder = [
  'yourPart',
  'names',
  'institutions',
  'lifeState',
  'founded',
  'closed',
  'countryCode',
  'adminArea',
  'city',
  'longitude',
  'latitude',
  'precision',
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
  'terms.offers',
  'terms.seeks',
  'descriptions',
  'mailbox',
  'publicEmail',
  'phone',
  'website',
  'socialLinks',
] as const

const placeOf = (path: string) => {
  const at = fieldOrder.findIndex((field) => path === field || path.startsWith(`${field}.`))
  return at < 0 ? fieldOrder.length : at
}

const formIssues = (schema: typeof CentreForm | typeof RegistrationForm, draft: Draft): FormProblem[] => {
  const { error } = schema.safeParse(draft)
  return error ? problemsIn(error.issues as readonly Issue[], draft) : []
}

/** What the contract says to the form: the same as the server would. */
export const draftProblemsOf = (draft: Draft): FormProblem[] => formIssues(CentreForm, draft)
export const problemsOf = (values: FormValues, { needsMailbox = true } = {}): FormProblem[] =>
  draftProblemsOf(draftOf(values)).filter(({ code }) => needsMailbox || code !== 'mailboxMissing')
export const registrationProblemsOf = (values: FormValues): FormProblem[] =>
  formIssues(RegistrationForm, registrationDraftOf(values))

/** The fields that a refusal of the server names, as in `form.names.0.text`; what was wrong it says in English only. */
export function refusedFields(names: readonly string[]): FormProblem[] {
  return names.map((name) => {
    const path = name.replace(/^(form|changes)\./, '')
    // What the contract could find is found before sending: the server knows besides where countries are.
    if (/^institutions\.\d+\.(names|type|website)$/.test(path))
      return { path: path.endsWith('.names') ? `${path}.0.text` : path, code: 'shared' }
    return { path: fieldPathOf(path.split('.')), code: path === 'location' ? 'pointElsewhere' : 'other' }
  })
}
