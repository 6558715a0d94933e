import type { FastifyRequest } from 'fastify'

/** The path without the query, which may hold what a person typed. */
export const pathOf = (request: FastifyRequest) => request.raw.url?.split('?')[0] ?? '/'

/** Whether a path asks the directory, by a query that is read strictly; every other may be a page or a file of the client. */
export const isOfApi = (path: string) => /^\/(v1|ogc)(\/|$)/.test(path)

/** Whether it is for programs alone: /ogc has pages for people too. */
const isForPrograms = (path: string) => /^\/v1(\/|$)/.test(path)

/** Whether a person waits for a page. A route that describes its answers is for programs. */
export function isForPerson(request: FastifyRequest): boolean {
  const { method, headers, routeOptions } = request
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers.accept?.includes('text/html') === true &&
    !isForPrograms(pathOf(request)) &&
    (routeOptions.schema as { response?: unknown } | undefined)?.response === undefined
  )
}
