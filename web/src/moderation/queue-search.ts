/** Which part of the queue is looked at; it goes along from case to case. */
export type QueueSearch = { country?: string }

/** Keeps what is understood; whether anything waits there, the API says. */
export function parseQueueSearch(raw: Record<string, unknown>): QueueSearch {
  const { country } = raw
  return typeof country === 'string' && /^[a-z]{2}$/i.test(country) ? { country: country.toUpperCase() } : {}
}
