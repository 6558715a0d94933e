import { exportFormats, exports, narrowingFilters, queryString } from '@centres/contract'
import { countCentres } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { downloadRoute, openDownloads } from '../downloads/open-downloads.ts'
import { Invalid } from '../errors.ts'
import type { Services } from '../services.ts'
import { fileName } from './file-name.ts'
import { formats } from './formats.ts'
import { type Written, writeFile } from './write-file.ts'

const mostBytes = 2 * 1024 ** 3
const mostWaiting = 100

export const exportRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, settings }) => {
  const send = await openDownloads<Written & { tag: string }>(app, settings.spoolDir, {
    mostBytes,
    // The embedded database has one connection; others need theirs too.
    atOnce: database.$client.options.max === 1 ? 1 : 2,
    mostWaiting,
  })

  app.route({
    ...exports.centres,
    ...downloadRoute,
    handler: async (request, reply) => {
      const { format: name } = request.params
      const { bom, ...selection } = request.query
      const format = formats[name]
      if (bom !== undefined && name !== 'csv') {
        throw new Invalid([{ in: 'query', name: 'bom', message: 'is for csv only; leave it out' }])
      }
      await app.checkCodes(selection)
      const version = await app.versions.current()
      const query = queryString(narrowingFilters(selection))
      const asked = { selection, query, bom: bom === 'true', publicUrl: settings.publicUrl }
      const keyOf = (one: string) => `${one} ${name} ${asked.bom} ${query}`
      const tagOf = (one: string) => `${one}-${app.codeMark}`
      return send(request, reply, {
        tag: tagOf(version),
        key: keyOf(version),
        make: async (path, signal) => {
          if (format.mostRows !== undefined && (await countCentres(database, selection)) > format.mostRows) {
            const message = `${name} holds at most ${format.mostRows} rows; ask for another format or for fewer centres`
            throw new Invalid([{ in: 'path', name: 'format', message }])
          }
          const written = await writeFile(database, format, asked, path, signal)
          return { key: keyOf(written.version), facts: { ...written, tag: tagOf(written.version) } }
        },
        cacheControl: 'public, max-age=0, must-revalidate',
        isText: format.isText === true,
        headersOf: ({ size, facts }) => ({
          'content-type': exportFormats[name],
          'content-disposition': `attachment; filename="${fileName(query, name, facts)}"`,
          'x-dataset-version': facts.version,
          'x-row-count': String(facts.rows),
          'x-file-size': String(size),
        }),
      })
    },
  })
}
