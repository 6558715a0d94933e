import { z } from 'zod'
import { CentreRef, CentreSummary } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { CentreId } from './ids.ts'
import { InterfaceLanguage, LanguageTag } from './languages.ts'
import {
  answerBands,
  messageAnswers,
  messageDays,
  messageHours,
  messageMaxLength,
  messageSides,
  messageStates,
  silentDays,
} from './message-words.ts'
import { Done, Email, signedInProblems, unsafeProblems } from './people.ts'
import { Problem } from './problem.ts'
import { noRobot } from './robots.ts'

/** Of one line: what goes into a header or a line of its own can begin no other. */
const Line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'must be one line of plain text')

const Purpose = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z-]*$/, 'must be a code of the vocabulary collaboration, or question')
  .meta({ description: 'A code of collaboration, or question', example: 'tutor-exchange' })

export const MessageText = z
  .strictObject({
    language: LanguageTag,
    text: z
      .string()
      .trim()
      .min(20, 'must say in at least 20 characters what the letter is about')
      .max(messageMaxLength, `must have at most ${messageMaxLength} characters`)
      .regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u, 'must be plain text')
      .describe('Plain text; HTML is shown as it is typed'),
  })
  .meta({ id: 'MessageText', description: 'A letter in one language' })
export type MessageText = z.infer<typeof MessageText>

const letter = {
  name: Line(120).min(1, 'must be your name').describe('Of the sender'),
  email: Email.describe('Of the sender; stands in the letter as Reply-To and nowhere else'),
  affiliation: Line(200).min(1, 'must say where you work, study or write from').describe('Where the sender is'),
  purpose: Purpose,
  side: z
    .enum(messageSides)
    .default('neither')
    .describe('Whether the purpose is something that the centre offers, or that it seeks'),
  dates: Line(200).default('').describe('When, in own words'),
  texts: z
    .array(MessageText)
    .min(1, 'must hold the letter in at least one language')
    .max(2, 'must hold the letter in at most two languages')
    .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length, {
      error: 'must be in two different languages',
    }),
}

export const MessageToPreview = z.strictObject(letter).meta({ id: 'MessageToPreview' })

export const MessageToSend = z
  .strictObject({
    ...letter,
    agreesToReply: z
      .literal(true, { error: 'must be true: the centre answers to your address, which it reads in the letter' })
      .describe('That the centre reads the address, to answer to it'),
    language: InterfaceLanguage.default('en').describe('In which the sender reads letters and pages'),
    ...noRobot,
  })
  .meta({ id: 'MessageToSend' })
export const MessagePreview = z
  .object({
    language: InterfaceLanguage.describe('Of the words around those of the sender'),
    subject: z.string(),
    text: z.string().describe('Plain text; the links, which nobody has yet, end in …'),
  })
  .meta({ id: 'MessagePreview', description: 'A letter as its centre would read it' })
export type MessagePreview = z.infer<typeof MessagePreview>

export type MessageInput = z.input<typeof MessageToSend>

export const WritingTo = z
  .object({
    isReached: z.boolean().describe('Whether there is a mailbox or a steward to whom a letter could go'),
    isPaused: z.boolean().describe('Whether the centre takes no letters for the time being'),
    pausedUntil: z.iso.date().nullable(),
    languages: z.array(z.string()).describe('In which it welcomes letters, BCP 47; empty: no word of it'),
    purposes: z.array(z.string()).describe('Purposes that it welcomes; empty: no word of it'),
    note: z.string().describe('In the words of the centre'),
    noteLanguage: z.string().nullable(),
    answers: z.enum(answerBands).nullable().describe('How soon it usually answers; null before five letters'),
  })
  .meta({ id: 'WritingTo', description: 'What is to be known before one writes to a centre' })
export type WritingTo = z.infer<typeof WritingTo>

export const WritingWishes = z
  .strictObject({
    isPaused: z.boolean(),
    pausedUntil: z.iso.date('must be a date, as in 2027-01-31').nullable().default(null),
    languages: z.array(LanguageTag).max(20, 'must hold at most 20 languages').default([]),
    purposes: z.array(Purpose).max(40, 'must hold at most 40 purposes').default([]),
    note: Line(300).default(''),
    noteLanguage: LanguageTag.nullable().default(null),
    revision: z.int().min(0).describe('Of what was read; 0 where nothing was said yet'),
  })
  .refine(({ isPaused, pausedUntil }) => isPaused || pausedUntil === null, {
    path: ['pausedUntil'],
    error: 'goes with isPaused only',
  })
  .meta({ id: 'WritingWishes', description: 'What a centre says of the letters that it welcomes' })
export type WritingWishes = z.output<typeof WritingWishes>

