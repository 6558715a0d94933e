import { z } from 'zod'
import { Name } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { CentreId } from './ids.ts'
import { type MergeField, mergeFields, mostOfBoth } from './merge-fields.ts'
import { Act } from './moderation.ts'
import { signedInProblems } from './people.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'

const sides = ['kept', 'gone'] as const
const sidesOfLists = ['kept', 'gone', 'both'] as const

const Choices = z
  .strictObject(
    Object.fromEntries(
      mergeFields.map((field) => [field, z.enum(mostOfBoth(field) ? sidesOfLists : sides).default('kept')]),
    ) as Record<MergeField, z.ZodDefault<z.ZodEnum<{ kept: 'kept'; gone: 'gone'; both: 'both' }>>>,
  )
  .meta({ id: 'MergeChoices', description: 'Whose value each field gets; both joins two lists' })
export type MergeChoices = z.output<typeof Choices>

const Facts = z
  .record(z.string(), z.unknown())
  .describe('What the record says, field by field, as it was entered; terms are a field for each role')

const CentreBrief = z.object({ id: z.string(), names: z.array(Name) })

export const ModeratedCentre = z
  .object({
    id: z.string(),
    slug: z.string(),
    state: z.enum(['published', 'withdrawn']),
    withdrawnReason: z.string().nullable(),
    version: z.string().describe('Of this record; hand it back when writing'),
    facts: Facts,
    parent: CentreBrief.nullable(),
    branches: z.int().describe('How many centres are branches of it'),
    stewards: z.int().describe('How many people keep its record'),
    keptBy: z.array(z.string()).describe('Who they are: name, else address, the longest first'),
    mergedInto: CentreBrief.nullable().describe('The record into which this one went'),
    mergedFrom: z.array(CentreBrief.extend({ at: z.iso.datetime() })).describe('Records that went into this one'),
    looks: z.array(z.object({ id: z.string(), at: z.iso.datetime() })).describe('Changes that wait for a look'),
    acts: z.array(Act).describe('Newest first, private notes among them'),
  })
  .meta({ id: 'ModeratedCentre', description: 'A record with what only moderators know of it' })
export type ModeratedCentre = z.infer<typeof ModeratedCentre>

const ChangedField = z.object({
  field: z.string(),
  before: z.unknown().describe('Any JSON; null where there was nothing'),
  after: z.unknown().describe('Any JSON; null where there is nothing now'),
})
export type ChangedField = z.infer<typeof ChangedField>

export const ModeratedChange = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.enum(['centre', 'moderator', 'visitor', 'import', 'system']),
    action: z.string(),
    fields: z.array(ChangedField),
    source: z.string().nullable(),
    canUndo: z.boolean().describe('Mergers, withdrawals and new records have ways back of their own'),
  })
  .meta({ id: 'ModeratedChange', description: 'An entry of the log as moderators see it, private fields included' })
export type ModeratedChange = z.infer<typeof ModeratedChange>

export const Look = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    by: z.string().nullable().describe('Name or address of the steward; null for somebody erased'),
    state: z.enum(['open', 'seen']),
    seenAt: z.iso.datetime().nullable(),
    seenBy: z.string().nullable(),
    change: ModeratedChange,
    /** Where a merger has led the look to another record. */
    changedId: z.string().describe('The record that was changed'),
    centre: ModeratedCentre,
  })
  .meta({ id: 'Look', description: 'A change by a steward that waits for a look' })
export type Look = z.infer<typeof Look>

const tags = ['Moderating']
const byId = z.strictObject({ id: CentreId })
const version = z.string().max(40).describe('Of the record as it was read')
const entry = z.string().regex(/^\d{1,18}$/, 'must be the id of an entry of the log')
const readProblems = { ...signedInProblems, 404: Problem }
const problems = { ...readProblems, 409: Problem }
const words = (most: number) =>
  z.string().trim().min(1, 'must not be empty').max(most, `must have at most ${most} characters`)
const answer = { 200: ModeratedCentre, ...problems }
const LookId = z
  .uuid('must be the id of a look')
  .meta({ description: 'Id of a change that waits for a look', example: '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10' })
const byLook = z.strictObject({ id: LookId })

