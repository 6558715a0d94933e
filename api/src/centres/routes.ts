import { type CentrePoints, type CentreSearch, centres, queryString } from '@centres/contract'
import { countCentres, countFacets, pointScale, readPoints, similarCentres } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { dayOf } from '../http/answers.ts'
import { perVersionAndKey } from '../http/per-version.ts'
import { redirect } from '../http/redirect.ts'
import type { Services } from '../services.ts'
import { findPage } from './find-page.ts'
import { findProfile, findRecord } from './find-record.ts'
import { publicHistory } from './history.ts'
import { profileOf, summaryOf } from './present.ts'
import { watchSightings } from './sightings.ts'

const mostTotals = 10_000

export const centreRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, primary, now }) => {
  const sightings = watchSightings(primary, app.log)
  app.addHook('onClose', sightings.close)

  /** The total costs more than a page: it is counted once for a set and version, not once a page. */
  const totals = perVersionAndKey<number>(app.versions, mostTotals)

  const totalOf = ({ sort, limit, cursor, ...filters }: CentreSearch): Promise<number> =>
    totals(queryString(filters), () => countCentres(database, filters))

  // The first visitor should not wait until whole sets are in memory.
  app.addHook('onListen', async () => {
    countCentres(database, {}).catch((error: unknown) => app.log.warn({ err: error }, 'the listings could not be read'))
  })

  app.route({
    ...centres.search,
    config: { public: 'day' },
    handler: async ({ query }) => {
      await app.checkCodes(query)
      return findPage(database, query, dayOf(now()), () => totalOf(query))
    },
  })

  app.route({
    ...centres.facets,
    config: { public: 'version' },
    handler: async ({ query }) => {
      await app.checkCodes(query)
      return countFacets(database, query)
    },
  })

  app.route({
    ...centres.points,
    config: { public: 'version' },
    handler: async ({ query }, reply) => {
      await app.checkCodes(query)
      const { longitudes, latitudes, ...points } = await readPoints(database, query)
      // The database wrote the lists as JSON; parsing a hundred thousand numbers to write them again helps nobody.
      const head = JSON.stringify({ ...points, scale: pointScale } satisfies Partial<CentrePoints>).slice(0, -1)
      const body = `${head},"longitudes":${longitudes},"latitudes":${latitudes}}`
      return reply
        .type('application/json; charset=utf-8')
        .serializer(String)
        .send(body as unknown as CentrePoints)
    },
  })

  app.route({
    ...centres.read,
    config: { public: 'version' },
    onResponse: async ({ params }, { statusCode }) => {
      if (statusCode === 200 || statusCode === 304) sightings.note(params.id)
    },
    handler: async (request, reply) => {
      const { params } = request
      const found = await findProfile(database, params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/centres/${found.movedTo}`)
      return profileOf(found)
    },
  })

  app.route({
    ...centres.history,
    config: { public: 'version' },
    handler: async (request, reply) => {
      const { params, query } = request
      const found = await findRecord(database, params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/centres/${found.movedTo}/history`)
      return publicHistory(database, found, query)
    },
  })

  app.route({
    ...centres.similar,
    config: { public: 'version' },
    handler: async (request, reply) => {
      const { params, query } = request
      const found = await findRecord(database, params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/centres/${found.movedTo}/similar`)
      const peers = await similarCentres(database, found.id, query.limit)
      return {
        items: peers.map((peer) => ({ ...summaryOf(peer), distanceMetres: peer.distanceMetres, shares: peer.shares })),
      }
    },
  })
}
