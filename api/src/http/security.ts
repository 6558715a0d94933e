import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'
import { Redis } from 'ioredis'
import type { AppSettings } from '../services.ts'

/** The origin of a foreign map style has to be allowed by name; without one, nothing foreign is. */
function styleOrigin({ mapStyleUrl }: AppSettings): string[] {
  return mapStyleUrl && URL.canParse(mapStyleUrl) ? [new URL(mapStyleUrl).origin] : []
}

/** Where processes share one count of requests. A Redis that is away must not keep people out: they go uncounted. */
function sharedStore({ redisUrl }: AppSettings): Redis | undefined {
  return redisUrl ? new Redis(redisUrl, { connectTimeout: 500, maxRetriesPerRequest: 1 }) : undefined
}

export const security = fp<{ settings: AppSettings }>(
  async (app, { settings }) => {
    const foreign = styleOrigin(settings)
    const isSecure = settings.publicUrl.startsWith('https:')
    await app.register(helmet, {
      global: false,
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
    // The same for every answer: worked out once. Set on the reply, as a header set on its socket slows the rest.
    let headers: Record<string, string> | undefined
    app.addHook('onRequest', async (_, reply) => {
      if (!headers) {
        await reply.helmet()
        headers = { ...(reply.raw.getHeaders() as Record<string, string>) }
        for (const name of Object.keys(headers)) reply.raw.removeHeader(name)
      }
      reply.headers(headers)
    })
    await app.register(cors, {
      origin: '*',
      methods: ['GET', 'HEAD'],
      exposedHeaders: ['etag', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'],
      maxAge: 86_400,
      // An OPTIONS that is no preflight is answered like any other wrong method.
      strictPreflight: false,
    })
    const redis = sharedStore(settings)
    redis?.on('error', (error) => app.log.warn({ err: error }, 'Redis is away; requests are not counted'))
    app.addHook('onClose', async () => redis?.disconnect())
    await app.register(rateLimit, {
      ...(redis ? { redis, skipOnError: true, nameSpace: 'atlas-limit-' } : {}),
      max: settings.rateLimit || Number.MAX_SAFE_INTEGER,
      timeWindow: '1 minute',
      enableDraftSpec: true,
      allowList: settings.rateLimit === 0 ? () => true : [],
      errorResponseBuilder: (_, { max, ttl }) =>
        Object.assign(
          new Error(
            `More than ${max} such requests came from you within a minute. Try again in ${Math.ceil(ttl / 1000)} seconds.`,
          ),
          { statusCode: 429 },
        ),
    })
  },
  { name: 'security' },
)
