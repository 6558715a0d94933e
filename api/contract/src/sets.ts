import { z } from 'zod'
import { CentreFilters } from './centre-filters.ts'
import { Name } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { SetId } from './ids.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'

/** How many sets one client may keep in a minute. */
export const mostSetsAMinute = 20

const kept = {
  id: z.string().describe('Permanent id'),
  address: z.string().describe('Permanent address of its page'),
  query: z.string().describe('The filters, as in an address; empty is the whole directory'),
  version: z.string().describe('Dataset version at which it was read'),
  count: z.int().describe('How many centres were in it'),
  madeAt: z.iso.datetime().describe('When it was kept'),
}

export const KeptSet = z.object(kept).meta({ id: 'KeptSet', description: 'A set of centres, kept as it was' })
export type KeptSet = z.infer<typeof KeptSet>

export const SetMember = z
  .object({
    id: z.string(),
    slug: z.string().describe('Cosmetic part of the page’s address'),
    name: Name.nullable().describe('Its display name then; null where its record has been withdrawn'),
    state: z
      .enum(['unchanged', 'changed', 'gone'])
      .nullable()
      .describe(
        'What became of it: gone means that it no longer matches the filters or is no longer listed; null where since is',
      ),
  })
  .meta({ id: 'SetMember', description: 'A centre that was in a set' })
export type SetMember = z.infer<typeof SetMember>

const difference = z.object({
  count: z.int(),
  ids: z.array(z.string()).describe('At most 1,000, in their order'),
  hasMore: z.boolean().describe('Whether there are more than ids holds'),
})

export const SetSince = z
  .object({
    version: z.string().describe('Dataset version now'),
    added: difference.describe('Centres that match the filters now and did not then'),
    gone: difference.describe('Centres that matched then, and no longer match or are no longer listed'),
    changed: difference.describe('Centres that match still and whose records have changed'),
  })
  .meta({ id: 'SetSince', description: 'What became of a set since it was kept' })
export type SetSince = z.infer<typeof SetSince>

export const SetPage = z
  .object({
    ...kept,
    items: z.array(SetMember).describe('Those that were in it, by id'),
    nextCursor: z.string().nullable().describe('Hand it in as cursor for the next page; null on the last'),
    since: SetSince.nullable().describe(
      'What became of it; null where its filters are of an earlier form of this API and can no longer be asked',
    ),
  })
  .meta({ id: 'SetPage', description: 'A kept set, page by page, and what became of it' })
export type SetPage = z.infer<typeof SetPage>

const tags = ['Citing']

export const sets = {
  keep: endpoint({
    method: 'POST',
    url: '/sets',
    schema: {
      summary: 'Keep a set under a permanent address',
      description:
        'Keeps which centres match the filters at this dataset version, so that the set can be cited and found again as it was. The same filters at the same version are one set: asking again answers 200 with the one that there is. Nobody’s name is asked or kept.',
      tags,
      querystring: CentreFilters,
      response: { 200: KeptSet, 201: KeptSet, 400: Problem, 429: Problem, 503: Problem },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/sets/:id',
    schema: {
      summary: 'Read a kept set',
      description:
        'The set as it was: its filters, when it was kept, how many centres were in it and which. Beside each stands what became of it, and since tells what has changed altogether.',
      tags,
      params: z.strictObject({ id: SetId }),
      querystring: z.strictObject({
        limit: integerParam(1, 100).default(20).meta({ description: 'How many centres a page holds at most' }),
        cursor: z
          .string()
          .regex(/^\d{1,7}$/, 'must be a nextCursor that this API gave')
          .optional()
          .meta({ description: 'The nextCursor of the page before' }),
      }),
      response: { 200: SetPage, 400: Problem, 404: Problem, 429: Problem, 503: Problem },
    },
  }),
}
