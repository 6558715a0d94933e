import { type LetterParts, link, say, text } from './parts.ts'

export type RegistrationsWait = {
  /** What came since the last letter, or the first of it. */
  waiting: { registrationId: string; name: string }[]
  /** How much waits in all. */
  total: number
  /** Token of the link that switches these letters off. */
  unsubscribe: string
}

/** To a moderator, once a day at most. */
export const registrationsWaitLetter = ({ waiting, total, unsubscribe }: RegistrationsWait): LetterParts => ({
  subject: say('registrationsWait.subject', { number: String(total) }),
  body: [
    text('registrationsWait.intro', { number: String(total) }),
    ...waiting.flatMap(({ registrationId, name }) => [
      text('registrationsWait.one', { name }),
      link('registrationWaits.link', `/moderate/registrations/${registrationId}`),
    ]),
    link('registrationsWait.link', '/moderate'),
  ],
  unsubscribe: `/unsubscribe/${unsubscribe}`,
})
