import { type MessagePreview, type MessageToPreview, messageAnswers, messageDays } from '@centres/contract'
import type { PublicCentre } from '@centres/db'
import type { z } from 'zod'
import type { MessageToCentre } from '../letters/message-to-centre-letter.ts'
import { renderLetter } from '../letters/render.ts'
import type { Services } from '../services.ts'
import { dayAfter } from './days.ts'
import { checkMessage } from './send.ts'
import { languageOfCentre, letterFor } from './send-out.ts'

/** Nobody has them before the letter is sent. */
const noLinks = Object.fromEntries(messageAnswers.map((answer) => [answer, '…'])) as MessageToCentre['links']

/**
 * A letter word for word as it would go, kept nowhere. In which language a steward reads is theirs to know: who has no
 * mailbox is previewed in the language of the centre too.
 */
export async function preview(
  services: Services,
  centre: PublicCentre,
  written: z.output<typeof MessageToPreview>,
): Promise<MessagePreview> {
  const { now, settings } = services
  const { name, email, affiliation, purpose, side, dates, texts } = written
  const at = now().toISOString()
  const { reach, labels } = await checkMessage(services, centre, written)
  const language = languageOfCentre(centre)
  const message = { senderName: name, senderEmail: email, affiliation, purpose, side, dates, texts }
  const data = letterFor(language, {
    message: { ...message, removeOn: dayAfter(at, messageDays) },
    centre,
    labels,
    mailbox: reach.mailbox !== null,
  })
  const letter = { kind: 'message-to-centre', to: '', language, data: { ...data, links: noLinks } } as const
  const { subject, text } = renderLetter(letter, settings.publicUrl)
  return { language, subject, text }
}
