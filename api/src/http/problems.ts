import { STATUS_CODES } from 'node:http'
import type { Problem, ProblemDetail } from '@centres/contract'
import { isGivenUp } from '@centres/db'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Conflict, Forbidden, Gone, Invalid, NotFound, TooMany, Unauthenticated, Unavailable } from '../errors.ts'
import { isForPerson, pathOf } from './addresses.ts'
import { validationDetails } from './validation-details.ts'

type ProblemInput = Omit<Problem, 'type' | 'title' | 'instance'> & { title?: string }

const slugs: Record<number, string> = {
  400: 'invalid-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  410: 'withdrawn',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
  416: 'range-not-satisfiable',
  429: 'too-many-requests',
  431: 'header-too-large',
  500: 'internal-error',
  503: 'unavailable',
}

export function problemOf({ title, ...problem }: ProblemInput, path?: string): Problem {
  const { status } = problem
  return {
    type: `/docs#problem-${slugs[status] ?? 'error'}`,
    title: title ?? STATUS_CODES[status] ?? 'Error',
    ...problem,
    ...(path === undefined ? {} : { instance: path }),
  }
}

/** Programs get the problem, people the client's page, which says in their language what it can about it. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemInput) {
  const { errorPage, securityHeaders } = request.server
  reply.code(problem.status).header('cache-control', 'no-store')
  if (errorPage && isForPerson(request)) {
    return reply.headers(securityHeaders).type('text/html; charset=utf-8').send(errorPage)
  }
  return reply
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(problem, pathOf(request)))
}

/** The database gave a statement up, or Fastify the handler. */
const isLate = (error: FastifyError) => isGivenUp(error) || error.code === 'FST_ERR_HANDLER_TIMEOUT'

const sentence = (details: ProblemDetail[]) =>
  details.length === 1
    ? `${details[0]?.name} ${details[0]?.message}.`
    : `${details.length} values are not as they should be; errors names each.`

function problemFor(error: FastifyError, request: FastifyRequest): ProblemInput {
  const invalid = error instanceof Invalid ? error.details : validationDetails(error, request)
  if (invalid) return { status: 400, detail: sentence(invalid), errors: invalid }
  if (error instanceof Unauthenticated) return { status: 401, detail: error.message }
  if (error instanceof Forbidden) return { status: 403, detail: error.message }
  if (error instanceof Conflict)
    return {
      status: 409,
      detail: error.message,
      ...(error.details && { errors: error.details }),
      ...(error.reason && { reason: error.reason }),
    }
  if (error instanceof NotFound) return { status: 404, detail: error.message }
  if (error instanceof Gone) return { status: 410, detail: error.message, reason: error.reason }
  if (error instanceof TooMany)
    return { status: 429, detail: error.message, ...(error.limit && { reason: error.limit.reason }) }
  if (error instanceof Unavailable) return { status: 503, detail: error.message }
  if (isLate(error)) {
    return {
      status: 503,
      detail: 'The answer took longer than this server allows. Ask for less, or try it again later.',
    }
  }
  const status = error.statusCode ?? 500
  if (status === 429) return { status, detail: error.message }
  if (status === 413) return { status, detail: 'The body is larger than this server takes.' }
  if (status === 414) return { status, detail: 'The address is longer than this server reads.' }
  if (status >= 400 && status < 500) return { status, detail: error.message }
  return {
    status: 500,
    detail: 'Something went wrong on our side. The request was not carried out; try it again later.',
  }
}

/** The one place that turns errors into statuses (RFC 9457), and hides what a stranger need not know. */
export const problems = fp(
  async (app) => {
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      const problem = problemFor(error, request)
      if (error instanceof TooMany && error.limit) reply.header('retry-after', error.limit.seconds)
      if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
      return sendProblem(request, reply, problem)
    })
    app.setNotFoundHandler(
      // A search for valid addresses is limited like any other request.
      { preHandler: app.rateLimit() },
      (request, reply) => {
        const allowed = app.methodsAt(pathOf(request))
        if (allowed.length > 0 && !allowed.includes(request.method)) {
          reply.header('allow', allowed.join(', '))
          return sendProblem(request, reply, {
            status: 405,
            detail: `This address answers ${allowed.join(', ')}, not ${request.method}.`,
          })
        }
        return sendProblem(request, reply, { status: 404, detail: 'There is nothing at this address.' })
      },
    )
  },
  { name: 'problems', dependencies: ['methods', '@fastify/rate-limit'] },
)
