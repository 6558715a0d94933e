import swagger from '@fastify/swagger'
import fp from 'fastify-plugin'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

type Schema = Record<string, unknown>

/** Numbers travel in queries as text and are checked as text; the document says what they are. */
function describeNumbers({ jsonSchema }: { jsonSchema: Schema }): void {
  if (jsonSchema.type === 'integer' || jsonSchema.type === 'number') delete jsonSchema.pattern
}

function referencedNames(document: unknown): Set<string> {
  return new Set(
    [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? ''),
  )
}

/** The transformer adds a twin …Input to each component; those that nothing refers to are left out. */
function withoutUnused<T extends { components?: { schemas?: Record<string, unknown> } }>(document: T): T {
  const schemas = document.components?.schemas
  if (!schemas) return document
  const used = referencedNames(document)
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name]
  return document
}

export const openapi = fp(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Writing Centre Atlas',
          version: '1',
          description:
            'The international directory of writing centres. Read it without a key; the data is CC0. Every error is an RFC 9457 problem that names the parameter. Repeated keys are alternatives within a filter; filters combine with AND.',
          license: { name: 'Data: CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
        },
        servers: [{ url: '/' }],
        tags: [
          { name: 'Centres', description: 'Find, count, map and read writing centres' },
          { name: 'Tiles', description: 'The same sets as vector tiles, for other maps' },
          { name: 'Vocabularies', description: 'The terms by which centres are described' },
          { name: 'Places', description: 'The gazetteer' },
          { name: 'Health', description: 'For those who run the service' },
        ],
      },
      transform: createJsonSchemaTransform({ zodToJsonConfig: { override: describeNumbers } }),
      transformObject: (input) => withoutUnused(jsonSchemaTransformObject(input) as object),
    })
    app.get('/v1/openapi.json', { schema: { hide: true } as object, config: { public: 'version' } }, async (_, reply) =>
      reply.type('application/json').send(JSON.stringify(app.swagger())),
    )
  },
  { name: 'openapi' },
)
