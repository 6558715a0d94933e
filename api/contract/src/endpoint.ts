import type { z } from 'zod'

type Schema = {
  summary: string
  description?: string
  tags: string[]
  params?: z.ZodType
  querystring?: z.ZodType
  body?: z.ZodType
  response: Record<number, z.ZodType>
}

/** Names an operation once, for the server that answers it and the browser that asks it. */
export function endpoint<
  const M extends 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  const U extends string,
  S extends Schema,
>(operation: { method: M; url: U; schema: S }) {
  return operation
}
