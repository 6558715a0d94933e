import { type ActSubject, actSubjects } from '@centres/contract'

/** Which acts are looked at: those about one kind of thing, those of one person. */
export type ActsSearch = { subject?: ActSubject; person?: string }

/** Keeps what is understood. */
export function parseActsSearch({ subject, person }: Record<string, unknown>): ActsSearch {
  const known = actSubjects.find((one) => one === subject)
  return {
    ...(known && { subject: known }),
    ...(typeof person === 'string' && /^[\w-]{1,100}$/.test(person) && { person }),
  }
}
