import { z } from 'zod'
import { CentreRef } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { messageRefusals } from './message-words.ts'
import { MessageText } from './messages.ts'
import { Done, signedInProblems } from './people.ts'
import { Problem } from './problem.ts'

export const MessageCase = z
  .object({
    id: z.string(),
    why: z.enum(['held', 'reported']),
    state: z.enum(['open', 'decided']),
    centre: CentreRef,
    purpose: z.string(),
    affiliation: z.string().nullable().describe('Only where the centre reported the letter'),
    senderDomain: z.string().describe('Of the address, without who it is; … once they have erased themselves'),
    sentToday: z.int().describe('Letters of this sender within a day'),
    sameText: z.int().describe('Centres to which the same text goes'),
    texts: z.array(MessageText).nullable().describe('Only where the centre reported the letter'),
    senderName: z.string().nullable().describe('Only where the centre reported the letter'),
    at: z.iso.datetime(),
    revision: z.int(),
    decision: z.enum(['let-go', 'refused', 'blocked', 'no-fault']).nullable(),
  })
  .meta({ id: 'MessageCase', description: 'A letter that moderators decide on' })
export type MessageCase = z.infer<typeof MessageCase>

export const MessageDecision = z
  .strictObject({
    revision: z.int().min(0),
    decision: z
      .enum(['let-go', 'refused', 'blocked', 'no-fault'])
      .describe('let-go and refused for a held letter; blocked and no-fault for a reported one'),
    reason: z.enum(messageRefusals).nullable().default(null),
    message: z.string().trim().max(2000, 'must have at most 2,000 characters').default('').describe('To the sender'),
  })
  .refine(({ decision, reason }) => (decision === 'refused' || decision === 'blocked') === (reason !== null), {
    path: ['reason'],
    error: 'must say why with refused and blocked, and goes with no other decision',
  })
  .meta({ id: 'MessageDecision' })
export type MessageDecision = z.output<typeof MessageDecision>

export const MessageNumbers = z
  .object({
    days: z.array(z.object({ on: z.iso.date(), sent: z.int(), answered: z.int(), held: z.int(), reported: z.int() })),
    blocks: z.array(
      z.object({
        id: z.string(),
        what: z.string().describe('A domain, or the domain of one address'),
        isDomain: z.boolean(),
        reason: z.enum(messageRefusals),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'MessageNumbers', description: 'How many letters go, and who may send none' })
export type MessageNumbers = z.infer<typeof MessageNumbers>

const tags = ['Writing']
const byId = z.strictObject({
  id: z
    .uuid('must be the id of a letter')
    .meta({ description: 'Id of a letter', example: '7d0c4b52-9b1e-4a53-9f0a-6c2d8e1b3f47' }),
})

/** What moderators decide on and read of letters. */
export const messageCases = {
  read: endpoint({
    method: 'GET',
    url: '/messages/:id',
    schema: {
      summary: 'Read a letter that waits for moderators',
      description: 'Of a held letter its numbers alone; its text only where the centre reported it.',
      tags,
      params: byId,
      response: { 200: MessageCase, ...signedInProblems, 404: Problem },
    },
  }),
  decide: endpoint({
    method: 'POST',
    url: '/messages/:id/decision',
    schema: {
      summary: 'Decide on a letter that waits for moderators',
      description: 'Where somebody else has decided, the answer is 409 and nothing is done.',
      tags,
      params: byId,
      body: MessageDecision,
      response: { 200: MessageCase, ...signedInProblems, 404: Problem, 409: Problem },
    },
  }),
  numbers: endpoint({
    method: 'GET',
    url: '/moderation/messages',
    schema: {
      summary: 'Read how many letters go, and who may send none',
      description: 'For moderators of everything. No text, no name, no address.',
      tags,
      response: { 200: MessageNumbers, ...signedInProblems },
    },
  }),
  unblock: endpoint({
    method: 'DELETE',
    url: '/moderation/messages/blocks/:id',
    schema: {
      summary: 'Let a blocked sender write again',
      description: 'For moderators of everything.',
      tags,
      params: z.strictObject({
        id: z
          .uuid('must be the id of a block')
          .meta({ description: 'Id of a block', example: '3f9a1c70-52d4-4f0b-8c1e-9d6b7a2e4c15' }),
      }),
      response: { 200: Done, ...signedInProblems, 404: Problem },
    },
  }),
  blockDomain: endpoint({
    method: 'POST',
    url: '/moderation/messages/blocks',
    schema: {
      summary: 'Take no letters from a domain',
      description: 'For moderators of everything. Known to nobody else: the sender is answered as anybody is.',
      tags,
      body: z.strictObject({
        domain: z
          .string()
          .trim()
          .toLowerCase()
          .max(253)
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain, as in example.org'),
        reason: z.enum(messageRefusals),
      }),
      response: { 200: Done, ...signedInProblems, 409: Problem },
    },
  }),
}
