import { profilePath } from '../pages/addresses.ts'
import { type LetterParts, link, type Paragraph, say, text } from './parts.ts'

export type MessageSilent = {
  /** Of the centre. */
  name: string
  /** Token. */
  status: string
  similar: { id: string; name: string }[]
}

const aboutOne = ({ id, name }: MessageSilent['similar'][0]): Paragraph[] => [
  text('messageSilent.one', { name }),
  link('messageSilent.see', profilePath({ id, names: [{ text: name }] })),
]

export const messageSilentLetter = ({ name, status, similar }: MessageSilent): LetterParts => ({
  subject: say('messageSilent.subject', { name }),
  body: [
    text('messageSilent.intro', { name }),
    ...(similar.length === 0 ? [] : [text('messageSilent.similar')]),
    ...similar.flatMap(aboutOne),
    link('messageSilent.link', `/messages/status/${status}`),
  ],
})
