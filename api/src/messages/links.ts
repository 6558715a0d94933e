import { type MessageAnswer, messageAnswers } from '@centres/contract'
import type { MessageRecord } from '@centres/db'
import { Gone } from '../errors.ts'
import { type Purpose, readMandate, writeMandate } from '../letters/mandate.ts'

type Signing = { settings: { authSecret: string } }
type Reading = Signing & { now: () => Date }
type About = Pick<MessageRecord, 'id' | 'removeOn'>

const purposeOf = {
  answered: 'message-answered',
  'not-now': 'message-not-now',
  'not-for-us': 'message-not-for-us',
  abuse: 'message-abuse',
} as const satisfies Record<MessageAnswer, Purpose>

export const spentLink = () => new Gone('This link was used already, has expired or is not whole.', 'link')

/** A link about a letter holds as long as the letter is kept, and is of nobody by name. */
const write = ({ settings }: Signing, { id, removeOn }: About, purpose: Purpose): string =>
  writeMandate(settings.authSecret, { purpose, personId: '-', about: id, expiresAt: new Date(removeOn) })

export const statusToken = (services: Signing, message: About): string => write(services, message, 'message-status')

/** One for each thing that a centre can say, so that none does what another is for. */
export const answerTokens = (services: Signing, message: About): Record<MessageAnswer, string> =>
  Object.fromEntries(messageAnswers.map((answer) => [answer, write(services, message, purposeOf[answer])])) as Record<
    MessageAnswer,
    string
  >

function read({ settings, now }: Reading, token: string, ...purposes: Purpose[]) {
  try {
    return readMandate(settings.authSecret, token, now(), ...purposes)
  } catch (error) {
    throw error instanceof Gone ? spentLink() : error
  }
}

/** The letter whose page a token opens. */
export const readStatusToken = (services: Reading, token: string): string =>
  read(services, token, 'message-status').about

/** The letter that a token is about, and what it says of it. */
export function readAnswerToken(services: Reading, token: string): { id: string; answer: MessageAnswer } {
  const { purpose, about } = read(services, token, ...Object.values(purposeOf))
  const answer = messageAnswers.find((one) => purposeOf[one] === purpose)
  if (!answer) throw spentLink()
  return { id: about, answer }
}
