import type { ProblemDetail } from '@centres/contract'
import type { FastifyError, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { z } from 'zod'

const places = { querystring: 'query', params: 'path', body: 'body', headers: 'header' } as const
type Context = keyof typeof places

/** The keys that a schema knows. */
function keysOf(schema: unknown): string[] {
  const shape = (schema as z.ZodObject | undefined)?.shape
  return shape ? Object.keys(shape).sort() : []
}

/** What Zod found wrong, one entry for each parameter; undefined for an error of another kind. */
export function validationDetails(error: FastifyError, request: FastifyRequest): ProblemDetail[] | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined
  const context = (error.validationContext ?? 'body') as Context
  const place = places[context]
  const sent = { querystring: request.query, params: request.params, body: request.body, headers: request.headers }[
    context
  ] as Record<string, unknown> | undefined
  return error.validation.flatMap(({ keyword, instancePath, message, params }): ProblemDetail[] => {
    if (keyword === 'unrecognized_keys') {
      const accepted = keysOf(request.routeOptions.schema?.[context])
      return (params.keys as string[]).map((name) => ({
        in: place,
        name,
        message: 'is not a parameter of this operation',
        accepted,
      }))
    }
    const path = instancePath.split('/').slice(1)
    // A parameter is known by its name alone; within a body every field has a place.
    const name = (context === 'body' ? path.join('.') : path[0]) || 'body'
    if (keyword !== 'invalid_type') return [{ in: place, name, message: message ?? 'is not as it should be' }]
    return [{ in: place, name, message: Array.isArray(sent?.[name]) ? 'may be given only once' : 'must be given' }]
  })
}
