/** How a value of a column is typed: a list is several texts, a date is a day, an instant is in UTC, and a year or date is either. */
export type ColumnType = 'text' | 'list' | 'number' | 'date' | 'instant' | 'year-or-date'

export type ExportColumn = {
  name: string
  type: ColumnType
  description: string
  /** Never empty. */
  required?: true
  /** The vocabulary whose codes stand in it. */
  vocabulary?: string
  /** A regular expression that every value fits; of a list, every element. */
  pattern?: string
}

/** Grows when a column is renamed, removed or means something else; a new column at the end does not change it. */
export const exportColumnsVersion = 1

const instant = 'instant in UTC, ISO 8601'
const code = (name: string) => `codes of ${name}; empty means not known`
const countryCode = '^[A-Z]{2}$'
const centreId = '^wca-[0-9a-hjkmnp-tv-z]{7}$'
const webAddress = '^https?://'

/**
 * The flat form of a centre: one row a centre, in every tabular export and as the properties of its feature. A column
 * that is also a filter has the filter's name.
 */
export const exportColumns = [
  { name: 'id', type: 'text', required: true, pattern: centreId, description: 'Permanent id, never reused' },
  { name: 'address', type: 'text', required: true, pattern: webAddress, description: 'Permanent address of its page' },
  { name: 'name', type: 'text', required: true, description: 'Display name, in the centre’s own language' },
  { name: 'nameLanguage', type: 'text', description: 'Language of name, BCP 47; empty means not known' },
  { name: 'nameEnglish', type: 'text', description: 'Official name in English, where there is one; may equal name' },
  {
    name: 'otherNames',
    type: 'list',
    description: 'Every further name: official ones in other languages, aliases, former names',
  },
  { name: 'institution', type: 'text', description: 'Name of the first host institution, in its own language' },
  {
    name: 'institutionEnglish',
    type: 'text',
    description: 'Name of the first host institution in English, where there is one',
  },
  {
    name: 'institutionType',
    type: 'text',
    vocabulary: 'institution-type',
    description: 'Type of the first host institution; code of institution-type',
  },
  {
    name: 'institutionWebsite',
    type: 'text',
    pattern: webAddress,
    description: 'Website of the first host institution',
  },
  { name: 'ror', type: 'text', description: 'ROR id of the first host institution' },
  { name: 'wikidata', type: 'text', description: 'Wikidata item of the first host institution' },
  { name: 'furtherInstitutions', type: 'list', description: 'Names of further host institutions' },
  { name: 'kind', type: 'list', vocabulary: 'kind', description: `Kinds of centre; ${code('kind')}` },
  {
    name: 'language',
    type: 'list',
    description: 'Languages in which sessions are held, BCP 47; empty means not known',
  },
  {
    name: 'textLanguage',
    type: 'list',
    description: 'Languages of the texts worked on, BCP 47; empty means not known',
  },
  { name: 'modality', type: 'list', vocabulary: 'modality', description: `How sessions happen; ${code('modality')}` },
  { name: 'service', type: 'list', vocabulary: 'service', description: `What it does; ${code('service')}` },
  { name: 'audience', type: 'list', vocabulary: 'audience', description: `Whom it serves; ${code('audience')}` },
  { name: 'tutor', type: 'list', vocabulary: 'tutor', description: `Who tutors; ${code('tutor')}` },
  {
    name: 'association',
    type: 'list',
    vocabulary: 'association',
    description: `Associations it belongs to; ${code('association')}`,
  },
  {
    name: 'designation',
    type: 'list',
    vocabulary: 'designation',
    description: `Self-declared designations; ${code('designation')}`,
  },
  {
    name: 'placement',
    type: 'list',
    vocabulary: 'placement',
    description: `Place in the institution; ${code('placement')}`,
  },
  {
    name: 'offers',
    type: 'list',
    vocabulary: 'collaboration',
    description: `What it offers to other centres; ${code('collaboration')}`,
  },
  {
    name: 'seeks',
    type: 'list',
    vocabulary: 'collaboration',
    description: `What it seeks from other centres; ${code('collaboration')}`,
  },
  {
    name: 'ownWords',
    type: 'list',
    description: 'What the centre says in its own words where no term fits, as vocabulary: words',
  },
  {
    name: 'country',
    type: 'text',
    required: true,
    pattern: countryCode,
    description: 'Country or area, ISO 3166-1 alpha-2',
  },
  {
    name: 'region',
    type: 'list',
    pattern: '^[0-9]{3}$',
    description: 'Regions that hold the country or area, UN M49, widest first',
  },
  { name: 'adminArea', type: 'text', description: 'State, province or the like' },
  { name: 'city', type: 'text', description: 'Town or city' },
  {
    name: 'longitude',
    type: 'number',
    description: 'Degrees east, WGS 84; empty where the centre is online only or hides its place',
  },
  { name: 'latitude', type: 'number', description: 'Degrees north, WGS 84; empty where longitude is' },
  {
    name: 'precision',
    type: 'text',
    required: true,
    vocabulary: 'precision',
    description: 'How exact the point is; code of precision',
  },
  { name: 'timeZone', type: 'text', description: 'IANA time zone at the point' },
  { name: 'website', type: 'text', pattern: webAddress, description: 'The centre’s own website' },
  { name: 'socialLinks', type: 'list', pattern: webAddress, description: 'Pages elsewhere' },
  { name: 'phone', type: 'text', description: 'Telephone number' },
  { name: 'publicEmail', type: 'text', description: 'Only where a steward or the source publishes it' },
  { name: 'description', type: 'text', description: 'What it says of itself, plain text, in descriptionLanguage' },
  {
    name: 'descriptionLanguage',
    type: 'text',
    description: 'Language of description, BCP 47: the name’s where there is one, else English, else the first',
  },
  { name: 'founded', type: 'year-or-date', description: 'Year or date' },
  { name: 'closed', type: 'year-or-date', description: 'Year or date' },
  {
    name: 'lifeState',
    type: 'text',
    required: true,
    vocabulary: 'life-state',
    description: 'planned, active, paused or closed',
  },
  { name: 'parentId', type: 'text', pattern: centreId, description: 'Id of the centre that it is a branch of' },
  { name: 'successorId', type: 'text', pattern: centreId, description: 'Id of the centre that took its place' },
  {
    name: 'evidence',
    type: 'text',
    required: true,
    vocabulary: 'evidence',
    description: 'Highest step of the evidence ladder; code of evidence',
  },
  {
    name: 'confirmedAt',
    type: 'instant',
    description: `When the centre last confirmed its record, ${instant}; empty means not yet`,
  },
  {
    name: 'sourceKind',
    type: 'text',
    required: true,
    vocabulary: 'source-kind',
    description: 'Where the record comes from; code of source-kind',
  },
  { name: 'sourceUrl', type: 'text', pattern: webAddress, description: 'The public page that it rests on' },
  { name: 'sourceSeenOn', type: 'date', required: true, description: 'The day on which the source was seen' },
  { name: 'createdAt', type: 'instant', required: true, description: `When the record was made, ${instant}` },
  { name: 'updatedAt', type: 'instant', required: true, description: `When the record last changed, ${instant}` },
] as const satisfies readonly ExportColumn[]

type Column = (typeof exportColumns)[number]
export type ExportColumnName = Column['name']

type ValueOf<One extends Column> = One extends { type: 'list' }
  ? string[]
  : One extends { type: 'number' }
    ? number | null
    : One extends { required: true }
      ? string
      : string | null

/** A centre as one row: a value for each column, lists as lists. */
export type ExportRow = { [One in Column as One['name']]: ValueOf<One> }
