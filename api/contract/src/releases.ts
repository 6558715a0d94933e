import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'

/** A release is told with so many ids of each kind of change at most. */
export const mostNamedChanges = 1000

export const ReleaseFile = z
  .object({
    name: z.string().describe('As in centres.csv'),
    mediaType: z.string(),
    bytes: z.int(),
    sha256: z.string().describe('SHA-256 of the content, 64 hexadecimal digits; also its ETag'),
  })
  .meta({ id: 'ReleaseFile', description: 'A file of a release, under /v1/releases/{number}/files/{name}' })
export type ReleaseFile = z.infer<typeof ReleaseFile>

const release = {
  number: z.int().describe('1, 2, 3 and so on, without a gap'),
  version: z.string().describe('Dataset version of every file'),
  releasedAt: z.iso.datetime(),
  releasedOn: z.iso.date().describe('The same as a day, in UTC'),
  counts: z
    .object({
      centres: z.int(),
      countries: z.int().describe('Countries and areas'),
      languages: z.int().describe('Languages of sessions'),
      institutions: z.int().describe('Host institutions'),
    })
    .describe('How much it holds'),
  previous: z.int().nullable().describe('The release before; null for the first'),
  changed: z
    .object({ added: z.int(), changed: z.int(), gone: z.int() })
    .describe('How many centres came, changed and went since the release before; 0 for the first'),
  files: z.array(ReleaseFile),
}

export const Release = z
  .object(release)
  .meta({ id: 'Release', description: 'A dated snapshot of the whole directory, never changed' })
export type Release = z.infer<typeof Release>

export const ReleaseList = z.object({ items: z.array(Release).describe('Newest first') }).meta({ id: 'ReleaseList' })
export type ReleaseList = z.infer<typeof ReleaseList>

const ids = (what: string) => z.array(z.string()).max(mostNamedChanges).describe(what)

export const ReleaseNotes = z
  .object({
    ...release,
    changedIds: z
      .object({
        added: ids('Centres that the release before lacks'),
        changed: ids('Centres that say something else in the release before'),
        gone: ids('Centres that this release lacks: withdrawn or merged since'),
      })
      .describe(`Which centres those are, by id, at most ${mostNamedChanges} of each`),
  })
  .meta({ id: 'ReleaseNotes', description: 'A release and what changed since the one before' })
export type ReleaseNotes = z.infer<typeof ReleaseNotes>

/** DataCite metadata 4.6 as repositories take them: the attributes of a DOI. Its own schema says more than this. */
export const DataCite = z.looseObject({
  schemaVersion: z.string(),
  creators: z.array(z.looseObject({ name: z.string() })),
  titles: z.array(z.looseObject({ title: z.string() })),
  publisher: z.looseObject({ name: z.string() }),
  publicationYear: z.string(),
  types: z.looseObject({ resourceTypeGeneral: z.literal('Dataset') }),
  version: z.string(),
  url: z.string(),
})
export type DataCite = z.infer<typeof DataCite>

const ReleaseNumber = integerParam(1, 1_000_000).meta({ description: 'Number of the release', example: 1 })
const byNumber = z.strictObject({ number: ReleaseNumber })
const nothing = z.strictObject({})
const tags = ['Releases']
const problems = { 400: Problem, 404: Problem, 429: Problem }

export const releases = {
  list: endpoint({
    method: 'GET',
    url: '/releases',
    schema: {
      summary: 'List the releases',
      description:
        'Every release, newest first: a dated snapshot of the whole directory that is kept for good and never changed, to cite and to return to.',
      tags,
      querystring: nothing,
      response: { 200: ReleaseList, 400: Problem, 429: Problem },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/releases/:number',
    schema: {
      summary: 'Read a release',
      description: 'What a release holds, its files, and what came, changed and went since the one before.',
      tags,
      params: byNumber,
      querystring: nothing,
      response: { 200: ReleaseNotes, ...problems },
    },
  }),
  file: endpoint({
    method: 'GET',
    url: '/releases/:number/files/:name',
    schema: {
      summary: 'Take a file of a release',
      description:
        'The file as it was released, byte for byte. Its ETag is its SHA-256, it may be kept for good, and ranges let a broken download go on.',
      tags,
      params: byNumber.extend({
        name: z
          .string()
          .regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, 'must be the name of a file of the release, as in centres.csv')
          .meta({ description: 'Name of the file', example: 'centres.csv' }),
      }),
      querystring: nothing,
      response: { 200: z.any().describe('The file'), ...problems, 503: Problem },
    },
  }),
  dataCite: endpoint({
    method: 'GET',
    url: '/releases/:number/datacite.json',
    schema: {
      summary: 'Describe a release for a repository',
      description: 'DataCite metadata 4.6 in JSON, as a repository takes them with the files.',
      tags,
      params: byNumber,
      querystring: nothing,
      response: { 200: DataCite, ...problems },
    },
  }),
}
