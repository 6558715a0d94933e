import type { OgcForm } from '@centres/contract'
import type { FastifyRequest } from 'fastify'

export const mediaTypes = {
  json: 'application/json',
  geojson: 'application/geo+json',
  schema: 'application/schema+json',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
  html: 'text/html',
} as const
export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes]

/** The first is given to who accepts everything. */
const offered = [mediaTypes.json, mediaTypes.geojson, mediaTypes.html]

/** What is asked for by f, else by the Accept header. */
export function formOf(request: FastifyRequest): OgcForm {
  const { f } = request.query as { f?: unknown }
  if (f === 'json' || f === 'html') return f
  return request.accepts().type(offered) === mediaTypes.html ? 'html' : 'json'
}
