import { Challenge } from '@centres/contract'
import { spendChallenge } from '@centres/db'
import { verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { Invalid } from '../errors.ts'
import type { Services } from '../services.ts'
import { challengeKeys } from './challenge-keys.ts'

const Solved = z.object({
  challenge: Challenge,
  solution: z.object({ counter: z.int().min(0), derivedKey: z.string().max(200) }),
})

const refused = (message: string) => new Invalid([{ in: 'body', name: 'altcha', message }])

function read(altcha: string): z.infer<typeof Solved> {
  try {
    return Solved.parse(JSON.parse(Buffer.from(altcha, 'base64').toString()))
  } catch {
    throw refused('must be the solution of a challenge from /v1/challenge')
  }
}

async function spendSolution({ primary, settings, now }: Services, altcha: string): Promise<void> {
  const { challenge, solution } = read(altcha)
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...challengeKeys(settings) })
  if (!verified) throw refused('must be the solution of a challenge from /v1/challenge')
  const { nonce, data } = challenge.parameters
  const isLate = Date.parse(data.until) <= now().getTime()
  if (isLate || !(await spendChallenge(primary, nonce, data.until)))
    throw refused('must be the solution of a new challenge: this one has expired or was used already')
}

/**
 * Whether to do what is asked. Who fills in a field that nobody sees is answered like everybody, so that no program
 * learns to leave it out; who has solved no challenge is refused.
 */
export async function isPerson(
  services: Services,
  { altcha, homepage }: { altcha: string; homepage: string },
): Promise<boolean> {
  if (homepage !== '') return false
  await spendSolution(services, altcha)
  return true
}
