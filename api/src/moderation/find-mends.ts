import { isDeepStrictEqual } from 'node:util'
import type { CentreForm, FormRole, SuggestableField } from '@centres/contract'

/** A part of a form as letters name it: the year of closing goes with the state, each role of terms is one. */
export type MendedPart = SuggestableField | 'precision' | 'mailbox'

const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(one, other)

/** What a moderator made other than it was sent, in the order of the form. */
export function findMends(sent: CentreForm, published: CentreForm): MendedPart[] {
  const { terms, closed, ...plain } = published
  const fields = (Object.keys(plain) as (keyof typeof plain)[]).filter((name) => !isSame(sent[name], plain[name]))
  const roles = (Object.keys(terms) as FormRole[]).filter((role) => !isSame(sent.terms[role], terms[role]))
  const closing = isSame(sent.closed, closed) || fields.includes('lifeState') ? [] : (['lifeState'] as const)
  return [...fields, ...closing, ...roles.map((role) => `terms.${role}` as const)]
}
