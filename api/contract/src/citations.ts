import { z } from 'zod'
import { centreFilters, radiusNeedsNear } from './centre-filters.ts'
import { endpoint } from './endpoint.ts'
import { CentreId, SetId } from './ids.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'

/** Styles in which a citation is written out, and formats in which programs take it over. */
export const citationStyles = ['apa', 'mla', 'chicago'] as const
export type CitationStyle = (typeof citationStyles)[number]
export const citationFormats = [...citationStyles, 'bibtex', 'ris', 'csl'] as const
export type CitationFormat = (typeof citationFormats)[number]

const text = z.string()

export const Citation = z
  .object({
    title: z.string().describe('What is cited; of a set, with its filters in words'),
    address: z.string().describe('Where it is found'),
    version: z.string().describe('Dataset version'),
    rows: z.int().describe('How many centres it holds'),
    issuedOn: z.iso.date().describe('The day of this version; of a set or release, the day on which it was made'),
    accessedOn: z.iso.date().describe('Today, in UTC'),
    texts: z.object({ apa: text, mla: text, chicago: text }).describe('Written out: APA 7, MLA 9, Chicago 17'),
    bibtex: z.string().describe('A BibTeX file in UTF-8'),
    ris: z.string().describe('A RIS file'),
    csl: z.record(z.string(), z.unknown()).describe('An item of CSL JSON'),
  })
  .meta({ id: 'Citation', description: 'How to cite something, in every style and format' })
export type Citation = z.infer<typeof Citation>

const format = z
  .enum(citationFormats, { error: `must be one of ${citationFormats.join(', ')}` })
  .optional()
  .meta({ description: 'One style or format alone, as a file instead of JSON', example: 'bibtex' })
const withFormat = z.strictObject({ format })

const tags = ['Citing']
const response = { 200: Citation, 400: Problem, 429: Problem, 503: Problem }
const responseOfKnown = { ...response, 404: Problem }

export const citations = {
  set: endpoint({
    method: 'GET',
    url: '/citation',
    schema: {
      summary: 'Cite the directory or a set',
      description:
        'A citation of the centres that match the filters today, or without filters of the whole directory. A set that has to stay as it is needs a permanent address first: keep it with POST /v1/sets and cite that.',
      tags,
      querystring: z.strictObject({ ...centreFilters, format }).refine(radiusNeedsNear.check, radiusNeedsNear.problem),
      response,
    },
  }),
  centre: endpoint({
    method: 'GET',
    url: '/centres/:id/citation',
    schema: {
      summary: 'Cite a record',
      description: 'A citation of one centre’s record as it is today.',
      tags,
      params: z.strictObject({ id: CentreId }),
      querystring: withFormat,
      response: { ...responseOfKnown, 410: Problem },
    },
  }),
  kept: endpoint({
    method: 'GET',
    url: '/sets/:id/citation',
    schema: {
      summary: 'Cite a kept set',
      description: 'A citation of a set as it was when it was kept. Its address always leads to it.',
      tags,
      params: z.strictObject({ id: SetId }),
      querystring: withFormat,
      response: responseOfKnown,
    },
  }),
  release: endpoint({
    method: 'GET',
    url: '/releases/:number/citation',
    schema: {
      summary: 'Cite a release',
      description: 'A citation of a dated snapshot of the whole directory.',
      tags,
      params: z.strictObject({
        number: integerParam(1, 1_000_000).meta({ description: 'Number of the release', example: 1 }),
      }),
      querystring: withFormat,
      response: responseOfKnown,
    },
  }),
}
