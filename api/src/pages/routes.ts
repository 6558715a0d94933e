import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { CentreId, SetId } from '@centres/contract'
import { readRelease, versionAt } from '@centres/db'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { findProfile } from '../centres/find-record.ts'
import { Gone, NotFound } from '../errors.ts'
import { holdsEtag } from '../http/etags.ts'
import { perVersion } from '../http/per-version.ts'
import { redirect } from '../http/redirect.ts'
import type { Services } from '../services.ts'
import { findKept } from '../sets/read.ts'
import type { Page } from './page.ts'
import { openShell } from './shell.ts'
import { documents, privatePages, sets } from './site-map.ts'
import {
  type Telling,
  tellOf,
  tellOfCentre,
  tellOfData,
  tellOfKept,
  tellOfPrivate,
  tellOfRelease,
  tellOfSet,
} from './tell.ts'
import { HeadTextsByLanguage, languageOf } from './texts.ts'
import { writeHead } from './write-head.ts'

/** Milliseconds that a page waits for what the database says of it: the client can ask again, its reader cannot. */
const patience = 2000

type Params = Record<string, string>
type Asked = Telling & { params: Params; query: Record<string, unknown> }
type Moved = { movedTo: string }

/** Rejects in time, so that a page without its facts comes before none. */
async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  const done = new AbortController()
  const late = wait(patience, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new Error(`the facts of a page took longer than ${patience} ms`)
  })
  late.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    done.abort()
  }
}

const addressOf = (folder: string, id = '') => `/${folder}/${encodeURIComponent(id)}`

const etagOf = (body: string) => `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`

/** The pages of the client, each with the head that search engines, feed readers and previews of links look for. */
export const pageRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  if (!app.builtClient) return
  const { database, settings } = services
  const { publicUrl } = settings
  const shell = openShell(app.builtClient.page)
  const textsByLanguage = HeadTextsByLanguage.parse(app.builtClient.texts)
  const version = perVersion(app.versions, () => versionAt(database))

  const send = (request: FastifyRequest, reply: FastifyReply, page: Page, telling: Telling) => {
    const body = shell({ language: telling.language, head: writeHead(page, telling), plain: page.plain })
    const etag = etagOf(body)
    reply.header('etag', etag).header('cache-control', 'no-cache')
    if (holdsEtag(request.headers['if-none-match'], etag)) return reply.code(304).send()
    return reply.type('text/html; charset=utf-8').send(body)
  }

  const serve = (
    path: string,
    outline: (asked: Asked) => Page,
    complete?: (page: Page, asked: Asked) => Promise<Page | Moved>,
  ) =>
    app.get(path, { schema: { hide: true } as object }, async (request, reply) => {
      const query = request.query as Record<string, unknown>
      const language = languageOf(query.lang)
      const telling = { publicUrl, language, texts: textsByLanguage[language] }
      const asked = { ...telling, query, params: request.params as Params }
      const page = outline(asked)
      if (!complete) return send(request, reply, page, telling)
      try {
        const told = await inTime(complete(page, asked))
        if ('movedTo' in told) return redirect(request, reply, told.movedTo)
        return send(request, reply, told, telling)
      } catch (error) {
        if (error instanceof NotFound || error instanceof Gone) throw error
        request.log.warn({ err: error }, 'a page is sent without its facts')
        const body = shell({ language, head: writeHead(page, telling), plain: page.plain })
        return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(body)
      }
    })

  const withData = async (page: Page, asked: Asked) => {
    const now = await version()
    return now ? tellOfData(page, now, asked) : page
  }
  for (const { name, path } of sets) serve(path, (asked) => tellOfSet(name, path, asked.query, asked), withData)
  for (const { name, path } of documents) serve(path, (asked) => tellOf(name, path, asked))

  for (const { name, path } of privatePages) serve(path, (asked) => tellOfPrivate(name, asked))

  const completeCentre = async (_: Page, { params, ...telling }: Asked) => {
    const id = CentreId.safeParse(params.id).data
    if (id === undefined) throw new NotFound('No centre has this id.')
    const found = await findProfile(database, id)
    return 'movedTo' in found ? { movedTo: `/centres/${found.movedTo}` } : tellOfCentre(found, telling)
  }
  for (const path of ['/centres/:id', '/centres/:id/:slug'])
    serve(path, (asked) => tellOf('explore', addressOf('centres', asked.params.id), asked), completeCentre)

  serve(
    '/sets/:id',
    (asked) => tellOf('explore', addressOf('sets', asked.params.id), asked),
    async (_, { params, ...telling }) => {
      const id = SetId.safeParse(params.id).data
      if (id === undefined) throw new NotFound('No set has this id.')
      return tellOfKept((await findKept(services, id)).set, telling)
    },
  )

  serve(
    '/releases/:number',
    (asked) => tellOf('releases', addressOf('releases', asked.params.number), asked),
    async (_, { params, ...telling }) => {
      const isNumber = /^[1-9]\d{0,8}$/.test(params.number ?? '')
      const release = isNumber ? await readRelease(database, Number(params.number)) : undefined
      if (!release) throw new NotFound('No release has this number.')
      return tellOfRelease(release, telling)
    },
  )
}
