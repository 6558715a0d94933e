import type { Draft } from '../centre-form/form-values.ts'

/** What a draft rests on: the form as the server kept it at this revision. */
export type Base = { revision: number; form: Draft }

/** What is kept in this browser until the server has it. */
export type DraftHere = {
  form: Draft
  /** Where the server keeps a registration that it belongs to. */
  base?: Base | undefined
  /** In milliseconds, as `Date.now` counts them. */
  keptAt: number
}

const prefix = 'registration-draft'
/** Of each registration, and one of what no server knows of yet. */
const slotOf = (id: string | undefined) => (id === undefined ? prefix : `${prefix}-${id}`)
const longestMs = 90 * 24 * 60 * 60_000

const isObject = (value: unknown) => typeof value === 'object' && value !== null

function isDraft(kept: unknown): kept is DraftHere {
  const { form, base, keptAt } = (kept ?? {}) as Partial<DraftHere>
  const isBase = base === undefined || (typeof base.revision === 'number' && isObject(base.form))
  return isObject(form) && isBase && typeof keptAt === 'number'
}

function read(slot: string): DraftHere | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(slot) ?? 'null')
    return isDraft(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

export const draftHere = (id: string | undefined): DraftHere | undefined => read(slotOf(id))

/** False where the browser keeps nothing. */
export function keepHere(id: string | undefined, draft: Omit<DraftHere, 'keptAt'>): boolean {
  try {
    localStorage.setItem(slotOf(id), JSON.stringify({ ...draft, keptAt: Date.now() } satisfies DraftHere))
    return true
  } catch {
    return false
  }
}

export function forgetHere(id: string | undefined): void {
  try {
    localStorage.removeItem(slotOf(id))
  } catch {
    // What could not be kept need not be forgotten.
  }
}

/** Drafts that nobody has come back to for a season are not kept for whoever uses this browser next. */
export function tidyHere(): void {
  try {
    for (const slot of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
      const keptAt = read(slot)?.keptAt
      if (keptAt === undefined || Date.now() - keptAt > longestMs) localStorage.removeItem(slot)
    }
  } catch {
    // What could not be kept need not be tidied.
  }
}
