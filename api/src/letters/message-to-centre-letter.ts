import { type MessageAnswer, type MessageSide, messageAnswers } from '@centres/contract'
import { type LetterParts, link, type Paragraph, say, text } from './parts.ts'
import { dateIn, languageIn } from './texts.ts'

export type MessageToCentre = {
  /** Of the centre. */
  name: string
  sender: { name: string; email: string; affiliation: string }
  /** What the vocabulary calls it in the language of the letter; null for a question. */
  purpose: string | null
  side: MessageSide
  dates: string
  texts: { language: string; text: string }[]
  for: 'mailbox' | 'stewards'
  /** Tokens. */
  links: Record<MessageAnswer, string>
  until: string
}

const aboutSides = {
  'they-offer': 'messageToCentre.offered',
  'they-seek': 'messageToCentre.sought',
  neither: 'messageToCentre.purpose',
} as const

const about = ({ purpose, side }: MessageToCentre): Paragraph =>
  purpose === null ? text('messageToCentre.question') : text(aboutSides[side], { purpose })

/** What somebody has written, between what the directory says of it in the language of whoever reads it. */
export function messageToCentreLetter(data: MessageToCentre, language: string): LetterParts {
  const { name, sender, dates, texts, links, until } = data
  return {
    subject: say('messageToCentre.subject', { who: sender.name, name }),
    body: [
      text('messageToCentre.intro', { who: sender.name, name }),
      text('messageToCentre.affiliation', { affiliation: sender.affiliation }),
      about(data),
      ...(dates === '' ? [] : [text('messageToCentre.dates', { dates })]),
      ...texts.flatMap((one): Paragraph[] => [
        text('messageToCentre.text', { language: languageIn(language, one.language) }),
        { kind: 'quote', text: one.text, language: one.language },
      ]),
      text('messageToCentre.reply', { email: sender.email }),
      text(`messageToCentre.${data.for}`),
      text('messageToCentre.tell'),
      ...messageAnswers.map((answer) => link(`messageToCentre.links.${answer}`, `/messages/answer/${links[answer]}`)),
      text('messageToCentre.holds', { date: dateIn(language, until) }),
    ],
    replyTo: { name: sender.name, address: sender.email },
  }
}
