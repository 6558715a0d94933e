import type { FastifyInstance } from 'fastify'

type Bodied = { properties?: object; $ref?: string }
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Bodied> }
}
type Operation = {
  parameters?: { name: string }[]
  requestBody?: { content: Record<string, { schema: Bodied }> }
  responses: object
}

/** By method and path. */
export type Operations = Record<string, { statuses: string[]; takes: string[] }>

/** What the OpenAPI document says of each operation: how it may answer, and what it takes, by name. */
export async function operationsOf(app: FastifyInstance): Promise<Operations> {
  const { paths, components }: Document = (await app.inject('/v1/openapi.json')).json()
  const told = ({ parameters = [], requestBody, responses }: Operation) => {
    const body = requestBody?.content['application/json']?.schema
    const { properties = {} } = (body?.$ref ? components.schemas[body.$ref.split('/').at(-1) ?? ''] : body) ?? {}
    return {
      statuses: Object.keys(responses),
      takes: [...parameters.map(({ name }) => name), ...Object.keys(properties)],
    }
  }
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, told(operation)]),
    ),
  )
}
