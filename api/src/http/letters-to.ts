import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

type Limit = { max: number; timeWindow: string }

const tooMany = (seconds: number) =>
  Object.assign(
    new Error(`More letters were asked for to this address than it should get. Try again in ${seconds} seconds.`),
    { statusCode: 429 },
  )

/** Counts letters to the address in a body: a stranger must not fill somebody's mailbox, from however many places. */
export function lettersTo(app: FastifyInstance, limit: Limit) {
  const keyGenerator = ({ body }: FastifyRequest) => `email ${(body as { email: string }).email}`
  const countLetter = app.createRateLimit({ ...limit, keyGenerator })
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const count = await countLetter(request)
    if (count.isAllowed || !count.isExceeded) return
    reply.header('retry-after', count.ttlInSeconds)
    throw tooMany(count.ttlInSeconds)
  }
}
