import type { Draft } from '../centre-form/form-values.ts'

const rememberedAs = 'registration-draft'

/** What is kept in this browser until the server has it. */
export type DraftHere = {
  /** Of the registration that it belongs to, where there is one. */
  id?: string | undefined
  form: Draft
}

export function draftHere(): DraftHere | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(rememberedAs) ?? 'null')
    const isDraft = typeof kept === 'object' && kept !== null && 'form' in kept && typeof kept.form === 'object'
    return isDraft && kept.form !== null ? (kept as DraftHere) : undefined
  } catch {
    return undefined
  }
}

/** False where the browser keeps nothing. */
export function keepHere(draft: DraftHere): boolean {
  try {
    localStorage.setItem(rememberedAs, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function forgetHere(): void {
  try {
    localStorage.removeItem(rememberedAs)
  } catch {
    // What could not be kept need not be forgotten.
  }
}
