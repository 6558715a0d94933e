import type { Writable } from 'node:stream'
import compress from '@fastify/compress'
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { appointmentRoutes } from './appointments/routes.ts'
import { codes } from './centres/codes.ts'
import { centreRoutes } from './centres/routes.ts'
import { changeRoutes } from './changes/routes.ts'
import { citationRoutes } from './citations/routes.ts'
import { claimRoutes } from './claims/routes.ts'
import { deadLetterRoutes } from './dead-letters/routes.ts'
import { Invalid } from './errors.ts'
import { exportRoutes } from './exports/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { isOfApi, pathOf } from './http/addresses.ts'
import { answers } from './http/answers.ts'
import { client } from './http/client.ts'
import { answerBadAddress, answerUnreadable } from './http/client-errors.ts'
import { readCodeMark } from './http/code-mark.ts'
import { logOptions } from './http/log.ts'
import { methods } from './http/methods.ts'
import { openapi } from './http/openapi.ts'
import { problems } from './http/problems.ts'
import { brokenQuery, parseQuery } from './http/query-parser.ts'
import { refuseBodies } from './http/refuse-bodies.ts'
import { security } from './http/security.ts'
import { VersionWatch } from './http/versions.ts'
import { importRoutes } from './imports/routes.ts'
import { keepingRoutes } from './keeping/routes.ts'
import { outboxRoutes } from './letters/outbox-routes.ts'
import { matchRoutes } from './matches/routes.ts'
import { messageRoutes } from './messages/routes.ts'
import { moderatedCentreRoutes } from './moderation/centre-routes.ts'
import { moderationRoutes } from './moderation/routes.ts'
import { ogcRoutes } from './ogc/routes.ts'
import { crawlerRoutes } from './pages/crawler-routes.ts'
import { pageRoutes } from './pages/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { session } from './people/session.ts'
import { placeRoutes } from './places/routes.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { proposedTermRoutes } from './proposed-terms/routes.ts'
import { registrationRoutes } from './registrations/routes.ts'
import { releaseRoutes } from './releases/routes.ts'
import { oneClickRoutes } from './reminders/one-click.ts'
import { reminderRoutes } from './reminders/routes.ts'
import { robotRoutes } from './robots/routes.ts'
import type { Services } from './services.ts'
import { setRoutes } from './sets/routes.ts'
import { statisticsRoutes } from './statistics/routes.ts'
import { stewardRoutes } from './stewards/routes.ts'
import { suggestionRoutes } from './suggestions/routes.ts'
import { tileRoutes } from './tiles/routes.ts'
import { vocabularyRoutes } from './vocabularies/routes.ts'
import { vouchRoutes } from './vouches/routes.ts'

/** Bytes of a body; nothing that people write here is longer. */
const bodyLimit = 256 * 1024
/** Characters of a part of a path. */
const maxParamLength = 200

/** The whole server but for its port: every registration in order, the table of contents. */
export async function buildApp(
  services: Services,
  { logTo }: { logTo?: Writable | undefined } = {},
): Promise<FastifyInstance> {
  const { database, settings, now } = services
  const app = fastify({
    logger: {
      ...(logOptions(settings.logLevel) as FastifyServerOptions['logger'] & object),
      ...(logTo && { stream: logTo }),
    },
    trustProxy: settings.trustProxy as boolean,
    bodyLimit,
    routerOptions: { maxParamLength, querystringParser: parseQuery, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => answerBadAddress(error, request, reply),
    clientErrorHandler: answerUnreadable,
    // For a request to arrive whole, and for its answer to be made.
    requestTimeout: 30_000,
    handlerTimeout: 30_000,
    return503OnClosing: true,
    // Node would answer with nothing but a status; the hook below says what is missing.
    http: { requireHostHeader: false },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  await app.register(methods)
  await app.register(security, { settings })
  await app.register(problems)
  await app.register(session, services)
  app.addHook('onRequest', async ({ headers, raw }) => {
    if (headers.host !== undefined || raw.httpVersion === '1.0') return
    throw new Invalid([{ in: 'header', name: 'host', message: 'must be given' }])
  })
  app.addHook('onRequest', async (request) => {
    // A page takes any query: what is not the client's, a stray percent sign or a mark of others, it leaves alone.
    if (!isOfApi(request.routeOptions.url ?? pathOf(request))) return
    if (!(request.query as { [brokenQuery]?: true })[brokenQuery]) return
    throw new Invalid([{ in: 'query', name: 'query', message: 'must be percent-encoded UTF-8' }])
  })
  await app.register(refuseBodies)
  await app.register(answers, { versions: new VersionWatch(database), now, codeMark: readCodeMark() })
  await app.register(codes, { database })
  await app.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1024 })
  await app.register(openapi)
  await app.register(healthRoutes, services)
  await app.register(
    async (v1) => {
      await v1.register(centreRoutes, services)
      await v1.register(matchRoutes, services)
      await v1.register(statisticsRoutes, services)
      await v1.register(changeRoutes, services)
      await v1.register(tileRoutes, services)
      await v1.register(vocabularyRoutes, services)
      await v1.register(placeRoutes, services)
      await v1.register(exportRoutes, services)
      await v1.register(releaseRoutes, services)
      await v1.register(citationRoutes, services)
      await v1.register(setRoutes, services)
      await v1.register(robotRoutes, services)
      await v1.register(peopleRoutes, services)
      await v1.register(registrationRoutes, services)
      await v1.register(keepingRoutes, services)
      await v1.register(stewardRoutes, services)
      await v1.register(claimRoutes, services)
      await v1.register(vouchRoutes, services)
      await v1.register(moderationRoutes, services)
      await v1.register(moderatedCentreRoutes, services)
      await v1.register(appointmentRoutes, services)
      await v1.register(proposedTermRoutes, services)
      await v1.register(deadLetterRoutes, services)
      await v1.register(reminderRoutes, services)
      await v1.register(privacyRoutes, services)
      await v1.register(importRoutes, services)
      await v1.register(suggestionRoutes, services)
      await v1.register(messageRoutes, services)
    },
    { prefix: '/v1' },
  )
  await app.register(oneClickRoutes, services)
  await app.register(outboxRoutes, services)
  await app.register(ogcRoutes, { ...services, prefix: '/ogc' })
  await app.register(client, { settings })
  await app.register(pageRoutes, services)
  await app.register(crawlerRoutes, services)
  return app as unknown as FastifyInstance
}
