import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Problem } from './problem.ts'

export const health = {
  live: endpoint({
    method: 'GET',
    url: '/healthz',
    schema: {
      summary: 'Is the process alive?',
      description: 'Answers as long as the process runs. It asks nobody else, so it is for those who restart it.',
      tags: ['Health'],
      response: { 200: z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' }) },
    },
  }),
  ready: endpoint({
    method: 'GET',
    url: '/readyz',
    schema: {
      summary: 'Is the database reachable and migrated?',
      description: 'Answers 200 when requests can be served, else 503. It is for load balancers.',
      tags: ['Health'],
      response: {
        200: z
          .object({ status: z.literal('ready'), version: z.string().describe('Dataset version') })
          .meta({ id: 'Readiness' }),
        503: Problem,
      },
    },
  }),
}
