import { z } from 'zod'
import { Name } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { Done, Email, signedInProblems } from './people.ts'
import { Problem } from './problem.ts'

const rows = (description: string) => z.array(z.record(z.string(), z.unknown())).describe(description)

export const OwnData = z
  .object({
    writtenAt: z.iso.datetime(),
    person: z.record(z.string(), z.unknown()),
    sessions: rows('Signed-in browsers, without what opens them'),
    linksToSignIn: rows('Links that were sent and not used yet, without what opens them'),
    stewardOf: rows('Centres whose records the person keeps'),
    moderates: rows('On what the person decides'),
    administrates: rows('Since when the person appoints moderators'),
    appointments: rows('Of moderators: that one has taken up, and that one has sent and wait'),
    registrations: rows('Forms of centres, sent or not'),
    claims: rows('Claims on listed centres'),
    claimAnswers: rows('Answers to claims of others'),
    vouchesAsked: rows('Centres that were asked about the person’s claims'),
    vouches: rows('What the person said of others who claim a centre'),
    invitations: rows('Sent, and not used yet'),
    invitationsReceived: rows('To keep the record of a centre, sent to the address and not used yet'),
    suggestions: rows('Suggestions and reports from the address that are not answered yet'),
    acts: rows('What the person did as sender, steward or moderator'),
    imports: rows('Lists that the person sent in'),
    looks: rows('Changes by the person that moderators took or take a look at'),
    mergers: rows('Records that the person made one'),
    reminders: rows('Reminders that were sent'),
    waitingLetters: rows('When the last letter about what waits was sent'),
    unsubscriptions: rows('Letters that are switched off'),
    messages: rows('Letters to centres that were sent from the address, as long as they are kept'),
    blockedSenders: rows('Senders of letters whom the person has blocked'),
  })
  .meta({ id: 'OwnData', description: 'Everything that is kept of a person' })
export type OwnData = z.infer<typeof OwnData>

export const Erasure = z
  .object({
    isLastModerator: z.boolean().describe('Nobody else decides on everything: erasing is refused'),
    isLastAdministrator: z.boolean().describe('Nobody else appoints moderators: erasing is refused'),
    centres: z
      .array(z.object({ id: z.string(), names: z.array(Name) }))
      .describe('Centres that nobody would keep any more'),
    drafts: z.int().describe('Registrations under way that would go'),
  })
  .meta({ id: 'Erasure', description: 'What it would mean to be erased' })
export type Erasure = z.infer<typeof Erasure>

const tags = ['People']
const reading = { 401: Problem, 429: Problem, 503: Problem }

export const privacy = {
  data: endpoint({
    method: 'GET',
    url: '/me/data',
    schema: {
      summary: 'Take away what is kept of oneself',
      description:
        'Everything that names whoever asks. What is private to others is not in it, and nothing that signs anybody in.',
      tags,
      response: { 200: OwnData, ...reading },
    },
  }),
  erasure: endpoint({
    method: 'GET',
    url: '/me/erasure',
    schema: {
      summary: 'Read what erasing oneself would mean',
      description: 'Changes nothing.',
      tags,
      response: { 200: Erasure, ...reading },
    },
  }),
  erase: endpoint({
    method: 'DELETE',
    url: '/me',
    schema: {
      summary: 'Erase oneself',
      description:
        'Records stay, and so does what they show, an address that a centre publishes included; the person goes, with sessions, roles, drafts and letters that wait. What they did stays as nobody’s. The last who decides on everything and the last administrator are refused with 409.',
      tags,
      body: z.strictObject({ email: Email.describe('One’s own address, as a confirmation') }),
      response: { 200: Done, ...signedInProblems, 409: Problem },
    },
  }),
}
