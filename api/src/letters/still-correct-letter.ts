import { type LetterParts, link, type Paragraph, say, text } from './parts.ts'
import { dateIn } from './texts.ts'

export type StillCorrect = {
  centres: {
    id: string
    name: string
    confirmedAt: string
    /** Whether so much time has gone by that the record says so. */
    isUnconfirmed: boolean
    /** Tokens of links. */
    confirm: string
    close: string
  }[]
  /** Whether it is asked as letters to the centre stayed without an answer. */
  isSilent?: boolean
  /** Token of the link that switches reminders off. */
  unsubscribe: string
}

/** Links lead to pages with a button: programs that look through mail open them too. */
const aboutOne = (
  language: string,
  { id, name, confirmedAt, isUnconfirmed, confirm, close }: StillCorrect['centres'][0],
) =>
  [
    text(isUnconfirmed ? 'stillCorrect.unconfirmed' : 'stillCorrect.confirmed', {
      name,
      date: dateIn(language, confirmedAt),
    }),
    link('stillCorrect.confirm', `/reminders/${confirm}`),
    link('stillCorrect.edit', `/centres/${id}/edit`),
    link('stillCorrect.close', `/reminders/${close}`),
  ] satisfies Paragraph[]

export const stillCorrectLetter = (
  { centres, isSilent, unsubscribe }: StillCorrect,
  language: string,
): LetterParts => ({
  subject:
    centres.length === 1
      ? say('stillCorrect.subject', { name: centres[0]?.name ?? '' })
      : say('stillCorrect.subjectOfSeveral', { number: String(centres.length) }),
  body: [
    text(
      isSilent ? 'stillCorrect.silent' : centres.length === 1 ? 'stillCorrect.intro' : 'stillCorrect.introOfSeveral',
    ),
    ...centres.flatMap((centre) => aboutOne(language, centre)),
    text('stillCorrect.end'),
  ],
  unsubscribe: `/unsubscribe/${unsubscribe}`,
})
