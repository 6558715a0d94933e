import { exportFormats, exports, narrowingFilters, queryString } from '@centres/contract'
import { countCentres, knownCodes } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { checkCodes } from '../centres/check-codes.ts'
import { acceptsGzip } from '../downloads/accepts-gzip.ts'
import { holdDownloads } from '../downloads/hold-downloads.ts'
import { sendFile, sendNotModified } from '../downloads/send-file.ts'
import { Spool } from '../downloads/spool.ts'
import { openSpoolFolder } from '../downloads/spool-folder.ts'
import { Invalid } from '../errors.ts'
import { holdsEtag } from '../http/etags.ts'
import { noTimeLimit } from '../http/no-time-limit.ts'
import { perVersion } from '../http/per-version.ts'
import type { Services } from '../services.ts'
import { fileName } from './file-name.ts'
import { formats } from './formats.ts'
import { type Written, writeFile } from './write-file.ts'

const mostBytes = 2 * 1024 ** 3
const mostWaiting = 100

const validators = (etag: string) => ({
  etag,
  'cache-control': 'public, max-age=0, must-revalidate',
  vary: 'accept-encoding',
})

export const exportRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, settings }) => {
  const codes = perVersion(app.versions, () => knownCodes(database))
  const spool = new Spool<Written>(await openSpoolFolder(settings.spoolDir), {
    mostBytes,
    // The embedded database has one connection; others need theirs too.
    atOnce: database.$client.options.max === 1 ? 1 : 2,
    mostWaiting,
  })
  app.addHook('preClose', () => spool.close())
  const hold = holdDownloads(app)

  app.route({
    ...exports.centres,
    compress: false,
    handlerTimeout: noTimeLimit,
    handler: async (request, reply) => {
      const { format: name } = request.params
      const { bom, ...selection } = request.query
      const format = formats[name]
      if (bom !== undefined && name !== 'csv') {
        throw new Invalid([{ in: 'query', name: 'bom', message: 'is for csv only; leave it out' }])
      }
      checkCodes(selection, await codes())
      const version = await app.versions.current()
      const isGzipped = format.isText === true && acceptsGzip(request)
      const etagOf = (one: string) => `"${one}-${app.release}${isGzipped ? '-gzip' : ''}"`
      if (holdsEtag(request.headers['if-none-match'], etagOf(version))) {
        return sendNotModified(reply, validators(etagOf(version)))
      }

      const query = queryString(narrowingFilters(selection))
      const asked = { selection, query, bom: bom === 'true', publicUrl: settings.publicUrl }
      const keyOf = (one: string) => `${one} ${name} ${asked.bom} ${query}`
      const file = await spool.take(
        keyOf(version),
        async (path, signal) => {
          if (format.mostRows !== undefined && (await countCentres(database, selection)) > format.mostRows) {
            const message = `${name} holds at most ${format.mostRows} rows; ask for another format or for fewer centres`
            throw new Invalid([{ in: 'path', name: 'format', message }])
          }
          const facts = await writeFile(database, format, asked, path, signal)
          return { key: keyOf(facts.version), facts }
        },
        request.signal,
      )
      hold(reply, file)

      const etag = etagOf(file.facts.version)
      const headers = {
        ...validators(etag),
        ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
        'content-type': exportFormats[name],
        'content-disposition': `attachment; filename="${fileName(query, name, file.facts)}"`,
        'x-dataset-version': file.facts.version,
        'x-row-count': String(file.facts.rows),
        'x-file-size': String(file.size),
      }
      const sent = isGzipped ? await file.gzipped() : file
      return sendFile(request, reply, { folder: spool.folder, name: sent.name, etag, headers })
    },
  })
}
