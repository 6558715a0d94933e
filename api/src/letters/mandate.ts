import { createHmac, timingSafeEqual } from 'node:crypto'
import { Gone } from '../errors.ts'

const purposes = [
  'confirm',
  'close',
  'no-reminders',
  'no-waiting',
  'vouch',
  'message-status',
  'message-answered',
  'message-not-now',
  'message-not-for-us',
  'message-abuse',
] as const

/** What the link of a letter may do. */
export type Purpose = (typeof purposes)[number]

/**
 * What a link in a letter allows, to whom (nobody by name, where it is about a letter) and until when. It stands in the
 * link itself, signed: nothing is kept for it, and nobody can change it. `about` ties it to the state of things that it was written for.
 */
export type Mandate = { purpose: Purpose; personId: string; about: string; expiresAt: Date }

/** The secret signs cookies too; what is signed here can be taken for nothing else. */
const signatureOf = (secret: string, text: string) =>
  createHmac('sha256', secret).update(`mandate in a letter: ${text}`).digest('hex')

/** Letters, digits, dots and hyphens: no mail program ends a link before its end. */
export function writeMandate(secret: string, { purpose, personId, about, expiresAt }: Mandate): string {
  const text = [purpose, personId, about, expiresAt.getTime().toString(36)].join('.')
  return `${text}.${signatureOf(secret, text)}`
}

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

export const spent = () =>
  new Gone('This link was used already, has expired or is not whole. Sign in to do the same.', 'link')

/** What a token allows now, for one of these purposes; throws where it allows nothing. */
export function readMandate(secret: string, token: string, now: Date, ...wanted: Purpose[]): Mandate {
  const end = token.lastIndexOf('.')
  const text = token.slice(0, Math.max(end, 0))
  if (!isSame(Buffer.from(token.slice(end + 1)).toString('latin1'), signatureOf(secret, text))) throw spent()
  const [named, personId = '', about = '', expires = ''] = text.split('.')
  const purpose = purposes.find((one) => one === named)
  const expiresAt = new Date(Number.parseInt(expires, 36))
  if (!purpose || !wanted.includes(purpose) || now >= expiresAt) throw spent()
  return { purpose, personId, about, expiresAt }
}
