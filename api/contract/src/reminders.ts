import { z } from 'zod'
import { YearOrDate } from './centre-form.ts'
import { CentreSummary } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { signedInProblems, unsafeProblems } from './people.ts'
import { Problem } from './problem.ts'

export const Reminder = z
  .object({
    purpose: z.enum(['confirm', 'close']).describe('What the link is for'),
    centre: CentreSummary,
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Reminder', description: 'What a link in a reminder is about' })
export type Reminder = z.infer<typeof Reminder>

export const letterTopics = ['reminders', 'waiting'] as const
export type LetterTopic = (typeof letterTopics)[number]

export const Unsubscription = z
  .object({ topic: z.enum(letterTopics), isOff: z.boolean().describe('Whether these letters are switched off') })
  .meta({ id: 'Unsubscription', description: 'Which letters a link switches off' })
export type Unsubscription = z.infer<typeof Unsubscription>

export const LetterChoices = z
  .strictObject({
    reminders: z.boolean().describe('Whether a record is still correct'),
    waiting: z.boolean().describe('To moderators: what waits for a decision'),
  })
  .meta({ id: 'LetterChoices', description: 'Which letters somebody gets' })
export type LetterChoices = z.infer<typeof LetterChoices>

const byToken = z.strictObject({
  token: z.string().min(1).max(200).meta({ description: 'Of the link in the letter', example: 'confirm.mZ8x0bqK' }),
})
const tags = ['Reminders']
const linkProblems = { ...unsafeProblems, 410: Problem }
const reading = { 400: Problem, 410: Problem, 429: Problem, 503: Problem }

export const reminders = {
  read: endpoint({
    method: 'GET',
    url: '/reminders/:token',
    schema: {
      summary: 'Read what a link in a reminder is about',
      description:
        'Changes nothing, since scanners of mail open links. A link holds for 60 days, for one person who keeps the record, and until the record is confirmed or changed by its centre.',
      tags,
      params: byToken,
      response: { 200: Reminder, ...reading, 403: Problem },
    },
  }),
  confirm: endpoint({
    method: 'POST',
    url: '/reminders/:token/confirmation',
    schema: {
      summary: 'Confirm a record by a link in a reminder',
      description: 'Works once, without being signed in.',
      tags,
      params: byToken,
      response: { 200: z.object({ confirmedAt: z.iso.datetime() }), ...linkProblems },
    },
  }),
  close: endpoint({
    method: 'POST',
    url: '/reminders/:token/closure',
    schema: {
      summary: 'Say by a link in a reminder that a centre has closed',
      description: 'Works once, without being signed in. The record stays; its stewards can undo it by editing.',
      tags,
      params: byToken,
      body: z.strictObject({ closed: YearOrDate.describe('Year or date') }),
      response: { 200: z.object({ closed: z.string() }), ...linkProblems },
    },
  }),
  readUnsubscription: endpoint({
    method: 'GET',
    url: '/unsubscriptions/:token',
    schema: {
      summary: 'Read which letters a link switches off',
      description: 'Changes nothing, since scanners of mail open links.',
      tags,
      params: byToken,
      response: { 200: Unsubscription, ...reading },
    },
  }),
  unsubscribe: endpoint({
    method: 'POST',
    url: '/unsubscriptions/:token',
    schema: {
      summary: 'Switch letters off by a link in one of them',
      description: 'Without being signed in. The same is done by a POST to /unsubscribe/:token as RFC 8058 has it.',
      tags,
      params: byToken,
      response: { 200: Unsubscription, ...linkProblems },
    },
  }),
  readChoices: endpoint({
    method: 'GET',
    url: '/me/letters',
    schema: {
      summary: 'Read which letters one gets',
      description: 'Letters that answer something, such as links to sign in, always come.',
      tags,
      response: { 200: LetterChoices, 401: Problem, 429: Problem, 503: Problem },
    },
  }),
  choose: endpoint({
    method: 'PUT',
    url: '/me/letters',
    schema: {
      summary: 'Switch letters off or on',
      description: 'Takes both choices and answers with both.',
      tags,
      body: LetterChoices,
      response: { 200: LetterChoices, ...signedInProblems },
    },
  }),
}
