import { atOneVersion, countCentres, listAddresses, versionAt } from '@centres/db'
import type { FastifyPluginAsync } from 'fastify'
import { downloadRoute, openDownloads } from '../downloads/open-downloads.ts'
import { NotFound } from '../errors.ts'
import { releaseLister } from '../releases/list.ts'
import type { Services } from '../services.ts'
import { centresPath, pagesPath, writeCentres, writeIndex, writePages } from './write-sitemap.ts'

/** A sitemap may have 50,000 addresses and 50 MB; with every language a centre can take 3 kB. */
const centresInPart = 10_000
const spoolLimits = { mostBytes: 512 * 1024 ** 2, atOnce: 1, mostWaiting: 100 }
const xml = 'application/xml; charset=utf-8'
const hidden = { hide: true } as object

/** What robots may read, and where every page is. */
export const crawlerRoutes: FastifyPluginAsync<Services> = async (app, { database, settings }) => {
  const { publicUrl } = settings
  const releases = releaseLister(database)
  const send = await openDownloads(app, settings.spoolDir, spoolLimits)

  const robots = `User-agent: *
Allow: /
Disallow: /v1/tiles
Disallow: /v1/exports

Sitemap: ${publicUrl}/sitemap.xml
`
  app.get('/robots.txt', { schema: hidden }, (_, reply) =>
    reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=86400').send(robots),
  )

  app.get('/sitemap.xml', { schema: hidden, config: { public: 'version' } }, async (_, reply) => {
    const [count, version] = await Promise.all([countCentres(database, {}), versionAt(database)])
    return reply.type(xml).send(await writeIndex(publicUrl, Math.ceil(count / centresInPart), version?.at))
  })

  // Not by the dataset version: a release makes none.
  app.get(pagesPath, { schema: hidden }, async (_, reply) =>
    reply
      .type(xml)
      .header('cache-control', 'no-cache')
      .send(await writePages(publicUrl, await releases())),
  )

  app.get<{ Params: { part: string } }>(
    centresPath(':part'),
    { schema: hidden, ...downloadRoute },
    async (request, reply) => {
      const part = /^[1-9]\d{0,3}$/.test(request.params.part) ? Number(request.params.part) : 0
      if (part === 0) throw new NotFound('The sitemap has no such part.')
      const keyOf = (version: string) => `${version} ${part}`
      const tagOf = (version: string) => `${version}-${app.codeMark}`
      const current = await app.versions.current()
      return send(request, reply, {
        tag: tagOf(current),
        key: keyOf(current),
        make: async (path, signal) => {
          const { version, centres } = await atOneVersion(database, async (tx, version) => ({
            version,
            centres: await listAddresses(tx, { after: (part - 1) * centresInPart, limit: centresInPart }),
          }))
          if (centres.length === 0) throw new NotFound('The sitemap has no such part.')
          await writeCentres(publicUrl, centres, path, signal)
          return { key: keyOf(version), facts: { tag: tagOf(version) } }
        },
        cacheControl: 'public, max-age=0, must-revalidate',
        isText: true,
        headersOf: () => ({ 'content-type': xml }),
      })
    },
  )
}
