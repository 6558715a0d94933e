import type { Jobs, Queue, Transaction } from '@centres/db'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Letter } from './letter.ts'

/** Two to four hours from the first try to the last. */
export const letterQueue: Queue = { name: 'letters', retries: 8, firstWait: 30 }

/** A letter as it waits: links that let somebody in are in no table and no backup. */
export type SealedLetter = Pick<Letter, 'kind' | 'to' | 'language' | 'about'> & { sealed: string }

type Post = { jobs: Jobs; settings: { authSecret: string } }

/** Written in the transaction of its cause: both happen, or neither. */
export async function enqueueLetter(tx: Transaction, { jobs, settings }: Post, letter: Letter): Promise<void> {
  const { kind, to, language, about, data } = letter
  const sealed: SealedLetter = {
    kind,
    to,
    language,
    ...(about !== undefined && { about }),
    sealed: await symmetricEncrypt({ key: settings.authSecret, data: JSON.stringify(data) }),
  }
  await jobs.send(tx, letterQueue.name, sealed)
}

/** Only who knows the secret can have sealed it, so that what is inside is what `enqueueLetter` was given. */
export async function openLetter({ sealed, ...letter }: SealedLetter, authSecret: string): Promise<Letter> {
  const data: unknown = JSON.parse(await symmetricDecrypt({ key: authSecret, data: sealed }))
  return { ...letter, data } as Letter
}
