import { z } from 'zod'
import { centreFilters, radiusNeedsNear } from './centre-filters.ts'
import { endpoint } from './endpoint.ts'
import { CentreId } from './ids.ts'
import { InterfaceLanguage } from './languages.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'

/** A dataset version in its wire form: it may outgrow a number. */
const VersionParam = z
  .string()
  .regex(/^\d{1,18}$/, {
    error: 'must be a dataset version: a whole number from 0 on, of at most 18 digits',
    abort: true,
  })
  .overwrite((text) => String(BigInt(text)))

const ofSet = {
  ...centreFilters,
  centre: CentreId.optional().meta({ description: 'Only changes of this record', example: 'wca-rny3s5f' }),
}

const fields = z.record(z.string(), z.unknown()).nullable()

export const DatasetChange = z
  .object({
    version: z.string().describe('Place in the log; the dataset version that came about by it'),
    at: z.iso.datetime(),
    subject: z
      .enum(['centre', 'vocabulary', 'gazetteer'])
      .describe(
        'What changed. After a vocabulary read /v1/vocabularies again; after the gazetteer coarse points may be others: take the set anew',
      ),
    centreId: z.string().nullable(),
    vocabulary: z.string().nullable().describe('Code of the vocabulary'),
    slug: z.string().nullable().describe('Cosmetic part of the page’s address'),
    name: z.string().nullable().describe('Display name of today; null where the record is no longer public'),
    actor: z.enum(['centre', 'moderator', 'visitor', 'import', 'system']).describe('Kind of actor, never a person'),
    action: z.string().describe('What was done'),
    source: z.string().nullable().describe('Where the change came from'),
    before: fields.describe(
      'The fields that changed, as they were; null for a record that became public, empty for one that is no longer',
    ),
    after: fields.describe(
      'The fields that changed, as they are now; every field for a record that became public, null for one that is no longer. Empty where only what the log does not tell has changed, as a telephone number: read the record',
    ),
  })
  .meta({ id: 'DatasetChange', description: 'One public change of the directory' })
export type DatasetChange = z.infer<typeof DatasetChange>

export const ChangeList = z
  .object({
    items: z.array(DatasetChange).describe('Oldest first; a page may hold fewer than limit, even none'),
    next: z.string().describe('Hand it in as since for what comes after'),
    hasMore: z.boolean().describe('Whether there is more to read at once'),
    datasetVersion: z.string().describe('The newest version when this was read'),
  })
  .meta({ id: 'ChangeList' })
export type ChangeList = z.infer<typeof ChangeList>

export const ChangeQuery = z
  .strictObject({
    ...ofSet,
    since: VersionParam.default('0').meta({
      description: 'The version that you have; changes after it are listed. 0 for everything',
      example: '1042',
    }),
    limit: integerParam(1, 500).default(100).meta({ description: 'How many changes a page holds at most' }),
  })
  .refine(radiusNeedsNear.check, radiusNeedsNear.problem)
export type ChangeQuery = z.output<typeof ChangeQuery>

export const ChangeFeedQuery = z
  .strictObject({
    ...ofSet,
    before: VersionParam.optional().meta({
      description: 'Only changes older than this version; next links hold it',
      example: '1042',
    }),
    limit: integerParam(1, 200).default(50).meta({ description: 'How many entries the feed holds at most' }),
    lang: InterfaceLanguage.default('en').meta({ description: 'Language of titles and summaries' }),
  })
  .refine(radiusNeedsNear.check, radiusNeedsNear.problem)
export type ChangeFeedQuery = z.output<typeof ChangeFeedQuery>

const tags = ['Changes']
const problems = { 400: Problem, 429: Problem, 503: Problem }

export const changes = {
  list: endpoint({
    method: 'GET',
    url: '/changes',
    schema: {
      summary: 'Follow what changes',
      description:
        'Every public change after a version, oldest first. Begin with since=0, keep next, and ask with it again: no change is skipped or told twice, however many write meanwhile. Fields are those of a record’s history. Where a centre was is told only as finely as it wants to be found today: a value that may no longer be known is null. A record that is no longer public tells no more than that it is gone. With filters, a change is listed where the record met them before or after it, so that leaving the set shows; q looks at the centre as it is today; a change of the words by which a centre is found, or of its being listed at all, may take it out of what q finds and is listed whatever q says. What cannot be told to have left a set, because the record or its place is no longer public, is listed in every set.',
      tags,
      querystring: ChangeQuery,
      response: { 200: ChangeList, ...problems },
    },
  }),
  feed: endpoint({
    method: 'GET',
    url: '/changes.atom',
    schema: {
      summary: 'Subscribe to what changes',
      description:
        'The newest changes of centres as an Atom feed, in one of the interface languages, with the same filters. The link next leads to older ones (RFC 5005).',
      tags,
      querystring: ChangeFeedQuery,
      response: { 200: z.any().describe('application/atom+xml'), ...problems },
    },
  }),
}