export const MessageStatus = z
  .object({
    centre: CentreRef,
    state: z.enum(messageStates),
    answer: z.enum(['answered', 'not-now', 'not-for-us']).nullable(),
    purpose: z.string(),
    createdAt: z.iso.datetime(),
    confirmedAt: z.iso.datetime().nullable(),
    linkExpiresAt: z.iso
      .datetime()
      .nullable()
      .describe('Of a letter that waits: until when the link that sends it holds'),
    deliveredAt: z.iso.datetime().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    removedOn: z.iso.date().describe('When the letter will be gone'),
    similar: z
      .array(CentreSummary)
      .describe(`Other centres that fit, to which one may write, once ${silentDays} days went by without an answer`),
  })
  .meta({ id: 'MessageStatus', description: 'What became of a letter, for its sender' })
export type MessageStatus = z.infer<typeof MessageStatus>

export const MessageForCentre = z
  .object({
    centre: CentreRef,
    senderName: z.string(),
    affiliation: z.string(),
    purpose: z.string(),
    sentAt: z.iso.datetime(),
    answer: z.enum(messageAnswers).nullable().describe('What was answered already'),
  })
  .meta({ id: 'MessageForCentre', description: 'What the links in a letter are about' })
export type MessageForCentre = z.infer<typeof MessageForCentre>

const tags = ['Writing']
const centre = z.strictObject({ id: CentreId })
const byToken = z.strictObject({ token: z.string().min(1).max(300).describe('Of the link in the letter') })
const linkProblems = { ...unsafeProblems, 410: Problem }
const notThere = { 404: Problem, 410: Problem }

export const messages = {
  readWriting: endpoint({
    method: 'GET',
    url: '/centres/:id/writing',
    schema: {
      summary: 'Read what is to be known before writing to a centre',
      description: 'No address is told by this or any other answer.',
      tags,
      params: centre,
      response: { 200: WritingTo, 400: Problem, ...notThere, 429: Problem, 503: Problem },
    },
  }),
  readWishes: endpoint({
    method: 'GET',
    url: '/me/centres/:id/writing',
    schema: {
      summary: 'Read what one’s centre says of letters',
      description: 'For its stewards, with the revision over which they write.',
      tags,
      params: centre,
      response: { 200: WritingWishes, ...signedInProblems, ...notThere },
    },
  }),
  keepWishes: endpoint({
    method: 'PUT',
    url: '/me/centres/:id/writing',
    schema: {
      summary: 'Say which letters a centre welcomes',
      description:
        'For its stewards. Where somebody has said something else since, the answer is 409 and nothing is kept.',
      tags,
      params: centre,
      body: WritingWishes,
      response: { 200: WritingWishes, ...signedInProblems, ...notThere, 409: Problem },
    },
  }),
  send: endpoint({
    method: 'POST',
    url: '/centres/:id/messages',
    schema: {
      summary: 'Write to a centre',
      description: `Anybody may. The sender gets a letter with a link that sends it, once and within ${messageHours} hours. It goes to the mailbox of the centre or to its stewards, whose addresses nobody learns. After ${messageDays} days it is removed.`,
      tags,
      params: centre,
      body: MessageToSend,
      response: { 202: Done, ...unsafeProblems, ...notThere, 409: Problem },
    },
  }),
  preview: endpoint({
    method: 'POST',
    url: '/centres/:id/messages/preview',
    schema: {
      summary: 'Read a letter as its centre would',
      description:
        'Word for word as it would be sent, with what the directory writes around it. Nothing is kept. Stewards read the words around it each in their own language.',
      tags,
      params: centre,
      body: MessageToPreview,
      response: { 200: MessagePreview, ...unsafeProblems, ...notThere, 409: Problem },
    },
  }),
  confirm: endpoint({
    method: 'POST',
    url: '/messages/confirmation',
    schema: {
      summary: 'Send a letter with the token of a link',
      description:
        'A token that was used, has expired or never was is refused with 410. Answers with a token for the page that tells what became of it.',
      tags,
      body: byToken,
      response: { 200: z.object({ statusToken: z.string(), status: MessageStatus }), ...linkProblems, 409: Problem },
    },
  }),
  status: endpoint({
    method: 'POST',
    url: '/messages/status',
    schema: {
      summary: 'Read what became of a letter',
      description: 'For who holds the link in the letter to its sender. A POST, so that the token stands in no log.',
      tags,
      body: byToken,
      response: { 200: MessageStatus, ...linkProblems },
    },
  }),
  readAnswer: endpoint({
    method: 'POST',
    url: '/messages/links',
    schema: {
      summary: 'Read what a link in a letter to a centre is about',
      description: 'Changes nothing, since scanners of mail open links.',
      tags,
      body: byToken,
      response: { 200: MessageForCentre.extend({ answers: z.enum(messageAnswers) }), ...linkProblems },
    },
  }),
  answer: endpoint({
    method: 'POST',
    url: '/messages/answer',
    schema: {
      summary: 'Say what became of a letter, by a link in it',
      description:
        'Each link says one thing: answered, not now, not for us, or abuse. Each works once; a later one of the same letter may still say something else, but for abuse.',
      tags,
      body: byToken,
      response: { 200: MessageForCentre, ...linkProblems },
    },
  }),
}
