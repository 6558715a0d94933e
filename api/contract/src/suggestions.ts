import { z } from 'zod'
import { CentreForm, YearOrDate } from './centre-form.ts'
import { Name } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { type FormRole, formRoles } from './form-codes.ts'
import { CentreId } from './ids.ts'
import { InterfaceLanguage } from './languages.ts'
import { Done, Email, signedInProblems, unsafeProblems } from './people.ts'
import { Problem } from './problem.ts'
import { Draft } from './registrations.ts'
import { noRobot } from './robots.ts'
import {
  answerReasons,
  reportConcerns,
  reportReasons,
  suggestedParts,
  suggestionHours,
  suggestionKinds,
  suggestionReasons,
} from './suggestion-words.ts'

const { shape } = CentreForm
const termsShape = shape.terms.shape
type TermList = ReturnType<(typeof termsShape)[FormRole]['unwrap']>

/**
 * The parts of a form that anybody may say something about. Every one is named, so that a new field is not among them
 * before somebody decides it; what is private and how exactly a place is shown are the centre's own to say.
 */
export const SuggestedChanges = z
  .strictObject({
    names: shape.names.optional(),
    institutions: shape.institutions.unwrap().optional(),
    lifeState: z.enum(['planned', 'active', 'paused']).optional(),
    founded: shape.founded.unwrap().optional(),
    countryCode: shape.countryCode.optional(),
    adminArea: shape.adminArea.unwrap().optional(),
    city: shape.city.unwrap().optional(),
    location: shape.location.unwrap().optional(),
    website: shape.website.unwrap().optional(),
    socialLinks: shape.socialLinks.unwrap().optional(),
    phone: shape.phone.unwrap().optional(),
    publicEmail: shape.publicEmail.unwrap().optional(),
    languages: shape.languages.unwrap().optional(),
    textLanguages: shape.textLanguages.unwrap().optional(),
    terms: z
      .strictObject(
        Object.fromEntries(formRoles.map((role) => [role, termsShape[role].unwrap().optional()])) as Record<
          FormRole,
          z.ZodOptional<TermList>
        >,
      )
      .optional(),
    descriptions: shape.descriptions.unwrap().optional(),
  })
  .meta({ id: 'SuggestedChanges', description: 'What a CentreForm should say instead; only the parts that are wrong' })
export type SuggestedChanges = z.output<typeof SuggestedChanges>

/** An id, or the address of the profile that has it. */
const ProfileReference = z
  .string()
  .trim()
  .max(500, 'must be the id of a centre or the address of its page')
  .overwrite((text) => /wca-[\da-z]{7}/i.exec(text)?.[0] ?? text)
  .pipe(CentreId)

export const SuggestionToSend = z
  .strictObject({
    kind: z.enum(suggestionKinds),
    changes: SuggestedChanges.default({}).describe('With the kind change'),
    closed: YearOrDate.nullable().default(null).describe('With the kind closed: since when, where that is known'),
    duplicateOf: ProfileReference.nullable()
      .default(null)
      .describe('With the kind duplicate: the other record, by its id or the address of its page'),
    concern: z
      .enum(reportConcerns)
      .nullable()
      .default(null)
      .describe('With the kind report: what is wrong with the entry as a whole'),
    words: z
      .string()
      .trim()
      .max(2000, 'must have at most 2,000 characters')
      .transform((text) => text || null)
      .nullable()
      .default(null)
      .describe('With the kind report: own words, for moderators alone'),
    source: z
      .string()
      .trim()
      .min(3, 'must say how you know, by a web address or in words')
      .max(1000, 'must have at most 1,000 characters')
      .nullable()
      .default(null)
      .describe(
        'How one knows: a web address, or words. Public once something is taken over; that of a report, which may do without, is not',
      ),
    email: Email.describe('Private: for the letter that confirms, and for the answer'),
    language: InterfaceLanguage.default('en').describe('In which letters are written'),
    ...noRobot,
  })
  .refine(({ kind, changes }) => (kind === 'change') === Object.keys(changes).length > 0, {
    path: ['changes'],
    error: 'must hold at least one part with the kind change, and none with another',
  })
  .refine(
    ({ changes: { terms } }) => terms === undefined || Object.values(terms).some((given) => given !== undefined),
    {
      path: ['changes', 'terms'],
      error: 'must hold at least one list of terms, or be left out',
    },
  )
  .refine(({ kind, closed }) => kind === 'closed' || closed === null, {
    path: ['closed'],
    error: 'goes with the kind closed only',
  })
  .refine(({ kind, duplicateOf }) => (kind === 'duplicate') === (duplicateOf !== null), {
    path: ['duplicateOf'],
    error: 'must name another record with the kind duplicate, and goes with no other',
  })
  .refine(({ kind, concern }) => (kind === 'report') === (concern !== null), {
    path: ['concern'],
    error: `must be one of ${reportConcerns.join(', ')} with the kind report, and goes with no other`,
  })
  .refine(({ kind, words }) => kind === 'report' || words === null, {
    path: ['words'],
    error: 'goes with the kind report only',
  })
  .refine(({ concern, words }) => concern !== 'other' || words !== null, {
    path: ['words'],
    error: 'must say what is wrong, since the concern is other',
  })
  .refine(({ kind, source }) => kind === 'report' || source !== null, {
    path: ['source'],
    error: 'must say how you know, by a web address or in words',
  })
export type SuggestionInput = z.input<typeof SuggestionToSend>

