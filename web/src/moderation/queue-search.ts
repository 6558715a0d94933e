import { type QueueKind, queueKinds } from '@centres/contract'

/** Which part of the queue is looked at; it goes along from case to case. */
export type QueueSearch = { kind?: QueueKind; country?: string; days?: number }

/** Keeps what is understood; whether anything waits there, the API says. */
export function parseQueueSearch({ kind, country, days }: Record<string, unknown>): QueueSearch {
  const known = queueKinds.find((one) => one === kind)
  return {
    ...(known && { kind: known }),
    ...(typeof country === 'string' && /^[a-z]{2}$/i.test(country) && { country: country.toUpperCase() }),
    ...(/^[1-9]\d{0,2}$/.test(String(days)) && { days: Number(days) }),
  }
}

/** What the API is asked for. */
export const queryOf = ({ days, ...search }: QueueSearch) => ({
  ...search,
  ...(days !== undefined && { days: String(days) }),
})
