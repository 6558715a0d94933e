import { type InterfaceLanguage, interfaceLanguages, questionPurpose, silentDays } from '@centres/contract'
import { type MessageRecord, noteSent, type PublicCentre, type Reach, readLabels, type Transaction } from '@centres/db'
import { nameOf } from '../centres/present.ts'
import { addressTo } from '../letters/address-to.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import type { MessageToCentre } from '../letters/message-to-centre-letter.ts'
import type { Services } from '../services.ts'
import { answerTokens } from './links.ts'
import { senderOf } from './sender-key.ts'

/** What a centre reads that nobody reads for by name: the language of its sessions, where the interface has it. */
export function languageOfCentre({ languages }: PublicCentre): InterfaceLanguage {
  const spoken = languages[0] === undefined ? undefined : new Intl.Locale(languages[0]).language
  return interfaceLanguages.find((one) => one === spoken) ?? 'en'
}

type Written = Pick<
  MessageRecord,
  'senderName' | 'senderEmail' | 'affiliation' | 'purpose' | 'side' | 'dates' | 'texts' | 'removeOn'
>

/** A letter as one reader gets it, but for its links; `labels` are those of its purpose, undefined for a question. */
export function letterFor(
  language: string,
  {
    message,
    centre,
    labels,
    mailbox,
  }: {
    message: Written
    centre: PublicCentre
    labels: Record<string, string> | undefined
    mailbox: boolean
  },
): Omit<MessageToCentre, 'links'> {
  const { senderName, senderEmail, affiliation, purpose, side, dates, texts, removeOn } = message
  return {
    name: nameOf(centre),
    sender: { name: senderName, email: senderEmail, affiliation },
    purpose: labels ? (labels[language] ?? labels.en ?? purpose) : null,
    side,
    dates,
    texts,
    for: mailbox ? 'mailbox' : 'stewards',
    until: removeOn,
  }
}

/** To its mailbox, else to each of its stewards, in the transaction in which it becomes sent: both happen, or neither. */
export async function sendOut(
  tx: Transaction,
  services: Services,
  { message, centre, reach, at }: { message: MessageRecord; centre: PublicCentre; reach: Reach; at: string },
): Promise<void> {
  const { id, purpose, removeOn, senderEmail } = message
  const { mailbox, stewards } = reach
  const labels = purpose === questionPurpose ? undefined : await readLabels(tx, 'collaboration', purpose)
  const receivers = mailbox ? [{ to: mailbox, language: languageOfCentre(centre) }] : stewards.map(addressTo)
  await noteSent(tx, id, {
    centreId: centre.id,
    sender: senderOf(services.settings.authSecret, senderEmail),
    receivers: receivers.length,
    days: silentDays,
    removeOn,
    at,
  })
  for (const { to, language } of receivers)
    await enqueueLetter(tx, services, {
      kind: 'message-to-centre',
      to,
      language,
      about: id,
      data: {
        ...letterFor(language, { message, centre, labels, mailbox: mailbox !== null }),
        links: answerTokens(services, { id, removeOn }),
      },
    })
}
