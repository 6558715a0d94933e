import type { Transaction } from '@centres/db'
import type { Refusal } from './refusal.ts'

export type LoadContext = {
  /** ISO instant of the load. */
  at: string
  /** Says how far it is, for people. */
  onProgress: (text: string) => void
}

export type PartResult = {
  /** What was loaded, for people: '485 centres'. */
  loaded: string
  refusals: Refusal[]
  /** Things that were loaded and that a person should know of. */
  notes: string[]
}

/** One part of the seeds: written in one transaction, and again only when its hash changes. */
export type Part = {
  name: string
  hash: () => string
  load: (tx: Transaction, context: LoadContext) => Promise<PartResult>
}
