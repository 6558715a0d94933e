import { z } from 'zod'
import { centreFilters, radiusNeedsNear } from './centre-filters.ts'
import { endpoint } from './endpoint.ts'
import { type ExportColumn, exportColumns } from './export-columns.ts'
import { type FacetName, facetNames } from './facet-names.ts'
import { CentreId } from './ids.ts'
import { BoxParam, PeriodParam } from './ogc-parameters.ts'
import { Problem } from './problem.ts'

export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
export const mostFeatures = 10_000

export const OgcForm = z
  .enum(['json', 'html'], { error: 'must be json or html' })
  .meta({ description: 'Form of the answer; without it, what the Accept header asks for' })
export type OgcForm = z.infer<typeof OgcForm>

const Crs = z
  .literal(crs84, { error: `must be ${crs84}, longitude and latitude in WGS 84: this server knows no other` })
  .meta({
    description: 'Coordinates: longitude and latitude in WGS 84, and no others',
    type: 'string',
    enum: [crs84],
    const: undefined,
  })

/** A centre has one of each of these; of everything else that it is filtered by it may have several. */
export const singleFacets: readonly FacetName[] = ['country', 'lifeState']
const singleProperties: readonly (FacetName | 'id')[] = [...singleFacets, 'id']

/** Alternatives as OGC clients write them, country=ZA,NA, or as our own do, country=ZA&country=NA. */
function alternatives<Name extends FacetName | 'id'>(name: Name) {
  const split = (input: unknown) =>
    input === undefined ? input : [input].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : text))
  // To OGC clients a parameter is typed like the property that it looks at.
  const asProperty = singleProperties.includes(name)
    ? { type: 'string', items: undefined, minItems: undefined, maxItems: undefined, example: undefined }
    : {}
  return z
    .preprocess(split, centreFilters[name])
    .meta({ ...z.globalRegistry.get(centreFilters[name]), ...asProperty } as z.GlobalMeta)
}

const propertyFilters = Object.fromEntries(facetNames.map((name) => [name, alternatives(name)])) as {
  [Name in FacetName]: ReturnType<typeof alternatives<Name>>
}

const Limit = z
  .string()
  .regex(/^\d{1,9}$/, { error: `must be a whole number from 1 to ${mostFeatures}`, abort: true })
  .refine((text) => Number(text) >= 1, `must be a whole number from 1 to ${mostFeatures}`)
  .transform((text) => Math.min(Number(text), mostFeatures))
  .default(100)
  .meta({
    description: 'How many features a page holds at most; a larger number than the maximum means the maximum',
    type: 'integer',
    minimum: 1,
    maximum: mostFeatures,
    default: 100,
  })

const { q, near, radiusKm, confirmedSince } = centreFilters

export const FeatureQuery = z
  .strictObject({
    f: OgcForm.optional(),
    bbox: BoxParam.optional(),
    'bbox-crs': Crs.optional(),
    crs: Crs.optional(),
    datetime: PeriodParam.optional(),
    limit: Limit,
    after: CentreId.optional().meta({ description: 'The id after which the page begins; next links carry it' }),
    ...propertyFilters,
    id: alternatives('id'),
    q,
    near,
    // As OpenAPI 3.0 says 'above zero'.
    radiusKm: radiusKm.meta({ ...radiusKm.meta(), minimum: 0, exclusiveMinimum: true }),
    confirmedSince,
  })
  .refine(radiusNeedsNear.check, radiusNeedsNear.problem)
export type FeatureQuery = z.output<typeof FeatureQuery>

export const OgcLink = z
  .object({ href: z.string(), rel: z.string(), type: z.string(), title: z.string().optional() })
  .meta({ id: 'OgcLink' })
export type OgcLink = z.infer<typeof OgcLink>

const links = z.array(OgcLink)

export const LandingPage = z
  .object({ title: z.string(), description: z.string(), attribution: z.string(), links })
  .meta({ id: 'OgcLandingPage' })
export type LandingPage = z.infer<typeof LandingPage>

export const Conformance = z
  .object({ conformsTo: z.array(z.string()).describe('Classes of the standard that this server keeps to'), links })
  .meta({ id: 'OgcConformance' })
export type Conformance = z.infer<typeof Conformance>

export const Collection = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    attribution: z.string(),
    itemType: z.literal('feature'),
    crs: z.array(z.string()),
    extent: z.object({
      spatial: z.object({ bbox: z.array(z.array(z.number())), crs: z.string() }).optional(),
      temporal: z
        .object({ interval: z.array(z.array(z.string().nullable())), trs: z.string() })
        .describe('From the first to the last change of a record'),
    }),
    links,
  })
  .meta({ id: 'OgcCollection' })
