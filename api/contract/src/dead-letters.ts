import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Done, signedInProblems } from './people.ts'
import { Problem } from './problem.ts'

export const DeadLetter = z
  .object({
    id: z.string(),
    kind: z.string().describe('What the letter was about'),
    to: z.string().describe('The address, but for its middle'),
    language: z.string(),
    writtenAt: z.iso.datetime(),
    givenUpAt: z.iso.datetime(),
    tries: z.int(),
    answer: z.string().describe('What the mail server said last, or what failed'),
  })
  .meta({ id: 'DeadLetter', description: 'A letter that could not be delivered' })
export type DeadLetter = z.infer<typeof DeadLetter>

const tags = ['Moderating']
const byId = z.strictObject({
  id: z.uuid('must be the id of a letter').meta({
    description: 'Id of a letter that could not be delivered',
    example: '3f0c1f0a-52b6-4a57-9a60-52f8d6f0c1aa',
  }),
})
const problems = { ...signedInProblems, 404: Problem }

export const deadLetters = {
  list: endpoint({
    method: 'GET',
    url: '/moderation/letters',
    schema: {
      summary: 'List letters that could not be delivered',
      description: 'Newest first. For moderators of everything. They are kept for 90 days.',
      tags,
      response: { 200: z.object({ items: z.array(DeadLetter) }), ...signedInProblems },
    },
  }),
  retry: endpoint({
    method: 'POST',
    url: '/moderation/letters/:id/attempts',
    schema: {
      summary: 'Try again to deliver a letter',
      description: 'For moderators of everything.',
      tags,
      params: byId,
      response: { 200: Done, ...problems },
    },
  }),
  discard: endpoint({
    method: 'DELETE',
    url: '/moderation/letters/:id',
    schema: {
      summary: 'Throw an undelivered letter away',
      description: 'For moderators of everything.',
      tags,
      params: byId,
      response: { 200: Done, ...problems },
    },
  }),
}
