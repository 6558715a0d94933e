import { type LetterParts, link, say, text, wordsOf } from './parts.ts'

export type RecordModerated = {
  centreId: string
  /** Of the centre. */
  name: string
  what: 'withdrawn' | 'restored' | 'undone' | 'changed' | 'merged' | 'split'
  /** What the moderator gave as the reason; may be empty. */
  message: string
}

/** To those who keep a record, of what a moderator has done to it. */
export const recordModeratedLetter = ({ centreId, name, what, message }: RecordModerated): LetterParts => ({
  subject: say('recordModerated.subject', { name }),
  body: [
    text(`recordModerated.${what}`, { name }),
    ...wordsOf(message),
    text('recordModerated.mistake'),
    link('recordModerated.link', `/centres/${centreId}`),
  ],
})
