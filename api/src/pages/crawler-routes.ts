import { atOneVersion, countCentres, listAddresses, listReleases, versionAt } from '@centres/db'
import type { FastifyPluginAsync } from 'fastify'
import { acceptsGzip } from '../downloads/accepts-gzip.ts'
import { holdDownloads } from '../downloads/hold-downloads.ts'
import { sendFile, sendNotModified } from '../downloads/send-file.ts'
import { Spool } from '../downloads/spool.ts'
import { openSpoolFolder } from '../downloads/spool-folder.ts'
import { NotFound } from '../errors.ts'
import { holdsEtag } from '../http/etags.ts'
import { noTimeLimit } from '../http/no-time-limit.ts'
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
  const spool = new Spool<{ version: string }>(await openSpoolFolder(settings.spoolDir), spoolLimits)
  app.addHook('preClose', () => spool.close())
  const hold = holdDownloads(app)

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
      .send(await writePages(publicUrl, await listReleases(database))),
  )

  app.get<{ Params: { part: string } }>(
    centresPath(':part'),
    { schema: hidden, compress: false, handlerTimeout: noTimeLimit },
    async (request, reply) => {
      const part = /^[1-9]\d{0,3}$/.test(request.params.part) ? Number(request.params.part) : 0
      if (part === 0) throw new NotFound('The sitemap has no such part.')
      const isGzipped = acceptsGzip(request)
      const headersFor = (version: string) => ({
        etag: `"${version}-${app.codeMark}${isGzipped ? '-gzip' : ''}"`,
        'cache-control': 'public, max-age=0, must-revalidate',
        vary: 'accept-encoding',
      })
      const current = await app.versions.current()
      const known = headersFor(current)
      if (holdsEtag(request.headers['if-none-match'], known.etag)) return sendNotModified(reply, known)

      const keyOf = (version: string) => `${version} ${part}`
      const file = await spool.take(
        keyOf(current),
        async (path, signal) => {
          const { version, centres } = await atOneVersion(database, async (tx, version) => ({
            version,
            centres: await listAddresses(tx, { after: (part - 1) * centresInPart, limit: centresInPart }),
          }))
          if (centres.length === 0) throw new NotFound('The sitemap has no such part.')
          await writeCentres(publicUrl, centres, path, signal)
          return { key: keyOf(version), facts: { version } }
        },
        request.signal,
      )
      hold(reply, file)
      const validators = headersFor(file.facts.version)
      const sent = isGzipped ? await file.gzipped() : file
      const headers = {
        ...validators,
        'content-type': xml,
        ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
      }
      return sendFile(request, reply, { folder: spool.folder, name: sent.name, etag: validators.etag, headers })
    },
  )
}
