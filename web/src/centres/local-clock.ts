/** Minutes by which the clocks of a time zone are ahead of UTC at an instant. */
export function offsetMinutes(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return sign === '-' ? -size : size
}

/** Hours by which the clocks there are ahead of the reader's. */
export function hoursAhead(timeZone: string, at: Date): number {
  return (offsetMinutes(timeZone, at) + at.getTimezoneOffset()) / 60
}
