import cors from '@fastify/cors'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Redis } from 'ioredis'
import type { AppSettings } from '../services.ts'
import { isOfApi, pathOf } from './addresses.ts'

/** The origin of a foreign map style has to be allowed by name; without one, nothing foreign is. */
function styleOrigin({ mapStyleUrl }: AppSettings): string[] {
  return mapStyleUrl && URL.canParse(mapStyleUrl) ? [new URL(mapStyleUrl).origin] : []
}

/** Where processes share one count of requests. A Redis that is away must not keep people out: they go uncounted. */
function sharedStore({ redisUrl }: AppSettings): Redis | undefined {
  return redisUrl ? new Redis(redisUrl, { connectTimeout: 500, maxRetriesPerRequest: 1 }) : undefined
}

const ownOfAnswer = new Set(['connection', 'content-length', 'content-type', 'date'])

/** They are the same for every answer: asked once, of a server that has nothing else. */
async function headersBy(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const model = fastify()
  await model.register(helmet, options)
  model.get('/', async () => '')
  const { headers } = await model.inject('/')
  await model.close()
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (ownOfAnswer.has(name) ? [] : [[name, String(value)]])),
  )
}

declare module 'fastify' {
  interface FastifyInstance {
    /** For those answers that no hook reaches. */
    securityHeaders: Record<string, string>
  }
}

/**
 * The client is many files, asked for once by every reader, and many readers may share one address. What is counted
 * asks the database, or looks for addresses that exist.
 */
const isCounted = ({ is404, method, routeOptions }: FastifyRequest) =>
  is404 || method === 'OPTIONS' || isOfApi(routeOptions.url ?? '')

export const security = fp<{ settings: AppSettings }>(
  async (app, { settings }) => {
    const foreign = styleOrigin(settings)
    const isSecure = settings.publicUrl.startsWith('https:')
    const headers = await headersBy({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'none'"],
          connectSrc: ["'self'", ...foreign],
          fontSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          imgSrc: ["'self'", 'data:', 'blob:', ...foreign],
          objectSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          workerSrc: ["'self'"],
          ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
      // The data is for everyone, other sites' pages included.
      crossOriginResourcePolicy: { policy: 'cross-origin' },
    })
    app.decorate('securityHeaders', headers)
    app.addHook('onRequest', async (_, reply) => {
      reply.headers(headers)
    })
    // Before the hook that takes every OPTIONS for a preflight of an address that exists.
    app.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'OPTIONS') return
      const isPreflight = request.headers['access-control-request-method'] !== undefined
      if (isPreflight && app.methodsAt(pathOf(request)).length > 0) return
      reply.callNotFound()
      return reply
    })
    await app.register(cors, {
      origin: '*',
      methods: ['GET', 'HEAD'],
      exposedHeaders: [
        'etag',
        'content-length',
        'content-disposition',
        'content-range',
        'accept-ranges',
        'x-dataset-version',
        'x-row-count',
        'x-file-size',
        'ratelimit-limit',
        'ratelimit-remaining',
        'ratelimit-reset',
        'retry-after',
      ],
      maxAge: 86_400,
    })
    const redis = sharedStore(settings)
    redis?.on('error', (error) => app.log.warn({ err: error }, 'Redis is away; requests are not counted'))
    app.addHook('onClose', async () => redis?.disconnect())
    await app.register(rateLimit, {
      ...(redis ? { redis, skipOnError: true, nameSpace: 'atlas-limit-' } : {}),
      max: settings.rateLimit || Number.MAX_SAFE_INTEGER,
      timeWindow: '1 minute',
      enableDraftSpec: true,
      allowList: (request) => settings.rateLimit === 0 || !isCounted(request),
      errorResponseBuilder: (_, { max, ttl }) =>
        Object.assign(
          new Error(
            `More than ${max} such requests came from you within a minute. Try again in ${Math.ceil(ttl / 1000)} seconds.`,
          ),
          { statusCode: 429 },
        ),
    })
  },
  { name: 'security', dependencies: ['methods'] },
)
