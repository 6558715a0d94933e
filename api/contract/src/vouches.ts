import { z } from 'zod'
import { CentreInBrief, Claim, ClaimId, Peers } from './claims.ts'
import { endpoint } from './endpoint.ts'
import { CentreId } from './ids.ts'
import { signedInProblems, unsafeProblems } from './people.ts'
import { Problem } from './problem.ts'
import { SearchText } from './search-text.ts'

/** Days for which the links to vouch hold. */
export const vouchDays = 14

export const Peer = z
  .object({
    centre: CentreInBrief,
    institution: z.string().nullable(),
    countryCode: z.string().describe('ISO 3166-1 alpha-2'),
    obstacle: z
      .enum(['nobody', 'yours'])
      .nullable()
      .describe('Why it cannot be asked: nobody there could answer, or one keeps it oneself; null where it can'),
  })
  .meta({ id: 'Peer', description: 'A centre that might know a claimant' })
export type Peer = z.infer<typeof Peer>

export const VouchQuestion = z
  .object({
    claimed: CentreInBrief.describe('The centre that is claimed'),
    peer: CentreInBrief.describe('The centre that is asked'),
    claimant: z.string().describe('Name and address, else the address alone'),
    part: z.string().describe('What the claimant says to be to the centre'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'VouchQuestion', description: 'What the link of a letter asks: whether one knows a claimant' })
export type VouchQuestion = z.infer<typeof VouchQuestion>

export const VouchAnswer = z.strictObject({
  knows: z.boolean().describe('Whether one knows the claimant and vouches; false says no more than that one cannot'),
})

const tags = ['Claiming']
const byToken = z.strictObject({
  token: z.string().min(1).max(200).meta({ description: 'Of the link in the letter', example: 'vouch.mZ8x0bqK' }),
})

export const vouches = {
  peers: endpoint({
    method: 'GET',
    url: '/centres/:id/peers',
    schema: {
      summary: 'Find centres that might know a claimant',
      description:
        'Listed centres by their name, other than the one that is claimed, and whether each can be asked. Who keeps a record is not told.',
      tags,
      params: z.strictObject({ id: CentreId }),
      querystring: z.strictObject({ q: SearchText.meta({ example: 'Stellenbosch' }) }),
      response: { 200: z.object({ items: z.array(Peer) }), 400: Problem, 401: Problem, 429: Problem, 503: Problem },
    },
  }),
  ask: endpoint({
    method: 'POST',
    url: '/claims/:id/peers',
    schema: {
      summary: 'Ask other centres to vouch for a claim',
      description: `Sends those who keep their records a letter with the claimant’s name, address and words; the links in it hold for ${vouchDays} days. Two centres are asked at a time, four in all: one that does not vouch can be replaced.`,
      tags,
      params: z.strictObject({ id: ClaimId }),
      body: z.strictObject({ peers: Peers.min(1, 'must name a centre') }),
      response: { 200: Claim, ...signedInProblems, 404: Problem, 409: Problem },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/vouches/:token',
    schema: {
      summary: 'Read what a link to vouch asks',
      description: 'Changes nothing, since scanners of mail open links.',
      tags,
      params: byToken,
      response: { 200: VouchQuestion, 400: Problem, 403: Problem, 410: Problem, 429: Problem, 503: Problem },
    },
  }),
  answer: endpoint({
    method: 'POST',
    url: '/vouches/:token',
    schema: {
      summary: 'Vouch for a claimant by a link',
      description:
        'Or say that one cannot, without being signed in. The first answer is that of the centre; then its links are spent. Moderators read it, and the claimant sees what the centre says, not who.',
      tags,
      params: byToken,
      body: VouchAnswer,
      response: { 200: VouchAnswer, ...unsafeProblems, 410: Problem },
    },
  }),
}
