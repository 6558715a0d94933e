const hourMs = 3_600_000
const dayMs = 24 * hourMs

export const hoursAfter = (at: string, hours: number): string => new Date(Date.parse(at) + hours * hourMs).toISOString()

/** A date in UTC, so many days after an instant. */
export const dayAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * dayMs).toISOString().slice(0, 10)
