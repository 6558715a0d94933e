import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Problem } from './problem.ts'

export const health = {
  live: endpoint({
    method: 'GET',
    url: '/healthz',
    schema: {
      summary: 'Is the process alive?',
      tags: ['Health'],
      response: { 200: z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' }) },
    },
  }),
  ready: endpoint({
    method: 'GET',
    url: '/readyz',
    schema: {
      summary: 'Is the database reachable and migrated?',
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
