import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Negotiator } from '@fastify/accept-negotiator'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { holdsEtag } from './etags.ts'
import type { VersionWatch } from './versions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The answer depends on the address and the dataset version alone, or on these and the day: it is kept,
     * compressed once, and revalidated by ETag.
     */
    public?: 'version' | 'day'
    /** Where one address has several forms: which of them the request asks for. */
    formOf?: (request: FastifyRequest) => string
  }
  interface FastifyInstance {
    versions: VersionWatch
    /** A mark of the code that makes the answers, part of every ETag. */
    release: string
  }
  interface FastifyRequest {
    /** Set while a public answer is on its way; the key under which it is kept. */
    answer: { key: string; etag: string } | null
  }
}

type Encoding = 'br' | 'gzip' | 'identity'
type Answer = {
  type: string
  disposition: string | undefined
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer }
}

const mostBytes = 128 * 1024 * 1024
/** A longer address is asked once; keeping its answer would fill the memory with addresses. */
const longestKey = 2000
/** A smaller body does not get smaller. */
const worthCompressing = 1024
const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
}

export const dayOf = (instant: Date) => Math.floor(instant.getTime() / 86_400_000)

async function bodyIn(answer: Answer, encoding: Encoding): Promise<Buffer> {
  const known = answer.bodies[encoding]
  if (known || encoding === 'identity') return known ?? answer.bodies.identity
  const body = await compressors[encoding](answer.bodies.identity)
  answer.bodies[encoding] = body
  return body
}

type AnswersOptions = { versions: VersionWatch; now: () => Date; release: string }

/** Public reads: kept per dataset version, compressed once, and answered with 304 where the reader has them. */
export const answers = fp<AnswersOptions>(
  async (app, { versions, now, release }) => {
    const kept = new LRUCache<string, Answer>({
      maxSize: mostBytes,
      // Room for the compressed bodies that may join it.
      sizeCalculation: ({ bodies }, key) => bodies.identity.length * 2 + key.length * 2 + 200,
    })
    const negotiator = new Negotiator<Encoding>({ supportedValues: ['br', 'gzip', 'identity'], cache: new Map() })
    const encodingFor = (request: FastifyRequest, { bodies }: Answer): Encoding => {
      const header = request.headers['accept-encoding']
      if (!header || bodies.identity.length < worthCompressing || header.length > 200) return 'identity'
      return negotiator.negotiate(header) ?? 'identity'
    }
    let emptiedAt = ''

    app.addHook('onSend', async ({ method }) => {
      if (method !== 'GET' && method !== 'HEAD') versions.forget()
    })
    app.decorate('versions', versions)
    app.decorate('release', release)
    app.decorateRequest('answer', null)

    const dress = (reply: FastifyReply, etag: string) =>
      reply
        .header('etag', etag)
        .header('cache-control', 'public, max-age=0, must-revalidate')
        .header('vary', reply.routeOptions.config.formOf ? 'accept, accept-encoding' : 'accept-encoding')

    /** The headers and the body of an answer, or nothing but the headers where the reader already has it. */
    const serve = (request: FastifyRequest, reply: FastifyReply, answer: Answer, etag: string) => {
      dress(reply, etag)
      if (holdsEtag(request.headers['if-none-match'], etag)) {
        reply.code(304).removeHeader('content-length').removeHeader('content-type')
        return null
      }
      const encoding = encodingFor(request, answer)
      if (encoding !== 'identity') reply.header('content-encoding', encoding)
      reply.type(answer.type)
      if (answer.disposition) reply.header('content-disposition', answer.disposition)
      return bodyIn(answer, encoding)
    }

    const answerFromKept = async (request: FastifyRequest, reply: FastifyReply) => {
      const { public: kind, formOf } = request.routeOptions.config
      const version = await versions.current()
      if (version !== emptiedAt) {
        kept.clear()
        emptiedAt = version
      }
      const dated = kind === 'day' ? `${version}-${dayOf(now())}` : version
      const state = formOf ? `${dated}-${formOf(request)}` : dated
      const etag = `W/"${state}-${release}"`
      const key = `${state} ${request.raw.url}`
      const answer = kept.get(key)
      if (!answer) {
        request.answer = { key, etag }
        return
      }
      const body = await serve(request, reply, answer, etag)
      // Nothing is left to do to it: straight to the socket, past the hooks that dress new answers.
      if (body) reply.header('content-length', body.length)
      const headers = reply.getHeaders() as OutgoingHttpHeaders
      reply.hijack()
      reply.raw.writeHead(reply.statusCode, headers)
      reply.raw.end(body ?? undefined)
      request.log.info({ res: reply, responseTime: reply.elapsedTime }, 'request completed')
    }

    const keepAnswer = async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
      if (!request.answer || reply.statusCode !== 200) return payload
      if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
      const { key, etag } = request.answer
      const answer: Answer = {
        type: String(reply.getHeader('content-type')),
        disposition: reply.getHeader('content-disposition')?.toString(),
        bodies: { identity: Buffer.from(payload) },
      }
      if (key.length <= longestKey) kept.set(key, answer)
      const body = await serve(request, reply, answer, etag)
      if (body) reply.header('content-length', body.length)
      return body
    }

    // Hooks of the route, so that they come after the limit of requests and before compression, which were and
    // are registered in that order.
    app.addHook('onRoute', (route) => {
      if (!route.config?.public) return
      route.onRequest = [route.onRequest ?? [], answerFromKept].flat()
      // Before the hook that takes the body from an answer to HEAD.
      route.onSend = [keepAnswer, route.onSend ?? []].flat()
    })
  },
  { name: 'answers' },
)
