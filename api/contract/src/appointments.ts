import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { InterfaceLanguage } from './languages.ts'
import { Email, Moderates, signedInProblems } from './people.ts'
import { Problem } from './problem.ts'

/** For how long an appointment waits for its address to sign in. */
export const appointmentDays = 30

const by = z
  .string()
  .nullable()
  .describe('Name, else address; null for whom the settings name, or where whoever appointed had themselves erased')

export const StaffMember = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string().describe('Empty until it is given'),
    isYou: z.boolean(),
    moderates: z.array(
      z.object({ ...Moderates.shape, since: z.iso.datetime(), by }).describe('One part of what they decide on'),
    ),
    administrator: z.object({ since: z.iso.datetime(), by }).nullable().describe('Null for whoever appoints nobody'),
    lastActAt: z.iso.datetime().nullable().describe('When they last did anything that stands among the acts'),
    version: z.string().describe('Sent with what is done to them: it is refused where somebody else was faster'),
  })
  .meta({ id: 'StaffMember', description: 'Somebody who moderates, to administrators' })
export type StaffMember = z.infer<typeof StaffMember>

export const WaitingAppointment = z
  .object({
    id: z.string(),
    email: z.string(),
    moderates: z.array(Moderates),
    isAdministrator: z.boolean(),
    by,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'WaitingAppointment', description: 'Of an address that has never signed in' })
export type WaitingAppointment = z.infer<typeof WaitingAppointment>

export const Staff = z
  .object({
    people: z.array(StaffMember).describe('Who moderates, the longest first'),
    waiting: z.array(WaitingAppointment).describe('Whose address has not signed in yet, the newest first'),
  })
  .meta({ id: 'Staff', description: 'Who moderates what' })
export type Staff = z.infer<typeof Staff>

/** What of a list of parts is not as it should be, each with its place. */
function wrongParts(parts: Moderates[]): { path: (string | number)[]; message: string }[] {
  const known = new Set<string>()
  return parts.flatMap(({ scope, code }, at) => {
    const isTwice = known.has(`${scope} ${code}`)
    known.add(`${scope} ${code}`)
    if (scope === 'everything' && code !== '') return [{ path: [at, 'code'], message: 'must be empty with everything' }]
    if (scope !== 'everything' && code === '')
      return [{ path: [at, 'code'], message: `must be the code of a ${scope}` }]
    if (isTwice) return [{ path: [at], message: 'is named twice' }]
    if (scope === 'everything' && parts.length > 1)
      return [{ path: [at], message: 'must stand alone: it holds the rest' }]
    return []
  })
}

const office = {
  moderates: z
    .array(
      z.strictObject({
        scope: Moderates.shape.scope,
        code: z.string().max(100).default('').describe('Of the country or area, M49 region or association'),
      }),
    )
    .min(1, 'must name what they decide on: everything, a country, a region or an association')
    .max(50, 'must name at most 50 parts')
    .superRefine((parts, context) => {
      for (const { path, message } of wrongParts(parts)) context.addIssue({ code: 'custom', path, message })
    })
    .describe('All of it, several parts at once'),
  isAdministrator: z
    .boolean()
    .default(false)
    .describe('Whether they appoint others too. Administrators decide on everything'),
}

const version = z
  .string()
  .regex(/^\d{1,18}$/, 'must be the version that was read')
  .describe('Of what was read')
const ofOneself = z
  .boolean()
  .default(false)
  .describe('To be said where one ends one’s own appointment or ceases to be an administrator')

const tags = ['Moderating']
const byPerson = z.strictObject({
  id: z.string().max(100).meta({ description: 'Id of somebody who moderates', example: 'mZ8x0bqKk2dQ' }),
})
const byAppointment = z.strictObject({
  id: z.uuid('must be the id of an appointment').meta({
    description: 'Id of an appointment that waits',
    example: '5b1c2f0e-3c8b-4f62-9d57-9d0c6c2f1e44',
  }),
})
const problems = { ...signedInProblems, 404: Problem, 409: Problem }

export const appointments = {
  list: endpoint({
    method: 'GET',
    url: '/moderation/people',
    schema: {
      summary: 'List who moderates what',
      description: 'With since when, appointed by whom, and when they last did anything. For administrators.',
      tags,
      response: { 200: Staff, ...signedInProblems },
    },
  }),
  appoint: endpoint({
    method: 'POST',
    url: '/moderation/people',
    schema: {
      summary: 'Appoint somebody to moderate',
      description: `Takes effect at once where the address has signed in before, else when it first signs in within ${appointmentDays} days. A letter says so. For administrators.`,
      tags,
      body: z.strictObject({
        email: Email,
        language: InterfaceLanguage.default('en').describe('Of the letter to an address that has never signed in'),
        ...office,
      }),
      response: { 201: Staff, ...problems },
    },
  }),
  change: endpoint({
    method: 'PUT',
    url: '/moderation/people/:id',
    schema: {
      summary: 'Change what somebody moderates',
      description:
        'What is not named is taken away, at once. A letter says so. The last administrator stays one. Where somebody else has changed it in the meantime, the answer is 409 and nothing is done. For administrators.',
      tags,
      params: byPerson,
      body: z.strictObject({ version, ...office, ofOneself }),
      response: { 200: Staff, ...problems },
    },
  }),
  end: endpoint({
    method: 'DELETE',
    url: '/moderation/people/:id',
    schema: {
      summary: 'End an appointment',
      description:
        'The next request of whoever moderated is refused. A letter says so. The last administrator cannot be removed. For administrators.',
      tags,
      params: byPerson,
      body: z.strictObject({ version, ofOneself }),
      response: { 200: Staff, ...problems },
    },
  }),
  revoke: endpoint({
    method: 'DELETE',
    url: '/moderation/appointments/:id',
    schema: {
      summary: 'Take back an appointment that waits',
      description: 'As long as its address has not signed in. A letter says so. For administrators.',
      tags,
      params: byAppointment,
      response: { 200: Staff, ...problems },
    },
  }),
}
