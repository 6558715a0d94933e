/** Months after a centre confirmed its record for which it counts as confirmed. */
export const confirmedMonths = 13

/** The same day of a later month in UTC, or that month's last day where it has no such day. */
export function monthsAfter(instant: string, months: number): Date {
  const from = new Date(instant)
  const day = from.getUTCDate()
  const to = new Date(from)
  to.setUTCDate(1)
  to.setUTCMonth(from.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate()
  to.setUTCDate(Math.min(day, lastDay))
  return to
}

/**
 * Whether a record counts as confirmed. Whoever reads decides it by the clock, so that no answer that is kept, and no
 * file, goes wrong by waiting: they hold the instant alone.
 */
export const isConfirmed = (confirmedAt: string | null, now: Date): boolean =>
  confirmedAt !== null && now < monthsAfter(confirmedAt, confirmedMonths)
