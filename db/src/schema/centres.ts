import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { point } from '../columns/geometry.ts'
import { instant } from '../columns/instant.ts'
import { areas } from './areas.ts'
import { institutions } from './institutions.ts'
import { terms } from './vocabularies.ts'

export const precisions = ['building', 'campus', 'city', 'region', 'country', 'online', 'hidden'] as const
export type Precision = (typeof precisions)[number]

export const lifeStates = ['planned', 'active', 'paused', 'closed', 'merged'] as const
export type LifeState = (typeof lifeStates)[number]

export const recordStates = ['draft', 'submitted', 'published', 'rejected', 'withdrawn'] as const

export const nameKinds = ['official', 'alias', 'former'] as const
export type NameKind = (typeof nameKinds)[number]

/** The evidence ladder, lowest step first. */
export const evidenceLevels = [
  'suggested',
  'email-confirmed',
  'institution-domain',
  'association-vouches',
  'moderator-checked',
] as const
export type EvidenceLevel = (typeof evidenceLevels)[number]

const oneOf = (column: AnyPgColumn, values: readonly string[]) =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`

/** A year, or a date of ISO 8601. */
const isYearOrDate = (column: AnyPgColumn) => sql`${column} ~ '^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$'`

/** Only http(s), so that no javascript: or data: address can ever be shown as a link. */
const isWebAddress = (column: AnyPgColumn) => sql`${column} ~ '^https?://'`

export const centres = pgTable(
  'centres',
  {
    id: text().primaryKey(),
    state: text({ enum: recordStates }).notNull(),
    withdrawnReason: text(),
    lifeState: text({ enum: lifeStates }).notNull(),
    founded: text(),
    closed: text(),
    successorId: text().references((): AnyPgColumn => centres.id),
    parentId: text().references((): AnyPgColumn => centres.id),
    countryCode: text()
      .notNull()
      .references(() => areas.code),
    adminArea: text(),
    city: text(),
    /** As entered; leaves only through publicLocation. */
    location: point(),
    precision: text({ enum: precisions }).notNull(),
    /** The point as coarse as precision asks; null for online and hidden. */
    publicLocation: point(),
    timeZone: text(),
    website: text(),
    socialLinks: text().array().notNull().default(sql`'{}'`),
    phone: text(),
    /** Only where a steward asks for it. */
    publicEmail: text(),
    evidence: text({ enum: evidenceLevels }).notNull(),
    confirmedAt: instant(),
    sourceKind: text().notNull(),
    sourceUrl: text(),
    sourceSeenOn: date({ mode: 'string' }).notNull(),
    /** Made up for benchmarks; never in a directory that people use. */
    isSynthetic: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    check('centres_id_check', sql`${table.id} ~ '^wca-[0-9a-hjkmnp-tv-z]{7}$'`),
    check('centres_state_check', oneOf(table.state, recordStates)),
    check('centres_withdrawn_check', sql`(${table.state} = 'withdrawn') = (${table.withdrawnReason} is not null)`),
    check('centres_life_state_check', oneOf(table.lifeState, lifeStates)),
    check('centres_successor_check', sql`${table.lifeState} <> 'merged' or ${table.successorId} is not null`),
    check('centres_precision_check', oneOf(table.precision, precisions)),
    check(
      'centres_public_location_check',
      sql`${table.precision} not in ('online', 'hidden') or ${table.publicLocation} is null`,
    ),
    check('centres_evidence_check', oneOf(table.evidence, evidenceLevels)),
    check('centres_founded_check', isYearOrDate(table.founded)),
    check('centres_closed_check', isYearOrDate(table.closed)),
    check('centres_website_check', isWebAddress(table.website)),
    check('centres_source_url_check', isWebAddress(table.sourceUrl)),
    index('centres_parent_index').on(table.parentId),
    index('centres_successor_index').on(table.successorId),
    index('centres_updated_index').on(table.updatedAt),
  ],
)

export const centreNames = pgTable(
  'centre_names',
  {
    centreId: text()
      .notNull()
      .references(() => centres.id),
    /** The first is the display name. */
    position: integer().notNull(),
    text: text().notNull(),
    language: text(),
    kind: text({ enum: nameKinds }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.position] }),
    check('centre_names_kind_check', oneOf(table.kind, nameKinds)),
    check('centre_names_text_check', sql`${table.text} <> ''`),
  ],
)

export const centreDescriptions = pgTable(
  'centre_descriptions',
  {
    centreId: text()
      .notNull()
      .references(() => centres.id),
    language: text().notNull(),
    text: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.language] }),
    check('centre_descriptions_text_check', sql`char_length(${table.text}) between 1 and 2000`),
  ],
)

export const centreInstitutions = pgTable(
  'centre_institutions',
  {
    centreId: text()
      .notNull()
      .references(() => centres.id),
    institutionId: integer()
      .notNull()
      .references(() => institutions.id),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.institutionId] }),
    index('centre_institutions_institution_index').on(table.institutionId),
  ],
)

export const languageUses = ['session', 'text'] as const

export const centreLanguages = pgTable(
  'centre_languages',
  {
    centreId: text()
      .notNull()
      .references(() => centres.id),
    /** Languages of sessions and of the texts worked on are two things. */
    use: text({ enum: languageUses }).notNull(),
    language: text().notNull(),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.use, table.language] }),
    check('centre_languages_use_check', oneOf(table.use, languageUses)),
  ],
)

/** What a term says of a centre. */
export const termRoles = [
  'kind',
  'modality',
  'service',
  'audience',
  'tutor',
  'association',
  'designation',
  'placement',
  'offers',
  'seeks',
] as const
export type TermRole = (typeof termRoles)[number]

export const centreTerms = pgTable(
  'centre_terms',
  {
    centreId: text()
      .notNull()
      .references(() => centres.id),
    role: text({ enum: termRoles }).notNull(),
    /** The role's own vocabulary, but offers and seeks share one: collaboration. */
    vocabulary: text()
      .notNull()
      .generatedAlwaysAs(sql`case when role in ('offers', 'seeks') then 'collaboration' else role end`),
    code: text().notNull(),
    position: integer().notNull(),
    /** With the code other: what the centre calls it. */
    ownWords: text(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.role, table.code] }),
    foreignKey({ columns: [table.vocabulary, table.code], foreignColumns: [terms.vocabulary, terms.code] }),
    check('centre_terms_role_check', oneOf(table.role, termRoles)),
    index('centre_terms_own_words_index').on(table.vocabulary, table.ownWords).where(sql`own_words is not null`),
    check('centre_terms_own_words_check', sql`${table.ownWords} is null or ${table.code} = 'other'`),
  ],
)

export const evidenceSteps = pgTable(
  'evidence_steps',
  {
    centreId: text()
      .notNull()
      .references(() => centres.id),
    level: text({ enum: evidenceLevels }).notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.level] }),
    check('evidence_steps_level_check', oneOf(table.level, evidenceLevels)),
  ],
)
