import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Problem } from './problem.ts'

/** Minutes in which a challenge may be solved and its solution sent. */
export const challengeMinutes = 30

export const Challenge = z
  .object({
    parameters: z.strictObject({
      algorithm: z.string().describe('PBKDF2/SHA-256'),
      cost: z.int().min(1),
      nonce: z.string(),
      salt: z.string(),
      keyLength: z.int(),
      keyPrefix: z.string().describe('What the wanted key begins with, hexadecimal'),
      keySignature: z.string(),
      data: z.strictObject({ until: z.string() }).describe('Until when a solution is taken'),
    }),
    signature: z.string(),
  })
  .meta({ id: 'Challenge', description: 'A sum that a browser does before it may send something (ALTCHA, PoW v2)' })
export type Challenge = z.infer<typeof Challenge>

/** What goes with everything that a stranger may send. */
export const noRobot = {
  altcha: z
    .string()
    .min(1, 'must be the solution of a challenge from /v1/challenge')
    .max(4000, 'must be the solution of a challenge from /v1/challenge')
    .describe(
      'The solution of a challenge from /v1/challenge, as ALTCHA’s widget and libraries give it (base64). It is taken once',
    ),
  homepage: z
    .string()
    .max(2000)
    .default('')
    .describe('Leave it empty: no person sees this field, and who fills it in is taken for a robot'),
}

export const robots = {
  challenge: endpoint({
    method: 'GET',
    url: '/challenge',
    schema: {
      summary: 'Get a challenge to solve',
      description: `About a second of work for a slow phone, so that programs which fill in forms by the thousand have to do it as often. A solution is taken once, within ${challengeMinutes} minutes.`,
      tags: ['People'],
      response: { 200: Challenge, 429: Problem },
    },
  }),
}
