import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { FastifyInstance } from 'fastify'

/** What ALTCHA's widget would send for this challenge. */
export async function solutionOf(challenge: Parameters<typeof solveChallenge>[0]['challenge']): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

/** Does what a browser does before it may send something. */
export const solveFor = async (app: FastifyInstance): Promise<string> =>
  solutionOf((await app.inject('/v1/challenge')).json())
