import { Negotiator } from '@fastify/accept-negotiator'
import type { FastifyRequest } from 'fastify'

const negotiator = new Negotiator({ supportedValues: ['gzip', 'identity'] })

/** Whether the whole of a file may go out compressed. */
export function acceptsGzip({ headers }: FastifyRequest): boolean {
  const accepted = headers['accept-encoding']
  if (headers.range !== undefined || typeof accepted !== 'string' || accepted.length > 200) return false
  return negotiator.negotiate(accepted) === 'gzip'
}
