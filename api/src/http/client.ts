import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import fp from 'fastify-plugin'
import type { AppSettings } from '../services.ts'
import { noTimeLimit } from './no-time-limit.ts'

const folder = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

declare module 'fastify' {
  interface FastifyInstance {
    /** The client's page, for people whose address is answered with an error. */
    errorPage: string | undefined
    /** The address of the client's own styles, for pages that are not of the client. */
    clientStyle: string | undefined
    /** The client's page, and the texts of its head in every language, as they were built. */
    builtClient: { page: string; texts: unknown } | undefined
  }
}

/** The files of the built client; its pages have heads of their own, so others send them. */
export const client = fp<{ settings: AppSettings }>(
  async (app, { settings }) => {
    app.decorate('errorPage', undefined)
    app.decorate('clientStyle', undefined)
    app.decorate('builtClient', undefined)
    if (![`${folder}index.html`, `${folder}heads.json`].every(existsSync)) {
      app.log.warn('the client is not built; only the API is served')
      return
    }
    const html = readFileSync(`${folder}index.html`, 'utf8').replace(
      '</head>',
      settings.mapStyleUrl
        ? `<meta name="map-style-url" content="${escapeAttribute(settings.mapStyleUrl)}"></head>`
        : '</head>',
    )
    app.errorPage = html
    app.builtClient = { page: html, texts: JSON.parse(readFileSync(`${folder}heads.json`, 'utf8')) }
    app.clientStyle = /href="(\/assets\/index-[^"]+\.css)"/.exec(html)?.[1]
    await app.register(async (files) => {
      files.addHook('onRoute', (route) => {
        route.handlerTimeout = noTimeLimit
      })
      await files.register(fastifyStatic, {
        root: folder,
        wildcard: false,
        index: false,
        preCompressed: true,
        globIgnore: ['**/*.br', '**/*.gz', '**/index.html', '**/heads.json'],
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
    })
  },
  { name: 'client' },
)
