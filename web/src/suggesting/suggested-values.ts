import type { FormRole, SuggestableField, SuggestionInput } from '@centres/contract'
import { differencesOf, partOfPath } from '../centre-form/form-parts.ts'
import { type FormProblem, problemsOf } from '../centre-form/form-problems.ts'
import { draftOf, type FormValues } from '../centre-form/form-values.ts'

export type Kind = SuggestionInput['kind']

/** What a sender says beside the parts of the record. */
export type Said = {
  kind: Kind | 'mailbox' | undefined
  closed: string
  duplicateOf: string
  mailbox: string
  source: string
  email: string
}

type Changes = NonNullable<SuggestionInput['changes']>

/** The ticked parts of a form as they cross the wire. */
export function changesOf(values: FormValues, ticked: readonly SuggestableField[]): Changes {
  const draft = draftOf(values)
  const terms = draft.terms as Record<FormRole, unknown>
  const roles = ticked.flatMap((part) => (part.startsWith('terms.') ? [part.slice('terms.'.length) as FormRole] : []))
  const others = ticked.filter((part) => part in draft).map((part) => [part, draft[part]])
  return {
    ...Object.fromEntries(others),
    ...(roles.length > 0 && { terms: Object.fromEntries(roles.map((role) => [role, terms[role]])) }),
  } as Changes
}

/** Ticked, but with the same in it as the record says. */
export const unchangedOf = (before: FormValues, now: FormValues, ticked: readonly SuggestableField[]) => {
  const changed: readonly string[] = differencesOf(before, now)
  return ticked.filter((part) => !changed.includes(part))
}

const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
/** The address of a page, which must not give the mailbox away: it is public once something is taken over. */
const isPublicPage = (text: string) => /^https?:\/\/[^\s@]+$/i.test(text.trim())
const isYearOrDate = (text: string) => /^\d{4}(-\d{2}-\d{2})?$/.test(text.trim())

/** What is wrong, in the order of the page. The rest of the record is not the sender's to mend. */
export function problemsIn(said: Said, values: FormValues, ticked: readonly SuggestableField[]): FormProblem[] {
  const parts: readonly string[] = ticked
  const problems: FormProblem[] =
    said.kind === 'change' ? problemsOf(values).filter(({ path }) => parts.includes(partOfPath(path))) : []
  if (said.kind === 'closed' && said.closed.trim() !== '' && !isYearOrDate(said.closed))
    problems.push({ path: 'closed', code: 'yearOrDate' })
  if (said.kind === 'duplicate' && !/wca-[\da-z]{7}/i.test(said.duplicateOf))
    problems.push({ path: 'duplicateOf', code: 'other' })
  if (said.kind === 'mailbox' && !looksLikeAddress(said.mailbox)) problems.push({ path: 'mailbox', code: 'email' })
  if (said.kind === 'mailbox' && !isPublicPage(said.source)) problems.push({ path: 'source', code: 'required' })
  else if (said.source.trim().length < 3) problems.push({ path: 'source', code: 'required' })
  if (!looksLikeAddress(said.email)) problems.push({ path: 'email', code: 'email' })
  return problems
}
