import { type MessageToSend, messageDays, messageHours, questionPurpose, waitingDays } from '@centres/contract'
import {
  countConfirmationsAsked,
  insertMessage,
  inTransaction,
  lockSending,
  type PublicCentre,
  type Reach,
  readLabels,
} from '@centres/db'
import type { z } from 'zod'
import { isRegistered } from '../centres/language-registry.ts'
import { nameOf } from '../centres/present.ts'
import { Invalid } from '../errors.ts'
import { enqueueLetter } from '../letters/enqueue.ts'
import { hashOf, newToken } from '../letters/token.ts'
import type { Services } from '../services.ts'
import { dayAfter, hoursAfter } from './days.ts'
import { fingerprintOf } from './fingerprint.ts'
import { isBlockedSender } from './is-blocked-sender.ts'
import { expectFewAsked } from './limits.ts'
import { statusToken } from './links.ts'
import { senderOf } from './sender-key.ts'
import { expectReach } from './writing.ts'

export type Sent = Omit<z.output<typeof MessageToSend>, 'altcha' | 'homepage' | 'agreesToReply'>

type Checked = {
  reach: Reach
  /** Of its purpose, by language; undefined for a question. */
  labels: Awaited<ReturnType<typeof readLabels>>
}

/** What is wrong with it is told while its writer is there to mend it; else what was read to know that. */
export async function checkMessage(
  services: Services,
  centre: PublicCentre,
  { purpose, texts }: Pick<Sent, 'purpose' | 'texts'>,
): Promise<Checked> {
  const { primary, now } = services
  const reach = await expectReach(primary, centre, now().toISOString())
  const isQuestion = purpose === questionPurpose
  const labels = isQuestion ? undefined : await readLabels(primary, 'collaboration', purpose)
  const details = [
    ...(isQuestion || labels
      ? []
      : [{ name: 'purpose', message: `must be a code of collaboration, or question; ${purpose} is neither` }]),
    ...texts.flatMap(({ language }, place) =>
      isRegistered(language)
        ? []
        : [
            {
              name: `texts.${place}.language`,
              message: `must be a tag whose parts stand in the IANA Language Subtag Registry; ${language} is none`,
            },
          ],
    ),
  ]
  if (details.length > 0) throw new Invalid(details.map((detail) => ({ in: 'body', ...detail })))
  return { reach, labels }
}

/**
 * Keeps a letter and asks its sender by another whether it is theirs; nothing that they typed stands in that. Whoever
 * is blocked is answered like anybody, and nothing is kept or sent.
 */
export async function sendMessage(services: Services, centre: PublicCentre, sent: Sent): Promise<void> {
  const { primary, now, settings } = services
  const { name, email, texts, language, affiliation, purpose, side, dates } = sent
  const at = now().toISOString()
  const token = newToken()
  await inTransaction(primary, async (tx) => {
    await lockSending(tx)
    const sender = senderOf(settings.authSecret, email)
    await expectFewAsked(tx, { sender, count: await countConfirmationsAsked(tx, sender, at), at })
    if (await isBlockedSender(tx, services, email)) return
    const id = await insertMessage(tx, {
      centreId: centre.id,
      senderName: name,
      senderEmail: email,
      affiliation,
      purpose,
      side,
      dates,
      texts,
      fingerprints: texts.map(({ text }) => fingerprintOf(text, centre)),
      language,
      tokenHash: hashOf(token),
      tokenExpiresAt: hoursAfter(at, messageHours),
      removeOn: dayAfter(at, waitingDays),
      at,
    })
    const removeOn = dayAfter(at, waitingDays + messageDays)
    await enqueueLetter(tx, services, {
      kind: 'message-confirm',
      to: email,
      language,
      about: id,
      data: { token, status: statusToken(services, { id, removeOn }), name: nameOf(centre) },
    })
  })
}
