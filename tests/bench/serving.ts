import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Listens, tells the parent the port, and answers what it asks; ends with it. */
export async function serve(app: FastifyInstance, close: () => Promise<unknown> = async () => {}): Promise<void> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  process.on('message', async (message) => {
    if (message === 'memory') process.send?.({ memory: process.memoryUsage.rss() })
    if (message !== 'stop') return
    await app.close()
    await close()
    process.exit(0)
  })
  process.on('disconnect', () => process.exit(1))
  process.send?.({ port: (app.server.address() as AddressInfo).port })
}
