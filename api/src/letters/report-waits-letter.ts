import { type LetterParts, link, say, text } from './parts.ts'

export type ReportWaits = {
  reportId: string
  /** Of the centre. */
  name: string
  /** Token of the link that switches these letters off. */
  unsubscribe: string
}

export const reportWaitsLetter = ({ reportId, name, unsubscribe }: ReportWaits): LetterParts => ({
  subject: say('reportWaits.subject', { name }),
  body: [
    text('reportWaits.intro', { name }),
    text('reportWaits.next'),
    link('reportWaits.link', `/moderate/reports/${reportId}`),
  ],
  unsubscribe: `/unsubscribe/${unsubscribe}`,
})
