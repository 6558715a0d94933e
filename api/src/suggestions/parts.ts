import {
  CentreForm,
  type FormRole,
  type ProblemDetail,
  type SuggestedChanges,
  type SuggestedPart,
  suggestableFields,
  suggestedParts,
} from '@centres/contract'
import type { Reader, SuggestionRecord } from '@centres/db'
import { Invalid } from '../errors.ts'
import { faultsOf } from '../keeping/check-form.ts'

const roleOf = (part: string) => part.slice('terms.'.length) as FormRole

/** What a form or a part of one says of a part. */
function said(form: Partial<CentreForm> | SuggestedChanges, part: SuggestedPart): unknown {
  if (part.startsWith('terms.')) return form.terms?.[roleOf(part)]
  return form[part as keyof typeof form]
}

/** The parts that a suggestion is about, in the order of the form. */
export function partsOf({ kind, changes }: Pick<SuggestionRecord, 'kind' | 'changes'>): SuggestedPart[] {
  if (kind === 'closed') return ['closed']
  if (kind === 'duplicate') return ['duplicateOf']
  if (kind === 'report') return ['report']
  return suggestableFields.filter((part) => said(changes as SuggestedChanges, part) !== undefined)
}

/** Some parts of a form, and nothing else of it. */
export function pick(form: CentreForm, parts: readonly SuggestedPart[]): Partial<CentreForm> {
  const terms = parts.filter((part) => part.startsWith('terms.')).map((part) => [roleOf(part), said(form, part)])
  const others = parts.filter((part) => part in form).map((part) => [part, said(form, part)])
  return { ...Object.fromEntries(others), ...(terms.length > 0 && { terms: Object.fromEntries(terms) }) }
}

/** A form with some parts of a suggestion in the place of its own. */
export function withParts(
  form: CentreForm,
  { kind, changes, closed }: Pick<SuggestionRecord, 'kind' | 'changes' | 'closed'>,
  taken: readonly SuggestedPart[],
): CentreForm {
  if (taken.length === 0 || kind === 'duplicate' || kind === 'report') return form
  if (kind === 'closed') return { ...form, lifeState: 'closed', closed }
  const { terms = {}, ...others } = pick(changes as CentreForm, taken)
  const changed = { ...form, ...others, terms: { ...form.terms, ...terms } }
  return { ...changed, closed: changed.lifeState === 'closed' ? changed.closed : null }
}

const partOfPath = ([first, second]: readonly string[]) => (first === 'terms' ? `terms.${second}` : first)

/**
 * What is wrong with these parts. What others left behind in the rest of a record, such as a mailbox that nobody knows,
 * is no fault of the suggestion.
 */
export async function checkParts(
  database: Reader,
  form: CentreForm,
  parts: readonly SuggestedPart[],
  prefix: string,
): Promise<void> {
  const ofShape = CentreForm.safeParse(form).error?.issues ?? []
  const found = [
    ...ofShape.map(({ path, message }) => ({ name: path.map(String).join('.'), message })),
    ...(await faultsOf(database, form)),
  ].filter(({ name }) => suggestedParts.some((part) => part === partOfPath(name.split('.')) && parts.includes(part)))
  if (found.length === 0) return
  throw new Invalid(
    found.map(({ name, message }): ProblemDetail => ({ in: 'body', name: `${prefix}${name}`, message })),
  )
}
