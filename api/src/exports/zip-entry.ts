/** An archive tells local time, and its bytes must not depend on where it is made: noon is noon everywhere. */
function noonOf(at: string): Date {
  const [year = 1980, month = 1, day = 1] = at.slice(0, 10).split('-').map(Number)
  return new Date(year, month - 1, day, 12)
}

/** How a file stands in an archive: the same wherever and by whomever it is made. */
export const zipEntry = (at: string) => ({ mtime: noonOf(at), mode: 0o100644, forceDosTimestamp: true })
