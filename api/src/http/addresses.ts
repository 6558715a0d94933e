import type { FastifyRequest } from 'fastify'

/** The path without the query, which may hold what a person typed. */
export const pathOf = (request: FastifyRequest) => request.raw.url?.split('?')[0] ?? '/'

/** Whether a path is one for programs; every other may be a page of the client. */
export const isOfApi = (path: string) => /^\/v1(\/|$)/.test(path)
