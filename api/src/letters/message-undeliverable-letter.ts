import { profilePath } from '../pages/addresses.ts'
import { type LetterParts, link, say, text } from './parts.ts'

export type MessageUndeliverable = {
  centreId: string
  /** Of the centre. */
  name: string
}

export const messageUndeliverableLetter = ({ centreId, name }: MessageUndeliverable): LetterParts => ({
  subject: say('messageUndeliverable.subject', { name }),
  body: [
    text('messageUndeliverable.intro', { name }),
    text('messageUndeliverable.next'),
    link('messageUndeliverable.link', profilePath({ id: centreId, names: [{ text: name }] })),
  ],
})
