import { STATUS_CODES } from 'node:http'
import { exportFormats, ogcTag } from '@centres/contract'
import swagger from '@fastify/swagger'
import fp from 'fastify-plugin'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { datasetLicence, datasetTitle } from '../dataset.ts'

type Schema = Record<string, unknown>

type Described = { zodSchema: { _zod: { def: { type: string; defaultValue?: unknown } } }; jsonSchema: Schema }

/**
 * Numbers travel in queries as text and are checked as text; the document says what they are. The limits of what a
 * number can hold are no limits of ours, and a default is lost where the text is read as something else.
 */
function describeNumbers({ zodSchema, jsonSchema }: Described): void {
  if (jsonSchema.type !== 'integer' && jsonSchema.type !== 'number') return
  delete jsonSchema.pattern
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  const { type, defaultValue } = zodSchema._zod.def
  if (type === 'default') jsonSchema.default = defaultValue
}

export const zodToJsonConfig = { override: describeNumbers }
const transformObject = createJsonSchemaTransformObject({ zodToJsonConfig })

type Content = Record<string, unknown>
type Response = { description: string; content?: Content }
type Document = {
  paths?: Record<string, Record<string, { responses?: Record<string, Response> }>>
  components?: { schemas?: Record<string, unknown> }
}

const reference = /"#\/components\/schemas\/([^"]+)"/g

/** The transformer adds a twin …Input to each component; those that no operation leads to are left out. */
export function dropUnused(document: Document): void {
  const schemas = document.components?.schemas ?? {}
  const used = new Set<string>()
  const follow = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part ?? null).matchAll(reference)) {
      if (used.has(name)) continue
      used.add(name)
      follow(schemas[name])
    }
  }
  follow(document.paths)
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name]
}

const binary = { schema: { type: 'string', format: 'binary' } }
const isText = (mediaType: string) => mediaType.startsWith('text/') || mediaType.includes('json')

const files: Content = Object.fromEntries(
  Object.values(exportFormats).map((type) => [type, isText(type) ? { schema: { type: 'string' } } : binary]),
)

/** What answers hold that are not JSON, by the beginning of their path. */
const otherContents: Record<string, Content> = {
  '/v1/tiles/': { 'application/vnd.mapbox-vector-tile': binary },
  '/v1/changes.atom': { 'application/atom+xml': { schema: { type: 'string' } } },
  '/v1/exports/': files,
  '/v1/releases/{number}/files/': files,
}

/** Media types and words that the schemas alone do not say. */
function describeResponses(document: Document): void {
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    const other = Object.entries(otherContents).find(([beginning]) => path.startsWith(beginning))?.[1]
    for (const { responses = {} } of Object.values(operations)) {
      for (const [status, response] of Object.entries(responses)) {
        response.description = STATUS_CODES[status] ?? status
        const json = response.content?.['application/json']
        if (!json) continue
        if (Number(status) >= 400) response.content = { 'application/problem+json': json }
        else if (other) response.content = other
      }
    }
  }
}

function completed(document: object): object {
  describeResponses(document)
  dropUnused(document)
  return document
}

export const openapi = fp(
  async (app) => {
    await app.register(swagger, {
      hiddenTag: ogcTag,
      openapi: {
        openapi: '3.1.0',
        info: {
          title: datasetTitle,
          version: '1',
          description:
            'The international directory of writing centres. Read it without a key; the data is CC0. Every error is an RFC 9457 problem that names the parameter. Repeated keys are alternatives within a filter; filters combine with AND.',
          license: { name: `Data: ${datasetLicence.shortName}`, url: datasetLicence.url },
        },
        servers: [{ url: '/' }],
        tags: [
          { name: 'Centres', description: 'Find, count, map and read writing centres' },
          { name: 'Exports', description: 'The same sets as files, in the formats of research tools' },
          { name: 'Releases', description: 'Dated snapshots of the whole directory, never changed' },
          {
            name: 'Citing',
            description: 'Citations in the usual styles and formats, and sets kept under a permanent address',
          },
          { name: 'Statistics', description: 'The same sets in numbers' },
          { name: 'Changes', description: 'What changes in the directory, to follow it or to keep a copy' },
          { name: 'Tiles', description: 'The same sets as vector tiles, for other maps' },
          { name: 'Vocabularies', description: 'The terms by which centres are described' },
          { name: 'Places', description: 'The gazetteer' },
          { name: 'People', description: 'Sign in by a link in a letter, and out again' },
          { name: 'Registering', description: 'Bring a centre into the directory' },
          { name: 'Claiming', description: 'Say that a listed centre is one’s own to keep' },
          { name: 'Keeping', description: 'For the stewards of a centre: its record, and who keeps it' },
          { name: 'Moderating', description: 'For those who decide what is published' },
          { name: 'Health', description: 'For those who run the service' },
        ],
      },
      transform: createJsonSchemaTransform({ zodToJsonConfig }),
      transformObject: (input) => completed(transformObject(input)),
    })
    app.get('/v1/openapi.json', { schema: { hide: true } as object, config: { public: 'version' } }, async (_, reply) =>
      reply.type('application/json').send(JSON.stringify(app.swagger())),
    )
  },
  { name: 'openapi' },
)
