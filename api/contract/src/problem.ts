import { z } from 'zod'

export const ProblemDetail = z
  .object({
    in: z.enum(['query', 'path', 'body', 'header']),
    name: z.string().describe('The parameter or field, as it was sent'),
    message: z.string().describe('What was wrong and what is accepted'),
    accepted: z.array(z.string()).optional().describe('The accepted values, where they can be listed'),
  })
  .meta({ id: 'ProblemDetail' })
export type ProblemDetail = z.infer<typeof ProblemDetail>

export const Problem = z
  .object({
    type: z.string().describe('A stable address that names the kind of problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A sentence for a person'),
    instance: z.string().optional().describe('The path that was asked'),
    errors: z.array(ProblemDetail).optional().describe('One entry for each parameter or field at fault'),
    reason: z
      .string()
      .optional()
      .describe('In a word or a sentence why: of a withdrawn record, or which limit of letters is reached'),
  })
  .meta({ id: 'Problem', description: 'Every error has this shape (RFC 9457, application/problem+json).' })
export type Problem = z.infer<typeof Problem>
