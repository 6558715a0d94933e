import { messageHours } from '@centres/contract'
import { type LetterParts, link, say, text } from './parts.ts'
import { hoursIn } from './texts.ts'

export type MessageConfirm = {
  token: string
  /** Token of the page that tells what became of it. */
  status: string
  /** Of the centre. */
  name: string
}

/** Goes to an address that somebody typed: nothing else that they typed stands in it. */
export const messageConfirmLetter = ({ token, status, name }: MessageConfirm, language: string): LetterParts => ({
  subject: say('messageConfirm.subject', { name }),
  body: [
    text('messageConfirm.intro', { name }),
    link('messageConfirm.link', `/messages/confirm/${encodeURIComponent(token)}`),
    text('messageConfirm.holds', { duration: hoursIn(language, messageHours) }),
    text('messageConfirm.afterwards'),
    link('messageConfirm.status', `/messages/status/${status}`),
    text('messageConfirm.unasked'),
  ],
})
