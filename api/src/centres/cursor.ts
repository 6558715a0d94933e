import { createHash } from 'node:crypto'
import { type CentreFilters, type CentreSort, queryString } from '@centres/contract'
import type { PageKey } from '@centres/db'
import { z } from 'zod'
import { Invalid } from '../errors.ts'

const mostInteger = 2n ** 63n
const integer = z
  .string()
  .regex(/^-?\d{1,19}$/)
  .refine((text) => BigInt(text) >= -mostInteger && BigInt(text) < mostInteger)
const id = z.string().regex(/^wca-[0-9a-z]{7}$/)
const instant = z.iso
  .datetime()
  .refine((text) => text >= '0001')
  .nullable()
const number = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,25})?(e[-+]\d{1,3})?$/)
  .refine((text) => Number.isFinite(Number(text)))
  .nullable()

/** The sort key of each order, as db gives it and takes it back. */
const keys = {
  relevance: z.tuple([integer, integer, id]),
  name: z.tuple([
    z
      .string()
      .max(1000)
      // PostgreSQL stores no NUL.
      .refine((text) => !text.includes('\0')),
    id,
  ]),
  distance: z.tuple([number, id]),
  confirmed: z.tuple([instant, id]),
  fair: z.tuple([instant, integer, id]),
} satisfies Record<CentreSort, z.ZodType<PageKey>>

const Cursor = z.object({
  sort: z.string(),
  day: z.int().min(0).max(1_000_000),
  set: z.string(),
  key: z.unknown(),
})

/** Tells sets of centres apart: short, as nobody gains by making two alike. */
export function setOf(filters: CentreFilters): string {
  return createHash('sha256').update(queryString(filters)).digest('base64url').slice(0, 8)
}

/** The place after which the next page begins, in which set, and the day whose fair order it is in. */
export function writeCursor(sort: CentreSort, day: number, set: string, key: PageKey): string {
  return Buffer.from(JSON.stringify({ sort, day, set, key })).toString('base64url')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function readCursor(cursor: string, sort: CentreSort, set: string): { day: number; key: PageKey } {
  const read = Cursor.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()))
  const refuse = (message: string) => new Invalid([{ in: 'query', name: 'cursor', message }])
  if (!read.success) throw refuse('must be a nextCursor that this API gave')
  if (read.data.sort !== sort)
    throw refuse(`belongs to the order ${read.data.sort.slice(0, 20)}; ask with the same sort and filters`)
  if (read.data.set !== set) throw refuse('belongs to other filters; ask with those of the page before')
  const key = keys[sort].safeParse(read.data.key)
  if (!key.success) throw refuse('must be a nextCursor that this API gave')
  return { day: read.data.day, key: key.data }
}