export const moderatedCentres = {
  read: endpoint({
    method: 'GET',
    url: '/moderation/centres/:id',
    schema: {
      summary: 'Read a record to moderate it',
      description:
        'The record as it was entered, in whatever state, with what was done about it. For moderators in whose scope it lies.',
      tags,
      params: byId,
      response: { 200: ModeratedCentre, ...readProblems },
    },
  }),
  history: endpoint({
    method: 'GET',
    url: '/moderation/centres/:id/history',
    schema: {
      summary: 'Read the whole history of a record',
      description: 'Every change, newest first, with the private fields that are still known (a year).',
      tags,
      params: byId,
      querystring: z.strictObject({
        limit: integerParam(1, 50).default(20).meta({ description: 'How many changes a page holds at most' }),
        cursor: z.string().max(200).optional().meta({ description: 'The nextCursor of the page before' }),
      }),
      response: {
        200: z.object({ items: z.array(ModeratedChange), nextCursor: z.string().nullable() }),
        ...readProblems,
      },
    },
  }),
  merge: endpoint({
    method: 'POST',
    url: '/moderation/centres/:id/merger',
    schema: {
      summary: 'Merge another record into this one',
      description:
        'The id of the other record leads here for good; its stewards, branches and open looks follow. Where either has changed since it was read, the answer is 409 and nothing is done.',
      tags,
      params: byId,
      body: z.strictObject({
        goneId: CentreId,
        version,
        goneVersion: version,
        choices: Choices.prefault({}),
      }),
      response: answer,
    },
  }),
  split: endpoint({
    method: 'POST',
    url: '/moderation/centres/:id/split',
    schema: {
      summary: 'Undo a merger',
      description:
        'Asked of the record that went: it comes back as it was, with its stewards. What the merger changed in the other record goes back too, but for the fields that were changed since; they are named.',
      tags,
      params: byId,
      body: z.strictObject({ version }),
      response: {
        200: z.object({
          centre: ModeratedCentre,
          left: z.array(z.string()).describe('Fields that were changed since'),
        }),
        ...problems,
      },
    },
  }),
  withdraw: endpoint({
    method: 'POST',
    url: '/moderation/centres/:id/withdrawal',
    schema: {
      summary: 'Withdraw a record',
      description: 'Its address answers 410 with the reason from then on.',
      tags,
      params: byId,
      body: z.strictObject({ reason: words(500).describe('Public'), version }),
      response: answer,
    },
  }),
  restore: endpoint({
    method: 'POST',
    url: '/moderation/centres/:id/restoration',
    schema: {
      summary: 'Restore a withdrawn record',
      description: 'It is listed again as it was.',
      tags,
      params: byId,
      body: z.strictObject({ version }),
      response: answer,
    },
  }),
  undo: endpoint({
    method: 'POST',
    url: '/moderation/centres/:id/undo',
    schema: {
      summary: 'Undo a change',
      description:
        'The fields that an entry of the log changed go back to what they were before it. Where one of them was changed again since, the answer is 409, names it, and nothing is done.',
      tags,
      params: byId,
      body: z.strictObject({ change: entry.describe('The entry of the log'), version }),
      response: answer,
    },
  }),
  note: endpoint({
    method: 'POST',
    url: '/moderation/centres/:id/notes',
    schema: {
      summary: 'Leave a note on a record for other moderators',
      description: 'Nobody else ever sees it.',
      tags,
      params: byId,
      body: z.strictObject({ text: words(2000) }),
      response: { 200: Act, ...readProblems },
    },
  }),
  look: endpoint({
    method: 'GET',
    url: '/moderation/looks/:id',
    schema: {
      summary: 'Read a change that waits for a look',
      description: 'What a steward changed of the name, place or institution of a centre, field by field.',
      tags,
      params: byLook,
      response: { 200: Look, ...readProblems },
    },
  }),
  see: endpoint({
    method: 'POST',
    url: '/moderation/looks/:id/decision',
    schema: {
      summary: 'Decide on a change that waits for a look',
      description:
        'It is fine as it is, or undone. Where another moderator was faster, or the record has changed since, the answer is 409 and nothing is done.',
      tags,
      params: byLook,
      body: z.strictObject({ outcome: z.enum(['fine', 'undo']), version }),
      response: { 200: Look, ...problems },
    },
  }),
}
