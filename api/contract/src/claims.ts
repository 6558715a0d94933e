import { z } from 'zod'
import { WebAddress } from './centre-form.ts'
import { Name } from './centres.ts'
import { claimProofs, peersNeeded } from './claim-choices.ts'
import { endpoint } from './endpoint.ts'
import { CentreId } from './ids.ts'
import { Done, signedInProblems } from './people.ts'
import { Problem } from './problem.ts'

export const claimStates = ['submitted', 'approved', 'rejected', 'withdrawn'] as const

/** Days in which the stewards of a centre may answer a claim on it. */
export const contestDays = 7

export const UsualDays = z
  .int()
  .optional()
  .describe(
    'Of one that waits, where one is read: in how many whole days most are decided on for the first time (the median of the last 50 within a year); left out where they were fewer than five',
  )

const Words = z.string().trim().max(2000, 'must have at most 2,000 characters')

export const CentreInBrief = z
  .object({ id: z.string(), slug: z.string(), names: z.array(Name) })
  .meta({ id: 'CentreInBrief', description: 'A centre by its name' })

export const Vouch = z
  .object({
    centre: CentreInBrief,
    state: z.enum(['asked', 'vouched', 'declined']),
    askedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().describe('Until when it may answer'),
    answeredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Vouch', description: 'What another centre says of a claimant; who answered there is not told' })
export type Vouch = z.infer<typeof Vouch>

/** Centres to be asked about a claimant. */
export const Peers = z
  .array(CentreId)
  .max(peersNeeded, `must be at most ${peersNeeded}`)
  .refine((ids) => new Set(ids).size === ids.length, 'must name each centre once')
  .meta({ example: ['wca-rny3s5f'] })

export const Claim = z
  .object({
    id: z.string(),
    centre: CentreInBrief,
    state: z.enum(claimStates),
    revision: z.int().describe('Counts up with everything that happens to it; hand it back when writing'),
    part: z.string().describe('What the claimant is to the centre'),
    proof: z.enum(claimProofs).describe('By what the claim is shown'),
    page: z.string().nullable().describe('A public page that names the claimant’s mailbox'),
    association: z.string().nullable().describe('An association that knows the claimant'),
    evidence: z.array(z.string()).describe('Steps of the evidence ladder that are climbed already; codes of evidence'),
    vouches: z.array(Vouch).describe('Other centres that were asked whether they know the claimant'),
    contestedUntil: z.iso
      .datetime()
      .nullable()
      .describe('Until when the stewards of the centre may answer; null where there was nobody to ask'),
    createdAt: z.iso.datetime(),
    submittedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable().describe('Of a refusal; code'),
    message: z.string().nullable().describe('What the moderator wrote'),
    appeal: z.string().nullable().describe('The words of the appeal, if there was one: there is only one'),
    usualDays: UsualDays,
  })
  .meta({ id: 'Claim', description: 'Somebody says that a listed centre is theirs to keep' })
export type Claim = z.infer<typeof Claim>

export const ClaimBasis = z
  .object({
    centre: CentreInBrief,
    isOfDomain: z
      .boolean()
      .describe('Whether one’s address is of the domain of the centre’s or its institution’s website'),
    isKept: z.boolean().describe('Whether somebody keeps the record already, who is then asked'),
    isYours: z.boolean().describe('Whether one keeps it oneself'),
    openClaim: z.string().nullable().describe('Id of one’s claim that waits for a decision'),
  })
  .meta({ id: 'ClaimBasis', description: 'What a claim on a centre would rest on' })
export type ClaimBasis = z.infer<typeof ClaimBasis>

export const NewClaim = z
  .strictObject({
    part: z.string().trim().min(1, 'must say what you are to the centre').max(500, 'must have at most 500 characters'),
    proof: z.enum(claimProofs),
    page: WebAddress.nullable().default(null).describe('With the proof page: where the mailbox is named'),
    association: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(300, 'must have at most 300 characters')
      .nullable()
      .default(null)
      .describe('With the proof association: which, and who there knows the claimant'),
    peers: Peers.default([]).describe('With the proof peers: two other centres that know the claimant'),
  })
  .refine(({ proof, page }) => (proof === 'page') === (page !== null), {
    path: ['page'],
    error: 'goes with the proof page, and only with it',
  })
  .refine(({ proof, association }) => (proof === 'association') === (association !== null), {
    path: ['association'],
    error: 'goes with the proof association, and only with it',
  })
  .refine(({ proof, peers }) => peers.length === (proof === 'peers' ? peersNeeded : 0), {
    path: ['peers'],
    error: `must be ${peersNeeded} with the proof peers, and none with another`,
  })
export type NewClaimInput = z.input<typeof NewClaim>

export const ContestedClaim = z
  .object({
    id: z.string(),
    centre: CentreInBrief,
    state: z.enum(claimStates),
    claimant: z.string().describe('Name, else address'),
    part: z.string(),
    proof: z.enum(claimProofs),
    evidence: z.array(z.string()),
    submittedAt: z.iso.datetime(),
    contestedUntil: z.iso.datetime().nullable(),
    answer: z
      .object({ agrees: z.boolean(), message: z.string(), at: z.iso.datetime() })
      .nullable()
      .describe('One’s own'),
  })
  .meta({ id: 'ContestedClaim', description: 'A claim, for those who keep the record by now' })
export type ContestedClaim = z.infer<typeof ContestedClaim>

const tags = ['Claiming']
export const ClaimId = z
  .uuid('must be the id of a claim')
  .meta({ description: 'Id of a claim', example: '7c0f6f0e-5f0f-4c8e-9a57-2f1d3f0a9b11' })
const byId = z.strictObject({ id: ClaimId })
const byCentre = z.strictObject({ id: CentreId })
const revision = z.int().min(1).describe('That was read; a newer one is not written over')
const readProblems = { 401: Problem, 404: Problem, 429: Problem, 503: Problem }

/** The words by which somebody appeals. */
export const Appeal = z.strictObject({
  revision,
  message: Words.min(1, 'must say why the decision should be looked at again'),
})

export const claims = {
  basis: endpoint({
    method: 'GET',
    url: '/centres/:id/claim',
    schema: {
      summary: 'Read what a claim would rest on',
      description: 'For whoever is about to claim a centre. Who keeps its record, if anybody does, is not told.',
      tags,
      params: byCentre,
      response: { 200: ClaimBasis, 400: Problem, ...readProblems, 410: Problem },
    },
  }),
  submit: endpoint({
    method: 'POST',
    url: '/centres/:id/claims',
    schema: {
      summary: 'Claim a centre',
      description:
        'Says that a listed centre is one’s own to keep. Moderators decide. Where somebody keeps the record already, they are told the name or address of the claimant and have seven days to answer. One claim on a centre may be open at a time; one person claims a centre three times in 90 days at most, not at all for 90 days after an appeal was refused, and ten centres a day.',
      tags,
      params: byCentre,
      body: NewClaim,
      response: { 201: Claim, ...signedInProblems, 404: Problem, 409: Problem, 410: Problem },
    },
  }),
  list: endpoint({
    method: 'GET',
    url: '/claims',
    schema: {
      summary: 'List one’s own claims',
      description: 'The newest first, and where each of them stands.',
      tags,
      response: { 200: z.object({ items: z.array(Claim) }), 401: Problem, 429: Problem, 503: Problem },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/claims/:id',
    schema: {
      summary: 'Read a claim of one’s own',
      description: 'What was sent, where it stands, and what the moderator wrote.',
      tags,
      params: byId,
      response: { 200: Claim, 400: Problem, ...readProblems },
    },
  }),
  withdraw: endpoint({
    method: 'DELETE',
    url: '/claims/:id',
    schema: {
      summary: 'Take a claim back',
      description: 'As long as nobody has decided.',
      tags,
      params: byId,
      response: { 200: Done, ...signedInProblems, 404: Problem, 409: Problem },
    },
  }),
  appeal: endpoint({
    method: 'POST',
    url: '/claims/:id/appeal',
    schema: {
      summary: 'Appeal against the refusal of a claim',
      description: 'Once, in one’s own words. Another moderator than the one who refused decides, where there is one.',
      tags,
      params: byId,
      body: Appeal,
      response: { 200: Claim, ...signedInProblems, 404: Problem, 409: Problem },
    },
  }),
  contested: endpoint({
    method: 'GET',
    url: '/claims/:id/contest',
    schema: {
      summary: 'Read a claim on a centre that one keeps',
      description: 'For the stewards of the centre: who claims it and by what, and what one has answered.',
      tags,
      params: byId,
      response: { 200: ContestedClaim, 400: Problem, ...readProblems },
    },
  }),
  answer: endpoint({
    method: 'PUT',
    url: '/claims/:id/contest',
    schema: {
      summary: 'Answer a claim on a centre that one keeps',
      description:
        'Moderators read the answer; the claimant does not. It can be changed as long as nobody has decided. Before the seven days are over, the claim is approved only where all stewards agree.',
      tags,
      params: byId,
      body: z.strictObject({ agrees: z.boolean(), message: Words.default('') }),
      response: { 200: ContestedClaim, ...signedInProblems, 404: Problem, 409: Problem },
    },
  }),
}
