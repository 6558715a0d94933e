import { z } from 'zod'
import { Location } from './geo.ts'
import { LanguageTag } from './languages.ts'
import { Email } from './people.ts'
import { TermCode } from './vocabularies.ts'

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must have at most ${most} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line of text')

/** An address of a page that everybody may open. */
export const WebAddress = z
  .string()
  .trim()
  .max(500, 'must be a web address of at most 500 characters')
  .refine((text) => /^https?:\/\/[^\s/.]+\.[^\s]+$/i.test(text) && URL.canParse(text), {
    error: 'must be a web address, as in https://www.example.org/writing',
    abort: true,
  })

const thisYear = () => new Date().getUTCFullYear()

export const YearOrDate = z
  .string()
  .trim()
  .refine((text) => /^\d{4}$/.test(text) || z.iso.date().safeParse(text).success, {
    error: 'must be a year or a date, as in 1998 or 1998-09-01',
    abort: true,
  })
  .refine((text) => Number(text.slice(0, 4)) >= 1800 && Number(text.slice(0, 4)) <= thisYear() + 5, {
    error: 'must be a year from 1800 on that is not far ahead',
  })

export const FormName = z
  .strictObject({
    text: line(200),
    language: LanguageTag.nullable().default(null),
    kind: z.enum(['official', 'alias', 'former']).default('official'),
  })
  .meta({ id: 'FormName' })

export const FormInstitution = z
  .strictObject({
    names: z.array(FormName).min(1, 'must hold at least one name').max(20),
    type: TermCode.nullable().default(null).describe('Code of institution-type'),
    website: WebAddress.nullable().default(null),
  })
  .meta({ id: 'FormInstitution' })

const FormTerm = z
  .strictObject({
    code: TermCode,
    ownWords: line(120).nullable().default(null).describe('With the code other: what the centre calls it'),
  })
  .refine(({ code, ownWords }) => code !== 'other' || ownWords !== null, {
    path: ['ownWords'],
    error: 'must say in your own words what it is',
  })
  .refine(({ code, ownWords }) => code === 'other' || ownWords === null, {
    path: ['ownWords'],
    error: 'goes with the code other only',
  })

/** What terms say of a centre, each role with the vocabulary of its name; offers and seeks share collaboration. */
export const formRoles = [
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
export type FormRole = (typeof formRoles)[number]

const terms = z
  .array(FormTerm)
  .max(40, 'must hold at most 40 terms')
  .refine((given) => new Set(given.map(({ code }) => code)).size === given.length, 'must hold each term once')
  .default([])

const languageList = z
  .array(LanguageTag)
  .max(60, 'must hold at most 60 languages')
  .refine((tags) => new Set(tags).size === tags.length, 'must hold each language once')
  .default([])

export const precisions = ['building', 'campus', 'city', 'region', 'country', 'online', 'hidden'] as const

/** Everything that a centre says of itself, as its steward fills it in and as the server takes it. */
export const CentreForm = z
  .strictObject({
    names: z
      .array(FormName)
      .min(1, 'must hold at least one name')
      .max(20, 'must hold at most 20 names')
      .describe('The first is the display name, in the centre’s own language'),
    institutions: z
      .array(FormInstitution)
      .max(5, 'must hold at most 5 institutions')
      .default([])
      .describe('The institutions that host it, the main one first; empty for an independent centre'),
    lifeState: z.enum(['planned', 'active', 'paused', 'closed']).default('active'),
    founded: YearOrDate.nullable().default(null),
    closed: YearOrDate.nullable().default(null),
    countryCode: z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'must be a country or area code of two letters (ISO 3166-1), as in ZA')
      .overwrite((text) => text.toUpperCase()),
    adminArea: line(120).nullable().default(null),
    city: line(120).nullable().default(null),
    location: Location.strict().nullable().default(null).describe('Private where precision is coarser than building'),
    precision: z.enum(precisions).describe('How exactly the place is shown'),
    website: WebAddress.nullable().default(null),
    socialLinks: z.array(WebAddress).max(10, 'must hold at most 10 addresses').default([]),
    phone: line(40).nullable().default(null),
    publicEmail: Email.nullable().default(null).describe('Shown to everybody; empty is usual'),
    mailbox: Email.describe('Private: letters to the centre are sent on to it. An office address is best'),
    languages: languageList.describe('Languages of sessions, BCP 47'),
    textLanguages: languageList.describe('Languages of the texts worked on, BCP 47'),
    terms: z.strictObject(Object.fromEntries(formRoles.map((role) => [role, terms])) as Record<FormRole, typeof terms>),
    descriptions: z
      .array(
        z.strictObject({
          language: LanguageTag,
          text: z.string().trim().min(1, 'must not be empty').max(2000, 'must have at most 2,000 characters'),
        }),
      )
      .max(20, 'must hold at most 20 descriptions')
      .refine((given) => new Set(given.map(({ language }) => language)).size === given.length, {
        error: 'must hold one description for each language',
      })
      .default([]),
  })
  .refine(({ terms: { kind } }) => kind.length > 0, {
    path: ['terms', 'kind'],
    error: 'must hold at least one kind of centre; other with your own words is one',
  })
  .refine(({ location, precision }) => location !== null || ['country', 'online', 'hidden'].includes(precision), {
    path: ['location'],
    error: 'must be a point, or precision must be country, online or hidden',
  })
  .refine(({ closed, lifeState }) => closed === null || lifeState === 'closed', {
    path: ['closed'],
    error: 'goes with the life state closed only',
  })
  .meta({ id: 'CentreForm', description: 'What a centre says of itself' })
export type CentreForm = z.output<typeof CentreForm>
/** The same as it is sent in by whoever registers a centre. */
export const RegistrationForm = CentreForm.safeExtend({
  yourPart: line(300).nullable().default(null).describe('Private: what the sender is to the centre, for moderators'),
}).meta({ id: 'RegistrationForm', description: 'What a centre says of itself, and who says it' })
export type RegistrationForm = z.output<typeof RegistrationForm>
/** As it is filled in, before what may be left out is there. */
export type CentreFormInput = z.input<typeof CentreForm>
