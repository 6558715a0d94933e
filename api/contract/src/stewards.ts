import { z } from 'zod'
import { Name } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { CentreId } from './ids.ts'
import { InterfaceLanguage } from './languages.ts'
import { Done, Email, signedInProblems } from './people.ts'
import { Problem } from './problem.ts'

/** For how long the link of an invitation holds. */
export const invitationDays = 14

export const Steward = z
  .object({
    by: z.string().describe('Name, else address'),
    since: z.iso.datetime(),
    isYou: z.boolean(),
  })
  .meta({ id: 'Steward', description: 'Somebody who keeps a record, to those who keep it with them' })
export type Steward = z.infer<typeof Steward>

export const Invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    handsOver: z.boolean().describe('Whether whoever invited leaves when it is accepted'),
    isYours: z.boolean().describe('Whether one has sent it oneself'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation', description: 'To keep a record too' })
export type Invitation = z.infer<typeof Invitation>

export const CentrePeople = z
  .object({
    centre: z.object({ id: z.string(), slug: z.string(), names: z.array(Name) }),
    stewards: z.array(Steward),
    invitations: z.array(Invitation).describe('That nobody has accepted yet'),
    claims: z
      .array(z.object({ id: z.string(), claimant: z.string(), submittedAt: z.iso.datetime() }))
      .describe('By others, on which moderators have not decided yet'),
  })
  .meta({ id: 'CentrePeople', description: 'Who keeps a record, to those who keep it' })
export type CentrePeople = z.infer<typeof CentrePeople>

export const OpenedInvitation = z
  .object({
    centre: z.object({ id: z.string(), slug: z.string(), names: z.array(Name) }),
    invitedBy: z.string().nullable().describe('Name, else address; null for somebody who had themselves erased'),
    handsOver: z.boolean(),
    isYours: z.boolean().describe('Whether one keeps the record already'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'OpenedInvitation', description: 'An invitation, to whoever holds its link' })
export type OpenedInvitation = z.infer<typeof OpenedInvitation>

const tags = ['Keeping']
const byId = z.strictObject({ id: CentreId })
const problems = { ...signedInProblems, 404: Problem, 410: Problem }
const Token = z.strictObject({ token: z.string().min(1).max(200).describe('Of the link in the letter') })

export const stewards = {
  people: endpoint({
    method: 'GET',
    url: '/centres/:id/stewards',
    schema: {
      summary: 'List who keeps a record',
      description: 'For the stewards of the centre alone: one another, invitations that wait, and claims by others.',
      tags,
      params: byId,
      response: { 200: CentrePeople, ...problems },
    },
  }),
  invite: endpoint({
    method: 'POST',
    url: '/centres/:id/invitations',
    schema: {
      summary: 'Invite somebody to keep a record',
      description: `Sends a letter with a link that works once, within ${invitationDays} days, for whoever holds it and signs in.`,
      tags,
      params: byId,
      body: z.strictObject({
        email: Email,
        language: InterfaceLanguage.default('en').describe('In which the letter is written'),
        handsOver: z.boolean().default(false).describe('Whether to leave as soon as it is accepted'),
      }),
      response: { 201: CentrePeople, ...problems, 409: Problem },
    },
  }),
  revoke: endpoint({
    method: 'DELETE',
    url: '/centres/:id/invitations/:invitation',
    schema: {
      summary: 'Take an invitation back',
      description: 'Its link stops working at once.',
      tags,
      params: z.strictObject({
        id: CentreId,
        invitation: z
          .uuid('must be the id of an invitation')
          .meta({ description: 'Id of an invitation', example: '1f5f2a5e-96b5-4d8f-8f2a-0d3b7f7a7c55' }),
      }),
      response: { 200: CentrePeople, ...problems },
    },
  }),
  leave: endpoint({
    method: 'POST',
    url: '/centres/:id/leaving',
    schema: {
      summary: 'Stop keeping a record',
      description:
        'Whoever is the last steward has to have invited somebody, or to say that nobody keeps the record from now on; else the answer is 409.',
      tags,
      params: byId,
      body: z.strictObject({ nobodyFollows: z.boolean().default(false) }),
      response: { 200: Done, ...problems, 409: Problem },
    },
  }),
  open: endpoint({
    method: 'POST',
    url: '/invitations/opened',
    schema: {
      summary: 'Read an invitation',
      description: 'Tells whoever holds its link what it is for. It stays as it is.',
      tags,
      body: Token,
      response: { 200: OpenedInvitation, ...signedInProblems, 410: Problem },
    },
  }),
  accept: endpoint({
    method: 'POST',
    url: '/invitations/accepted',
    schema: {
      summary: 'Accept an invitation',
      description:
        'Makes whoever is signed in a steward of the centre. A link that was used, has expired, was taken back or never was is refused with 410.',
      tags,
      body: Token,
      response: { 200: OpenedInvitation, ...signedInProblems, 410: Problem },
    },
  }),
}
