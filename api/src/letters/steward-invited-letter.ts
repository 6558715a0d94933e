import { type LetterParts, link, say, text } from './parts.ts'
import { dateIn } from './texts.ts'

export type StewardInvited = {
  token: string
  /** Of the centre. */
  name: string
  /** Name or address of who invites. */
  who: string
  /** Until when the link holds. */
  until: string
}

export const stewardInvitedLetter = ({ token, name, who, until }: StewardInvited, language: string): LetterParts => ({
  subject: say('stewardInvited.subject', { name }),
  body: [
    text('stewardInvited.intro', { name, who }),
    link('stewardInvited.link', `/invitations/${encodeURIComponent(token)}`),
    text('stewardInvited.holds', { date: dateIn(language, until) }),
    text('stewardInvited.unasked'),
  ],
})
