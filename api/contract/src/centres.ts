import { z } from 'zod'
import { CentreFilters, centreFilters, radiusNeedsNear } from './centre-filters.ts'
import { centreSorts } from './centre-sorts.ts'
import { endpoint } from './endpoint.ts'
import { facetNames } from './facet-names.ts'
import { Location } from './geo.ts'
import { CentreId } from './ids.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'

export const Name = z
  .object({
    text: z.string(),
    language: z.string().nullable().describe('BCP 47 tag'),
    kind: z.enum(['official', 'alias', 'former']),
  })
  .meta({ id: 'Name', description: 'A name in one language' })
export type Name = z.infer<typeof Name>

const codeList = (description: string) => z.array(z.string()).describe(`${description}; empty means not known`)

const summary = {
  id: z.string().describe('Permanent id'),
  slug: z.string().describe('Cosmetic part of the page’s address'),
  names: z.array(Name).describe('The first is the display name, in the centre’s own language'),
  institutionNames: z.array(Name).describe('Names of the first host institution, own language first'),
  institutionType: z.string().nullable().describe('Code of institution-type'),
  kinds: codeList('Kinds of centre'),
  countryCode: z.string().describe('ISO 3166-1 alpha-2 of the country or area'),
  adminArea: z.string().nullable().describe('State, province or the like'),
  city: z.string().nullable().describe('Town or city'),
  location: Location.nullable().describe('Null where the centre is online only or hides its place'),
  precision: z
    .enum(['building', 'campus', 'city', 'region', 'country', 'online', 'hidden'])
    .describe('How exact the point is'),
  languages: codeList('Languages of sessions, BCP 47'),
  textLanguages: codeList('Languages of the texts worked on, BCP 47'),
  modalities: codeList('How sessions happen'),
  offers: codeList('What it offers to other centres'),
  seeks: codeList('What it seeks from other centres'),
  lifeState: z.enum(['planned', 'active', 'paused', 'closed', 'merged']),
  evidence: z.string().describe('Highest step of the evidence ladder; code of evidence'),
  confirmedAt: z.iso
    .datetime()
    .nullable()
    .describe('When the centre last confirmed its record, which then counts as confirmed for 13 months; null: not yet'),
}

export const CentreSummary = z
  .object({
    ...summary,
    distanceMetres: z.int().nullable().describe('From near, where that was given'),
  })
  .meta({ id: 'CentreSummary', description: 'A centre as lists show it' })
export type CentreSummary = z.infer<typeof CentreSummary>

export const CentrePage = z
  .object({
    total: z.int().describe('How many centres match the filters'),
    items: z.array(CentreSummary),
    nextCursor: z.string().nullable().describe('Hand it in as cursor for the next page; null on the last'),
  })
  .meta({ id: 'CentrePage' })
export type CentrePage = z.infer<typeof CentrePage>

export const CentreSearch = z
  .strictObject({
    ...centreFilters,
    sort: z
      .enum(centreSorts, { error: `must be one of ${centreSorts.join(', ')}` })
      .optional()
      .meta({
        description:
          'Default: distance with near, relevance with q, else fair: confirmed recently first, ties in an order that changes daily, so that no alphabet wins',
      }),
    limit: integerParam(1, 100).default(20).meta({ description: 'How many centres a page holds at most' }),
    cursor: z
      .string()
      .max(2000, 'must be a cursor that this API gave')
      .optional()
      .meta({ description: 'The nextCursor of the page before, with the same filters and sort' }),
  })
  .refine(radiusNeedsNear.check, radiusNeedsNear.problem)
  .refine(({ sort, near }) => sort !== 'distance' || near !== undefined, {
    path: ['sort'],
    error: 'distance needs near, the point from which it is measured',
  })
  .refine(({ sort, q }) => sort !== 'relevance' || q !== undefined, {
    path: ['sort'],
    error: 'relevance needs q, the words to which it is measured',
  })
export type CentreSearch = z.output<typeof CentreSearch>

