import { readFileSync } from 'node:fs'
import { type FeatureQuery, ogc } from '@centres/contract'
import { featureExtent } from '@centres/db'
import accepts from '@fastify/accepts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { findRecord } from '../centres/find-record.ts'
import { perVersion, perVersionAndKey } from '../http/per-version.ts'
import { redirect } from '../http/redirect.ts'
import type { Services } from '../services.ts'
import { collection, conformance, landingPage } from './describe.ts'
import { featureOf } from './feature.ts'
import { formOf, type MediaType, mediaTypes } from './form.ts'
import { collectionPath, linkTo, nextLink, ownLinks, queryablesRelation, rootPath } from './links.ts'
import { type OgcDocument, ogcOpenapi } from './openapi.ts'
import { apiPage } from './pages/api.ts'
import { collectionPage, collectionsPage, conformancePage, landingHtml } from './pages/documents.ts'
import { featurePage, featuresPage } from './pages/features.ts'
import { type Page, renderPage } from './pages/layout.ts'
import { schemaPage } from './pages/schema.ts'
import { readPage } from './read-page.ts'
import { featureSchema, queryables } from './schemas.ts'

const mostTotals = 10_000
/** Rows of a page for people. */
const mostRows = 100
const style = readFileSync(new URL('pages/pages.css', import.meta.url), 'utf8')

/** OGC API - Features: the directory for QGIS, GDAL and their kin, and as plain pages for people. */
export const ogcRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, settings: { publicUrl }, now }) => {
  const extent = perVersion(app.versions, () => featureExtent(database))
  const totals = perVersionAndKey<number>(app.versions, mostTotals)
  await app.register(accepts)
  await app.register(ogcOpenapi, { publicUrl })

  const config = { public: 'version', formOf } as const
  const own = (request: FastifyRequest, type: MediaType) => ownLinks(publicUrl, request, type)
  const send = <Document>(
    request: FastifyRequest,
    reply: FastifyReply,
    type: MediaType,
    document: Document,
    show: (document: Document) => Page,
  ) =>
    formOf(request) === 'json'
      ? reply.type(type).serializer(String).send(JSON.stringify(document))
      : reply.type('text/html; charset=utf-8').send(renderPage(show(document), app.clientStyle))

  /** Before the answer is looked for among those kept, as these keep no headers of their own. */
  const onRequest = async (_: FastifyRequest, reply: FastifyReply) => {
    const { href, rel, type } = linkTo(
      publicUrl,
      queryablesRelation,
      `${collectionPath}/queryables`,
      mediaTypes.schema,
      '',
    )
    reply.header('link', `<${href}>; rel="${rel}"; type="${type}"`)
  }

  app.get('/pages.css', { schema: { hide: true } as object }, (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(style),
  )

  app.route({
    ...ogc.landing,
    config,
    handler: async (request, reply) =>
      send(request, reply, mediaTypes.json, landingPage(publicUrl, own(request, mediaTypes.json)), landingHtml),
  })

  app.route({
    ...ogc.api,
    config,
    handler: async (request, reply) =>
      send(request, reply, mediaTypes.openapi, app.ogcDocument() as OgcDocument, (document) =>
        apiPage(document, own(request, mediaTypes.openapi)),
      ),
  })

  app.route({
    ...ogc.conformance,
    config,
    handler: async (request, reply) =>
      send(request, reply, mediaTypes.json, conformance(own(request, mediaTypes.json)), conformancePage),
  })

  app.route({
    ...ogc.collections,
    config,
    handler: async (request, reply) => {
      const links = own(request, mediaTypes.json)
      const self = linkTo(publicUrl, 'self', collectionPath, mediaTypes.json, 'The collection')
      const collections = [collection(publicUrl, await extent(), [self])]
      return send(request, reply, mediaTypes.json, { links, collections }, collectionsPage)
    },
  })

  app.route({
    ...ogc.collection,
    config,
    onRequest,
    handler: async (request, reply) => {
      const document = collection(publicUrl, await extent(), own(request, mediaTypes.json))
      return send(request, reply, mediaTypes.json, document, collectionPage)
    },
  })

  app.route({
    ...ogc.queryables,
    config,
    handler: async (request, reply) => {
      const document = queryables(`${publicUrl}${rootPath}${collectionPath}/queryables`, await app.knownCodes())
      return send(request, reply, mediaTypes.schema, document, (schema) =>
        schemaPage('Queryables', schema, own(request, mediaTypes.schema)),
      )
    },
  })

  app.route({
    ...ogc.schema,
    config,
    handler: async (request, reply) =>
      send(
        request,
        reply,
        mediaTypes.schema,
        featureSchema(`${publicUrl}${rootPath}${collectionPath}/schema`),
        (schema) => schemaPage('Properties', schema, own(request, mediaTypes.schema)),
      ),
  })

  const toCollection = () => linkTo(publicUrl, 'collection', collectionPath, mediaTypes.json, 'The collection')

  app.route({
    ...ogc.items,
    config,
    onRequest,
    handler: async (request, reply) => {
      const query: FeatureQuery = request.query
      await app.checkCodes(query)
      const limit = formOf(request) === 'html' ? Math.min(query.limit, mostRows) : query.limit
      const { next, ...page } = await readPage(database, publicUrl, { ...query, limit }, totals)
      const links = [
        ...own(request, mediaTypes.geojson),
        ...(next === undefined ? [] : [nextLink(publicUrl, request, next)]),
        toCollection(),
      ]
      const document = { ...page, timeStamp: now().toISOString(), links }
      return send(request, reply, mediaTypes.geojson, document, featuresPage)
    },
  })

  app.route({
    ...ogc.item,
    config,
    handler: async (request, reply) => {
      const found = await findRecord(database, request.params.id)
      if ('movedTo' in found) return redirect(request, reply, `${rootPath}${collectionPath}/items/${found.movedTo}`)
      const links = [...own(request, mediaTypes.geojson), toCollection()]
      return send(request, reply, mediaTypes.geojson, { ...featureOf(found, publicUrl), links }, featurePage)
    },
  })
}