const Part = z.enum(suggestedParts).describe('A part of the form, as in terms.kind')

const Outcome = z.strictObject({
  part: Part,
  take: z.boolean(),
  reason: z
    .enum(answerReasons)
    .nullable()
    .default(null)
    .describe(
      `Why a part is not taken over: ${suggestionReasons.join(', ')}; of a report, why nothing is to be done: ${reportReasons.join(', ')}`,
    ),
})

const CentreNamed = z.object({ id: z.string(), slug: z.string(), names: z.array(Name) })

export const SuggestionCase = z
  .object({
    id: z.string(),
    kind: z.enum(suggestionKinds),
    state: z.enum(['open', 'decided']),
    centre: CentreNamed,
    parts: z.array(Part).describe('What is to be decided, in the order of the form'),
    changes: Draft.describe('SuggestedChanges'),
    closed: z.string().nullable(),
    duplicateOf: CentreNamed.nullable(),
    concern: z.enum(reportConcerns).nullable(),
    words: z.string().nullable(),
    source: z.string().nullable(),
    language: InterfaceLanguage.describe('In which the answer to the sender is written'),
    confirmedAt: z.iso.datetime(),
    moderatorsFrom: z.iso.datetime().describe('From when on moderators decide'),
    present: Draft.describe('What the record says now of the parts of the suggestion'),
    version: z.string().describe('Of the record; hand it back when deciding'),
    outcome: z.array(Outcome).nullable().describe('Once it is decided'),
    message: z.string().nullable(),
    role: z.enum(['steward', 'moderator']).describe('As what the asking person decides'),
  })
  .meta({ id: 'SuggestionCase', description: 'A suggestion beside the record, for those who decide on it' })
export type SuggestionCase = z.infer<typeof SuggestionCase>

export const SuggestionDecision = z
  .strictObject({
    version: z.string().max(40).describe('Of the record that was looked at'),
    fields: z.array(Outcome).min(1).max(40).describe('Every part of the suggestion, each once'),
    message: z.string().trim().max(2000, 'must have at most 2,000 characters').default('').describe('To the sender'),
  })
  .refine(({ fields }) => fields.every(({ take, reason }) => take === (reason === null)), {
    path: ['fields'],
    error: 'must give a reason for each part that is not taken over, and for no other',
  })
  .refine(
    ({ fields }) =>
      fields.every(({ part, reason }) => {
        const reasons: readonly string[] = part === 'report' ? reportReasons : suggestionReasons
        return reason === null || reasons.includes(reason)
      }),
    { path: ['fields'], error: 'must give a reason that goes with the part' },
  )
  .refine(({ fields, message }) => message !== '' || fields.every(({ reason }) => reason !== 'other'), {
    path: ['message'],
    error: 'must say why, since a reason is other',
  })
export type SuggestionDecision = z.output<typeof SuggestionDecision>

const tags = ['Suggesting']
const byId = z.strictObject({
  id: z
    .uuid('must be the id of a suggestion')
    .meta({ description: 'Id of a suggestion', example: '5c2d9f1e-3b7a-4c58-8d0f-2e6b9a4c7d13' }),
})

export const suggestions = {
  send: endpoint({
    method: 'POST',
    url: '/centres/:id/suggestions',
    schema: {
      summary: 'Suggest a change of a record, or report it',
      description: `Anybody may. The sender gets a letter with a link that confirms it, once and within ${suggestionHours} hours; before that nobody sees it. The stewards of the centre decide, after 14 days or where there are none moderators; a report goes to moderators at once and to nobody else. The answer comes by letter.`,
      tags,
      params: z.strictObject({ id: CentreId }),
      body: SuggestionToSend,
      response: { 202: Done, ...unsafeProblems, 404: Problem, 409: Problem, 410: Problem },
    },
  }),
  confirm: endpoint({
    method: 'POST',
    url: '/suggestions/confirmation',
    schema: {
      summary: 'Confirm a suggestion with the token of a link',
      description: 'A token that was used, has expired or never was is refused with 410.',
      tags,
      body: z.strictObject({ token: z.string().min(1).max(200) }),
      response: {
        200: z.object({ centre: CentreNamed, kind: z.enum(suggestionKinds) }),
        ...unsafeProblems,
        410: Problem,
      },
    },
  }),
  list: endpoint({
    method: 'GET',
    url: '/me/suggestions',
    schema: {
      summary: 'List suggestions for one’s own centres',
      description: 'What waits for the asking steward, the oldest first.',
      tags,
      response: { 200: z.object({ items: z.array(SuggestionCase) }), 401: Problem, 429: Problem, 503: Problem },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/suggestions/:id',
    schema: {
      summary: 'Read a suggestion to decide on it',
      description:
        'For the stewards of the centre and, once it is theirs to decide, for moderators. Who sent it is told to nobody.',
      tags,
      params: byId,
      response: { 200: SuggestionCase, ...signedInProblems, 404: Problem },
    },
  }),
  decide: endpoint({
    method: 'POST',
    url: '/suggestions/:id/decision',
    schema: {
      summary: 'Decide on a suggestion',
      description:
        'What is taken over is published at once and logged with the source of the suggestion; the sender gets a letter. A report changes nothing by itself: to take it says that the record has been mended, and withdrawing the record answers it. Where somebody else has decided or the record has changed, the answer is 409 and nothing is done.',
      tags,
      params: byId,
      body: SuggestionDecision,
      response: { 200: SuggestionCase, ...signedInProblems, 404: Problem, 409: Problem },
    },
  }),
}
