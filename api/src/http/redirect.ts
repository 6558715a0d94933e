import type { FastifyReply, FastifyRequest } from 'fastify'

/** To the record that this one was merged into, asked the same. Not to be kept: a merger can be undone. */
export function redirect(request: FastifyRequest, reply: FastifyReply, path: string) {
  const asked = request.raw.url ?? ''
  const query = asked.includes('?') ? asked.slice(asked.indexOf('?')) : ''
  return reply.header('cache-control', 'no-cache').redirect(path + query, 308)
}