export type Collection = z.infer<typeof Collection>

export const Collections = z.object({ links, collections: z.array(Collection) }).meta({ id: 'OgcCollections' })
export type Collections = z.infer<typeof Collections>

/** A JSON Schema, of which only the outermost parts are told here. */
export const PropertySchema = z
  .object({ $schema: z.string(), $id: z.string(), type: z.literal('object'), title: z.string() })
  .catchall(z.unknown())
  .meta({ id: 'OgcPropertySchema' })
export type PropertySchema = z.infer<typeof PropertySchema>

function valueSchema({ type, pattern, required, description }: ExportColumn) {
  const text = pattern === undefined ? z.string() : z.string().regex(new RegExp(pattern))
  if (type === 'list') return z.array(text).describe(description)
  const one = {
    text,
    number: z.number(),
    date: z.iso.date(),
    instant: z.iso.datetime(),
    'year-or-date': z.string().regex(/^\d{4}(-\d\d-\d\d)?$/),
  }[type]
  return (required ? one : one.nullable()).describe(description)
}

export const FeatureProperties = z
  .object(Object.fromEntries(exportColumns.map((column) => [column.name, valueSchema(column)])))
  .meta({ id: 'OgcFeatureProperties', description: 'A centre as one row: the columns of every export' })

const feature = {
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z
    .object({ type: z.literal('Point'), coordinates: z.array(z.number()).length(2).describe('Longitude, latitude') })
    .nullable()
    .describe('Null where the centre is online only or hides its place'),
  properties: FeatureProperties,
}

export const Feature = z.object({ ...feature, links }).meta({ id: 'OgcFeature' })
export type Feature = z.infer<typeof Feature>

export const FeatureCollection = z
  .object({
    type: z.literal('FeatureCollection'),
    timeStamp: z.iso.datetime().describe('When the answer was made'),
    numberMatched: z.int().describe('How many features the whole set has'),
    numberReturned: z.int(),
    features: z.array(z.object(feature)),
    links,
  })
  .meta({ id: 'OgcFeatureCollection' })
export type FeatureCollection = z.infer<typeof FeatureCollection>

const formOnly = z.strictObject({ f: OgcForm.optional() })
/** Operations with this tag have a document of their own. */
export const ogcTag = 'Features'
const tags = [ogcTag]
const problems = { 400: Problem, 429: Problem, 500: Problem, 503: Problem }

/** An operation of OGC API - Features: described in its own document, not in that of /v1. */
const document = <Url extends string, Answer extends z.ZodType>(
  url: Url,
  summary: string,
  description: string,
  answer: Answer,
) =>
  endpoint({
    method: 'GET',
    url,
    schema: { summary, description, tags, querystring: formOnly, response: { 200: answer, ...problems } },
  })

export const ogc = {
  landing: document('/', 'Begin here', 'Where everything else is.', LandingPage),
  api: document('/api', 'Read this description', 'What this server answers, as OpenAPI 3.0.', z.looseObject({})),
  conformance: document('/conformance', 'Read what this server keeps to', 'Classes of the standard.', Conformance),
  collections: document('/collections', 'List the collections', 'There is one: writing centres.', Collections),
  collection: document('/collections/centres', 'Describe the writing centres', 'Extent, licence, links.', Collection),
  queryables: document(
    '/collections/centres/queryables',
    'List the properties that items can be filtered by',
    'A JSON Schema: each property is a parameter of items. Alternatives are separated by commas.',
    PropertySchema,
  ),
  schema: document(
    '/collections/centres/schema',
    'Describe a feature',
    'A JSON Schema of one feature with all its properties and their types.',
    PropertySchema,
  ),
  items: endpoint({
    method: 'GET',
    url: '/collections/centres/items',
    schema: {
      summary: 'Read writing centres as features',
      description:
        'Published centres that match every parameter, by id, page by page: follow the link next until there is none. Centres without a public point have no geometry, and every box holds them.',
      tags,
      querystring: FeatureQuery,
      response: { 200: FeatureCollection, ...problems },
    },
  }),
  item: endpoint({
    method: 'GET',
    url: '/collections/centres/items/:id',
    schema: {
      summary: 'Read one writing centre as a feature',
      description: 'A merged id answers 308 with the address of its successor, a withdrawn one 410 with the reason.',
      tags,
      params: z.strictObject({ id: CentreId }),
      querystring: z.strictObject({ f: OgcForm.optional(), crs: Crs.optional() }),
      response: { 200: Feature, ...problems, 404: Problem, 410: Problem },
    },
  }),
}
