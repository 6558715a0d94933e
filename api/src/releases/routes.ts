import { Readable } from 'node:stream'
import { mostNamedChanges, releases } from '@centres/contract'
import {
  type Database,
  type ReleaseFileRecord,
  type ReleaseSummary,
  readChangedIds,
  readRelease,
  readReleaseParts,
} from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { hashFile } from '../downloads/hash-file.ts'
import { downloadRoute, openDownloads } from '../downloads/open-downloads.ts'
import { sendNotModified } from '../downloads/send-file.ts'
import { writeNewFile } from '../downloads/write-new-file.ts'
import { NotFound } from '../errors.ts'
import { holdsEtag } from '../http/etags.ts'
import type { Services } from '../services.ts'
import { dataCiteOf } from './datacite.ts'
import { releaseLister } from './list.ts'

const spoolLimits = { mostBytes: 2 * 1024 ** 3, atOnce: 2, mostWaiting: 100 }
const forGood = 'public, max-age=31536000, immutable'

async function findRelease(database: Database, number: number): Promise<ReleaseSummary> {
  const release = await readRelease(database, number)
  if (!release) throw new NotFound(`There is no release ${number}.`)
  return release
}

function fileOf({ number, files }: ReleaseSummary, name: string): ReleaseFileRecord {
  const file = files.find((one) => one.name === name)
  if (file) return file
  throw new NotFound(`Release ${number} has no file ${name}; it has ${files.map((one) => one.name).join(', ')}.`)
}

/** centres.csv of release 3 is kept by people as writing-centres_release-3_2026-11-25.csv. */
const nameToKeep = ({ number, releasedOn }: ReleaseSummary, name: string) =>
  `writing-centres_release-${number}_${releasedOn}${name.slice(name.indexOf('.'))}`

export const releaseRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, settings }) => {
  const list = releaseLister(database)
  const send = await openDownloads(app, settings.spoolDir, spoolLimits)

  // Not by the dataset version: a release makes none.
  app.route({
    ...releases.list,
    handler: async (request, reply) => {
      const items = await list()
      const etag = `W/"${items[0]?.number ?? 0}-${app.codeMark}"`
      const validators = { etag, 'cache-control': 'public, max-age=0, must-revalidate' }
      if (holdsEtag(request.headers['if-none-match'], etag)) return sendNotModified(reply, validators)
      reply.headers(validators)
      return { items }
    },
  })

  app.route({
    ...releases.read,
    config: { public: 'version' },
    handler: async ({ params: { number } }) => {
      const release = await findRelease(database, number)
      const changedIds = await readChangedIds(database, number, mostNamedChanges)
      return { ...release, changedIds: changedIds ?? { added: [], changed: [], gone: [] } }
    },
  })

  app.route({
    ...releases.dataCite,
    config: { public: 'version' },
    handler: async ({ params: { number } }) => dataCiteOf(await findRelease(database, number), settings.publicUrl),
  })

  app.route({
    ...releases.file,
    ...downloadRoute,
    handler: async (request, reply) => {
      const { number, name } = request.params
      const release = await findRelease(database, number)
      const { sha256, mediaType, bytes } = fileOf(release, name)
      const key = `${number} ${name}`
      return send(request, reply, {
        tag: sha256,
        key,
        make: async (path, signal) => {
          await writeNewFile(path, [Readable.from(readReleaseParts(database, number, name))], signal)
          if ((await hashFile(path, signal)).sha256 !== sha256)
            throw new Error(`${name} of release ${number} is damaged`)
          return { key, facts: { tag: sha256 } }
        },
        cacheControl: forGood,
        headersOf: () => ({
          'content-type': mediaType,
          'content-disposition': `attachment; filename="${nameToKeep(release, name)}"`,
          'x-dataset-version': release.version,
          'x-row-count': String(release.counts.centres),
          'x-file-size': String(bytes),
        }),
      })
    },
  })
}
