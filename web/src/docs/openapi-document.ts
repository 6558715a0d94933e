import { queryOptions } from '@tanstack/react-query'
import { CallFailed, failureOf } from '../app/call.ts'

/** As much of JSON Schema as the API's document uses. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  example?: unknown
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  maxLength?: number
  maxItems?: number
  items?: Schema | boolean
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
}

export type Schemas = Record<string, Schema>

export type Parameter = {
  name: string
  in: string
  required?: boolean
  description?: string
  schema: Schema
}

export type DescribedOperation = {
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>
}

export type OpenapiDocument = {
  info: { title: string; version: string; description?: string }
  tags?: { name: string; description?: string }[]
  paths: Record<string, Record<string, DescribedOperation>>
  components?: { schemas?: Schemas }
}

/** The document, and how many requests a minute its server takes from one reader, where it says so. */
export type Reference = { document: OpenapiDocument; limit: number | undefined }

async function fetchReference(signal: AbortSignal): Promise<Reference> {
  let response: Response
  try {
    response = await fetch('/v1/openapi.json', { signal })
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new CallFailed('offline', { cause })
  }
  if (!response.ok) throw await failureOf(response)
  const limit = Number(response.headers.get('ratelimit-limit'))
  return {
    document: (await response.json()) as OpenapiDocument,
    limit: limit > 0 && limit < Number.MAX_SAFE_INTEGER ? limit : undefined,
  }
}

export const reference = queryOptions({
  queryKey: ['openapi'],
  queryFn: ({ signal }) => fetchReference(signal),
  staleTime: Number.POSITIVE_INFINITY,
})
