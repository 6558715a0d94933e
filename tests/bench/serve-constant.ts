import fastify from 'fastify'
import { serve } from './serving.ts'

const app = fastify()
const bodies = new Map<number, Buffer>()

/** As fast as an answer of this size can leave: no database, no thought. */
app.get<{ Params: { bytes: string } }>('/:bytes', (request, reply) => {
  const bytes = Number(request.params.bytes)
  const body = bodies.get(bytes) ?? Buffer.alloc(bytes, 'x')
  bodies.set(bytes, body)
  reply.type('application/json; charset=utf-8').send(body)
})
await serve(app)
