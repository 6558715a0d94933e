import { type LetterParts, link, say, text } from './parts.ts'

export type CasesWait = {
  /** What came since the last letter, or the first of it. */
  waiting: { path: string; name: string }[]
  /** How much waits in all. */
  total: number
  /** Token of the link that switches these letters off. */
  unsubscribe: string
}

/** To a moderator, once a day at most. */
export const casesWaitLetter = ({ waiting, total, unsubscribe }: CasesWait): LetterParts => ({
  subject: say('casesWait.subject', { number: String(total) }),
  body: [
    text('casesWait.intro', { number: String(total) }),
    ...waiting.flatMap(({ path, name }) => [text('casesWait.one', { name }), link('casesWait.read', path)]),
    link('casesWait.link', '/moderate'),
  ],
  unsubscribe: `/unsubscribe/${unsubscribe}`,
})
