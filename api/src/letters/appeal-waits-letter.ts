import { type LetterParts, link, say, text } from './parts.ts'

export type AppealWaits = {
  kind: 'registration' | 'claim'
  id: string
  /** Of the centre. */
  name: string
  /** Token of the link that switches these letters off. */
  unsubscribe: string
}

/** To a moderator. */
export const appealWaitsLetter = ({ kind, id, name, unsubscribe }: AppealWaits): LetterParts => ({
  subject: say('appealWaits.subject', { name }),
  body: [
    text(`appealWaits.${kind}`, { name }),
    text('appealWaits.next'),
    link('appealWaits.link', `/moderate/${kind}s/${id}`),
  ],
  unsubscribe: `/unsubscribe/${unsubscribe}`,
})
