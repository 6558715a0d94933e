import { type Challenge, challengeMinutes } from '@centres/contract'
import { createChallenge, randomInt } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Services } from '../services.ts'
import { challengeKeys } from './challenge-keys.ts'

/** Tries that a solver needs, at least and at most. */
const tries = { least: 100, most: 300 }

/**
 * Until when a solution is taken stands among the data, not as the library's own expiry: its widget would measure
 * that by the clock of the reader's device.
 */
export async function drawChallenge({ settings, now }: Pick<Services, 'settings' | 'now'>): Promise<Challenge> {
  const until = new Date(now().getTime() + challengeMinutes * 60_000).toISOString()
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: settings.challengeCost,
    counter: randomInt(tries.most, tries.least),
    deriveKey,
    data: { until },
    ...challengeKeys(settings),
  })
  return challenge as Challenge
}
