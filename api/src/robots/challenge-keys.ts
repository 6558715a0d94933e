import { createHmac } from 'node:crypto'
import type { AppSettings } from '../services.ts'

const keyFor = (use: string, { authSecret }: Pick<AppSettings, 'authSecret'>) =>
  createHmac('sha256', authSecret).update(use).digest('hex')

/** Of challenges alone: what they sign opens nothing else. */
export const challengeKeys = (settings: Pick<AppSettings, 'authSecret'>) => ({
  hmacSignatureSecret: keyFor('challenge', settings),
  hmacKeySignatureSecret: keyFor('challenge key', settings),
})