export const FacetCount = z
  .object({ code: z.string(), count: z.int().describe('How many centres') })
  .meta({ id: 'FacetCount' })
export type FacetCount = z.infer<typeof FacetCount>

const counts = z.array(FacetCount)
export const CentreFacets = z
  .object({
    total: z.int().describe('How many centres match all filters'),
    facets: z
      .object(
        Object.fromEntries(facetNames.map((name) => [name, counts])) as Record<
          (typeof facetNames)[number],
          typeof counts
        >,
      )
      .describe('Each facet is counted with all filters but its own'),
  })
  .meta({ id: 'CentreFacets' })
export type CentreFacets = z.infer<typeof CentreFacets>

export const CentrePoints = z
  .object({
    total: z.int().describe('Centres that match, those without a public point included'),
    count: z.int().describe('Points that follow'),
    scale: z.literal(10_000).describe('Divide coordinates by this for degrees'),
    bodies: z.string().describe('Six characters for each point: its id without wca- and without the check character'),
    longitudes: z.array(z.int()).describe('Scaled; each the difference from the one before'),
    latitudes: z.array(z.int()).describe('Scaled; each the difference from the one before'),
  })
  .meta({ id: 'CentrePoints', description: 'All points of a set, column by column, neighbours together, for a map.' })
export type CentrePoints = z.infer<typeof CentrePoints>

export const CentreRef = z
  .object({ id: z.string(), slug: z.string(), names: z.array(Name) })
  .meta({ id: 'CentreRef', description: 'Another centre, by id and names' })

export const Institution = z
  .object({
    names: z.array(Name),
    type: z.string().nullable(),
    website: z.string().nullable(),
    ror: z.string().nullable().describe('ROR id, as an address'),
    wikidata: z.string().nullable().describe('Wikidata item'),
  })
  .meta({ id: 'Institution', description: 'A host institution' })

