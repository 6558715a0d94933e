import { z } from 'zod'
import { CentreForm } from './centre-form.ts'
import { endpoint } from './endpoint.ts'
import { CentreId } from './ids.ts'
import { Email, signedInProblems } from './people.ts'
import { Problem } from './problem.ts'
import { Draft } from './registrations.ts'

export const KeptRecord = z
  .object({
    form: Draft.describe(
      'A CentreForm, but that a record which others entered may lack what is required, as a mailbox',
    ),
    version: z.string().describe('Of this record; hand it back when writing'),
    confirmedAt: z.iso.datetime().nullable(),
    needsMailbox: z
      .boolean()
      .describe(
        'Whether what is written has to name a mailbox: not where a moderator writes of a record that has none',
      ),
  })
  .meta({ id: 'KeptRecord', description: 'The record of a centre for those who keep it' })
export type KeptRecord = z.infer<typeof KeptRecord>

/** A moderator who mends a record that others entered need not invent a mailbox that nobody knows. */
const KeptForm = CentreForm.safeExtend({
  mailbox: z.union([z.literal(''), Email]).describe('Private. Empty only where needsMailbox is false'),
}).meta({ id: 'KeptForm', description: 'A CentreForm whose mailbox may be unknown' })

const tags = ['Keeping']
const byId = z.strictObject({ id: CentreId })
const problems = { ...signedInProblems, 404: Problem, 410: Problem }

export const keeping = {
  read: endpoint({
    method: 'GET',
    url: '/centres/:id/form',
    schema: {
      summary: 'Read a record to change it',
      description: 'For the stewards of the centre and for moderators. Holds the private mailbox.',
      tags,
      params: byId,
      response: { 200: KeptRecord, ...problems },
    },
  }),
  write: endpoint({
    method: 'PUT',
    url: '/centres/:id/form',
    schema: {
      summary: 'Change a record',
      description:
        'Published at once and logged. Where the record has changed since it was read, the answer is 409 and nothing is written: read it again, and decide field by field.',
      tags,
      params: byId,
      body: z.strictObject({ form: KeptForm, version: z.string().max(40) }),
      response: { 200: KeptRecord, ...problems, 409: Problem },
    },
  }),
  confirm: endpoint({
    method: 'POST',
    url: '/centres/:id/confirmation',
    schema: {
      summary: 'Confirm that a record is still correct',
      description: 'For the stewards of the centre.',
      tags,
      params: byId,
      response: { 200: KeptRecord, ...problems },
    },
  }),
}
