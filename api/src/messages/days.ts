const dayMs = 86_400_000

/** A date in UTC, so many days after an instant. */
export const dayAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * dayMs).toISOString().slice(0, 10)