export const CentreProfile = z
  .object({
    ...summary,
    institutions: z.array(Institution).describe('The institutions that host it, the first the main one'),
    parent: CentreRef.nullable().describe('The centre that this one is a branch of'),
    branches: z.array(CentreRef).describe('Its own branches'),
    siblings: z.array(CentreRef).describe('Other centres of the same institutions'),
    services: codeList('What it does'),
    audiences: codeList('Whom it serves'),
    tutors: codeList('Who tutors'),
    associations: codeList('Associations it belongs to'),
    designations: codeList('Self-declared designations'),
    placement: codeList('Place in the institution'),
    ownWords: z
      .array(z.object({ vocabulary: z.string(), text: z.string() }))
      .describe('What the centre says in its own words where no term fits'),
    regions: z.array(z.string()).describe('UN M49 codes, widest first'),
    timeZone: z.string().nullable().describe('IANA time zone at the point'),
    website: z.string().nullable(),
    socialLinks: z.array(z.string()),
    phone: z.string().nullable(),
    publicEmail: z.string().nullable().describe('Only where a steward asks for it'),
    descriptions: z
      .array(z.object({ language: z.string().describe('BCP 47 tag'), text: z.string() }))
      .describe('Plain text, one for each language'),
    founded: z.string().nullable().describe('Year or date'),
    closed: z.string().nullable().describe('Year or date'),
    successorId: z.string().nullable().describe('Id of the centre that took its place'),
    evidenceSteps: z
      .array(z.object({ level: z.string().describe('Code of evidence'), at: z.iso.datetime() }))
      .describe('How it is known that the record is right, each step dated'),
    source: z
      .object({
        kind: z.string().describe('Code of source-kind'),
        url: z.string().nullable(),
        seenOn: z.string().describe('Date'),
      })
      .describe('Where the record comes from'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'CentreProfile', description: 'A centre with everything that is public about it' })
export type CentreProfile = z.infer<typeof CentreProfile>

export const Change = z
  .object({
    id: z.string().describe('Place in the log; a dataset version'),
    at: z.iso.datetime(),
    actor: z.enum(['centre', 'moderator', 'visitor', 'import', 'system']).describe('Kind of actor, never a person'),
    action: z.string().describe('What was done'),
    fields: z
      .array(
        z.object({
          field: z.string(),
          before: z.unknown().describe('Any JSON; null where there was nothing'),
          after: z.unknown().describe('Any JSON; null where there is nothing now'),
        }),
      )
      .describe('The public fields that changed; empty for a record that is new'),
    source: z.string().nullable().describe('Where the change came from'),
  })
  .meta({ id: 'Change', description: 'One entry of the append-only log' })

export const CentreHistory = z
  .object({ items: z.array(Change).describe('Newest first'), nextCursor: z.string().nullable() })
  .meta({ id: 'CentreHistory' })
export type CentreHistory = z.infer<typeof CentreHistory>

export const SimilarCentres = z
  .object({
    items: z.array(
      CentreSummary.extend({
        shares: z.array(z.enum(['kind', 'language', 'institutionType', 'place'])).describe('What it has in common'),
      }),
    ),
  })
  .meta({ id: 'SimilarCentres' })
export type SimilarCentres = z.infer<typeof SimilarCentres>

const byId = z.strictObject({ id: CentreId })
const tags = ['Centres']
const problems = { 400: Problem, 429: Problem }
const recordProblems = { ...problems, 404: Problem, 410: Problem }

export const centres = {
  search: endpoint({
    method: 'GET',
    url: '/centres',
    schema: {
      summary: 'Find centres',
      description:
        'Published centres that match every filter, page by page. Hand nextCursor in as cursor until it is null: pages neither skip nor repeat a centre while records change.',
      tags,
      querystring: CentreSearch,
      response: { 200: CentrePage, ...problems },
    },
  }),
  facets: endpoint({
    method: 'GET',
    url: '/centres/facets',
    schema: {
      summary: 'Count centres by facet',
      description:
        'For every filter, its codes with the number of centres, most first. Each facet is counted without its own filter, so that its other codes show what choosing them would add.',
      tags,
      querystring: CentreFilters,
      response: { 200: CentreFacets, ...problems },
    },
  }),
  points: endpoint({
    method: 'GET',
    url: '/centres/points',
    schema: {
      summary: 'List the points of all matching centres',
      description:
        'Every centre of the set that has a public point, in one compact answer for a map. To read it: add up the differences of longitudes and of latitudes, and divide by scale; every six characters of bodies are an id without wca- and without its check character.',
      tags,
      querystring: CentreFilters,
      response: { 200: CentrePoints, ...problems },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/centres/:id',
    schema: {
      summary: 'Read a profile',
      description:
        'Everything public about one centre. A merged id answers 308 with the address of its successor, a withdrawn one 410 with the reason.',
      tags,
      params: byId,
      querystring: z.strictObject({}),
      response: { 200: CentreProfile, ...recordProblems },
    },
  }),
  history: endpoint({
    method: 'GET',
    url: '/centres/:id/history',
    schema: {
      summary: 'Read the public history of a record',
      description:
        'Every change to the public fields of a record, newest first: when, by what kind of actor, from what to what.',
      tags,
      params: byId,
      querystring: z.strictObject({
        limit: integerParam(1, 100).default(20).meta({ description: 'How many changes a page holds at most' }),
        cursor: z
          .string()
          .max(200, 'must be a cursor that this API gave')
          .optional()
          .meta({ description: 'The nextCursor of the page before' }),
      }),
      response: { 200: CentreHistory, ...recordProblems },
    },
  }),
  similar: endpoint({
    method: 'GET',
    url: '/centres/:id/similar',
    schema: {
      summary: 'Find peers near in kind, language or place',
      description:
        'Other centres that share most with this one; shares says what. A rare kind or language counts for more than one that most centres have.',
      tags,
      params: byId,
      querystring: z.strictObject({
        limit: integerParam(1, 20).default(6).meta({ description: 'How many peers at most' }),
      }),
      response: { 200: SimilarCentres, ...recordProblems },
    },
  }),
}
