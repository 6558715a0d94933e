import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, RouteOptions } from 'fastify'

const built = fileURLToPath(new URL('../../web/dist', import.meta.url))
const channel = 'fastify.initialization'

/** A server, and every address that it answers to GET as its routes spell it, but for the files of the built client. */
export async function withGetRoutes(
  build: () => Promise<FastifyInstance>,
): Promise<{ app: FastifyInstance; routes: string[] }> {
  const routes = new Set<string>()
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }: RouteOptions) => {
      if ([method].flat().includes('GET')) routes.add(url)
    })
  }
  subscribe(channel, listen)
  const app = await build().finally(() => unsubscribe(channel, listen))
  await app.ready()
  return { app, routes: [...routes].filter((url) => url === '/' || !existsSync(`${built}${url}`)).sort() }
}
