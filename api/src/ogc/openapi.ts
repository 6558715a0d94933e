import { STATUS_CODES } from 'node:http'
import swagger from '@fastify/swagger'
import fp from 'fastify-plugin'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { datasetLicence, datasetTitle } from '../dataset.ts'
import { dropUnused, zodToJsonConfig } from '../http/openapi.ts'
import { mediaTypes } from './form.ts'
import { collectionPath, rootPath } from './links.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The OpenAPI 3.0 document of the routes beside it. */
    ogcDocument: () => object
  }
}

export type Parameter = { name: string; in: string; description?: string; style?: 'form'; explode?: boolean }
type Response = { description: string; content?: Record<string, unknown> }
type Operation = {
  summary: string
  description: string
  operationId?: string
  parameters?: (Parameter | { $ref: string })[] | undefined
  responses: Record<string, Response>
}
export type OgcDocument = {
  info: { title: string; description: string }
  paths: Record<string, { get: Operation }>
  components: { parameters?: Record<string, Parameter>; schemas?: Record<string, unknown> }
}

const jsonTypes: Record<string, string> = {
  '/api': mediaTypes.openapi,
  [`${collectionPath}/queryables`]: mediaTypes.schema,
  [`${collectionPath}/schema`]: mediaTypes.schema,
  [`${collectionPath}/items`]: mediaTypes.geojson,
  [`${collectionPath}/items/{id}`]: mediaTypes.geojson,
}

function describeResponses(path: string, { responses }: Operation): void {
  for (const [status, response] of Object.entries(responses)) {
    response.description = STATUS_CODES[status] ?? status
    const json = response.content?.['application/json']
    if (!json) continue
    response.content =
      Number(status) >= 400
        ? { 'application/problem+json': json }
        : { [jsonTypes[path] ?? mediaTypes.json]: json, [mediaTypes.html]: { schema: { type: 'string' } } }
  }
}

/** QGIS looks for the limit among the components, and for properties to filter by where style and explode are told. */
function nameParameters(operation: Operation, named: Record<string, Parameter>): void {
  operation.parameters = operation.parameters?.map((parameter) => {
    if (!('name' in parameter)) return parameter
    named[parameter.name] = parameter.in === 'query' ? { ...parameter, style: 'form', explode: false } : parameter
    return { $ref: `#/components/parameters/${parameter.name}` }
  })
}

/** /collections/centres/items/{id} → collectionsCentresItemsId */
const operationIdOf = (path: string) =>
  path.match(/\w+/g)?.reduce((id, word) => id + word.charAt(0).toUpperCase() + word.slice(1)) ?? 'landing'

function completed(document: OgcDocument): OgcDocument {
  const parameters: Record<string, Parameter> = {}
  for (const [path, { get }] of Object.entries(document.paths)) {
    get.operationId = operationIdOf(path)
    describeResponses(path, get)
    nameParameters(get, parameters)
  }
  document.components = { ...document.components, parameters }
  dropUnused(document)
  return document
}

/** A second document beside that of /v1: OGC clients read OpenAPI 3.0, and expect paths to begin at the landing page. */
export const ogcOpenapi = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    const transform = createJsonSchemaTransform({ zodToJsonConfig })
    const transformObject = createJsonSchemaTransformObject({ zodToJsonConfig })
    await app.register(swagger, {
      decorator: 'ogcDocument' as 'swagger',
      stripBasePath: false,
      openapi: {
        openapi: '3.0.3',
        info: {
          title: `${datasetTitle}, OGC API - Features`,
          version: '1.0.1',
          description:
            'The international directory of writing centres for geographic information systems. Read it without a key; the data is CC0. Every error is an RFC 9457 problem that names the parameter.',
          license: { name: `Data: ${datasetLicence.shortName}`, url: datasetLicence.url },
        },
        servers: [{ url: publicUrl + rootPath }],
      },
      transform: (input) => ({ ...transform(input), url: input.url.slice(rootPath.length) || '/' }),
      transformObject: (input) => completed(transformObject(input) as unknown as OgcDocument) as object,
    })
  },
  { name: 'ogc-openapi' },
)
