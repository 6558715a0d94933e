import { z } from 'zod'
import { BoundsParam } from './geo.ts'

/** Programs write numbers as they hold them: 16.3000000000000007, 1e-05. */
const number = /^[-+]?\d{1,6}(\.\d{0,30})?(e[-+]?\d{1,2})?$/i

/** As west,south,east,north; heights, which no centre has, are left out. */
function boundsOf(text: string): string {
  const numbers = text.split(',').map((part) => (number.test(part.trim()) ? Number(part) : Number.NaN))
  const edges = numbers.length === 6 && !numbers.includes(Number.NaN) ? numbers.toSpliced(5).toSpliced(2, 1) : numbers
  return edges.map((edge) => edge.toFixed(12)).join()
}

/** A box as OGC clients write it: also with heights, and with numbers of any length. */
export const BoxParam = z
  .string()
  .refine((text) => BoundsParam.safeParse(boundsOf(text)).success, {
    error:
      'must be west,south,east,north in degrees, as in -10,35,30,60, or six numbers with heights third and last; longitudes from -180 to 180, latitudes from -90 to 90, south not above north; west may exceed east to cross the antimeridian',
    abort: true,
  })
  .transform((text) => BoundsParam.parse(boundsOf(text)))
  .meta({
    description:
      'A box: west,south,east,north in degrees, or with heights west,south,lowest,east,north,highest. Where west is greater than east, it crosses the antimeridian. Centres without a public point are in every box',
    type: 'array',
    items: { type: 'number' },
    minItems: 4,
    maxItems: 6,
  })

/** ISO instants; a bound that is undefined is open. */
export type Period = { from: string | undefined; to: string | undefined }

const Instant = z.iso.datetime({ offset: true })
const Day = z.iso.date()

/** PostgreSQL knows no year 0, and ISO instants sort as texts only while years have four digits. */
const isOrdinary = (instant: string) => /^(?!0000)\d{4}-/.test(instant)

/** A day stands for the whole of it. GDAL writes one as 2026-01-31T. */
function boundOf(text: string, edge: 'from' | 'to'): string | undefined {
  const day = text.replace(/T$/, '')
  const written = Day.safeParse(day).success
    ? `${day}T${edge === 'from' ? '00:00:00.000' : '23:59:59.999'}Z`
    : text.toUpperCase()
  if (!Instant.safeParse(written).success) return undefined
  const instant = new Date(written).toISOString()
  return isOrdinary(instant) ? instant : undefined
}

const isOpen = (text: string) => text === '' || text === '..'

function periodOf(text: string): Period | undefined {
  const [first = '', last = first, ...rest] = text.split('/')
  if (rest.length > 0 || (isOpen(first) && isOpen(last))) return undefined
  const from = isOpen(first) ? undefined : boundOf(first, 'from')
  const to = isOpen(last) ? undefined : boundOf(last, 'to')
  const isRead = (from !== undefined || isOpen(first)) && (to !== undefined || isOpen(last))
  const isForwards = from === undefined || to === undefined || from <= to
  return isRead && isForwards ? { from, to } : undefined
}

/** When a record last changed. */
export const PeriodParam = z
  .string()
  .refine((text) => periodOf(text) !== undefined, {
    error:
      'must be an instant or an interval of two, as in 2026-01-31T12:00:00Z, 2026-01-01T00:00:00Z/2026-02-01T00:00:00Z, 2026-01-01T00:00:00Z/.. or ../2026-02-01T00:00:00Z; days are accepted too',
    abort: true,
  })
  .transform((text) => periodOf(text) as Period)
  .meta({
    description:
      'When a record last changed (updatedAt): an instant, or an interval of two separated by /, of which one may be .. for open; RFC 3339. A day stands for all of it',
    example: '2026-01-01T00:00:00Z/..',
  })
