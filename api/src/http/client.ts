import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import fp from 'fastify-plugin'
import type { AppSettings } from '../services.ts'

const folder = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

const pages = ['/', '/about', '/docs', '/statistics', '/centres/:id', '/centres/:id/:slug']

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

declare module 'fastify' {
  interface FastifyInstance {
    /** The client's page, in which its router says that there is nothing here. */
    notFoundPage: string | undefined
  }
}

/** The built client. Its pages are addresses of its own router; the server only knows which exist. */
export const client = fp<{ settings: AppSettings }>(
  async (app, { settings }) => {
    app.decorate('notFoundPage', undefined)
    if (!existsSync(`${folder}index.html`)) {
      app.log.warn('the client is not built; only the API is served')
      return
    }
    const html = readFileSync(`${folder}index.html`, 'utf8').replace(
      '</head>',
      settings.mapStyleUrl
        ? `<meta name="map-style-url" content="${escapeAttribute(settings.mapStyleUrl)}"></head>`
        : '</head>',
    )
    app.notFoundPage = html
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      globIgnore: ['**/*.br', '**/*.gz', '**/index.html'],
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names under assets/ and basemap/ hold a hash of the content.
        const isHashed = /\/(assets|basemap)\//.test(path)
        reply.header(
          'cache-control',
          isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
        )
      },
    })
    const page = { schema: { hide: true } as object }
    for (const url of pages) {
      app.get(url, page, (_, reply) =>
        reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html),
      )
    }
  },
  { name: 'client' },
)
