import { z } from 'zod'
import { Name } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { interfaceLanguages } from './languages.ts'
import { Act } from './moderation.ts'
import { signedInProblems } from './people.ts'
import { Problem } from './problem.ts'
import { TermCode } from './vocabularies.ts'
import { wordReasons, wordVocabularies } from './word-decisions.ts'

export const TermOfWord = z.object({
  vocabulary: z.string(),
  code: z.string(),
  labels: z.record(z.string(), z.string()).describe('By language of the interface'),
})

export const ProposedTerm = z
  .object({
    id: z.string(),
    vocabulary: z.string().describe('In which a centre said it'),
    word: z.string().describe('As it was written first'),
    language: z.string().nullable().describe('Of the name of the record that wrote it first; null where nobody said'),
    spellings: z.array(z.string()).describe('Every way in which it was written'),
    state: z.enum(['waiting', 'published', 'mapped', 'refused']),
    revision: z.int().describe('Hand it back when deciding'),
    proposedAt: z.iso.datetime(),
    centres: z
      .array(z.object({ id: z.string(), slug: z.string(), names: z.array(Name) }))
      .describe('Listed records that carry the word now'),
    similar: z
      .array(TermOfWord.extend({ isSame: z.boolean().describe('Whether a label or synonym of it is the same word') }))
      .describe('Terms that may say the same, the most similar first'),
    term: TermOfWord.nullable().describe('The term that it became'),
    isSynonym: z.boolean().describe('Whether the term is known by this word too'),
    reason: z.string().nullable(),
    message: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    acts: z.array(Act).describe('Newest first'),
  })
  .meta({ id: 'ProposedTerm', description: 'A centre’s own word, to be made a term or not' })
export type ProposedTerm = z.infer<typeof ProposedTerm>

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `must have at most ${most} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line of text')

const inEachLanguage = <Value extends z.ZodType>(value: Value) =>
  Object.fromEntries(interfaceLanguages.map((language) => [language, value])) as Record<
    (typeof interfaceLanguages)[number],
    Value
  >

const NewTerm = z
  .strictObject({
    code: TermCode.refine((code) => code !== 'other', 'must say what it is; other is what it takes the place of'),
    broader: TermCode.nullable().default(null).describe('Code of the wider term of the same vocabulary'),
    labels: z.strictObject(inEachLanguage(text(80).min(1, 'must not be empty'))),
    notes: z
      .strictObject(inEachLanguage(text(300).default('')))
      .prefault({})
      .describe('What it means, in a sentence; a language without one gets the English one'),
  })
  .meta({ id: 'NewTerm' })

export const WordDecision = z
  .strictObject({
    revision: z.int().min(1).describe('Of the case that was looked at'),
    outcome: z.enum(['publish', 'map', 'refuse']),
    vocabulary: z.enum(wordVocabularies).optional().describe('Of the term; that of the word where it is left out'),
    term: NewTerm.optional().describe('With publish'),
    code: TermCode.optional().describe('With map: the term that says the same'),
    isSynonym: z
      .boolean()
      .default(true)
      .describe(
        'With publish and map: whether the term is known by this word too, when centres are searched or imported',
      ),
    reason: z.enum(wordReasons).nullable().default(null).describe('With refuse'),
    message: z
      .string()
      .trim()
      .max(2000, 'must have at most 2,000 characters')
      .default('')
      .describe('To those who keep the records, in their letter'),
  })
  .refine(({ outcome, term }) => (outcome === 'publish') === (term !== undefined), {
    path: ['term'],
    error: 'must be given with publish, and with nothing else',
  })
  .refine(({ outcome, code }) => (outcome === 'map') === (code !== undefined), {
    path: ['code'],
    error: 'must be given with map, and with nothing else',
  })
  .refine(({ outcome, reason }) => (outcome === 'refuse') === (reason !== null), {
    path: ['reason'],
    error: `must be one of ${wordReasons.join(', ')} with refuse, and goes with nothing else`,
  })
  .refine(({ reason, message }) => reason !== 'other' || message !== '', {
    path: ['message'],
    error: 'must say why, since the reason is other',
  })
export type WordDecision = z.output<typeof WordDecision>
export type WordDecisionInput = z.input<typeof WordDecision>

const tags = ['Moderating']
const byId = z.strictObject({
  id: z
    .uuid('must be the id of a proposed term')
    .meta({ description: 'Id of a proposed term', example: '3f6c2b1a-9d4e-4f70-8a5b-6c1d2e3f4a5b' }),
})

export const proposedTerms = {
  read: endpoint({
    method: 'GET',
    url: '/moderation/vocabulary/:id',
    schema: {
      summary: 'Read what is needed to decide on a word',
      description:
        'A word that centres use where no term fits, the records that carry it, and terms that may say the same. For moderators of everything, since a term is for centres everywhere.',
      tags,
      params: byId,
      response: { 200: ProposedTerm, ...signedInProblems, 404: Problem },
    },
  }),
  decide: endpoint({
    method: 'POST',
    url: '/moderation/vocabulary/:id/decision',
    schema: {
      summary: 'Decide on a word',
      description:
        'Makes it a term, puts it to a term that there is, or refuses it. A term takes the place of the word on every listed record at once, logged and to be undone; those who keep the records get a letter. Where somebody else has decided, the answer is 409 and nothing is done.',
      tags,
      params: byId,
      body: WordDecision,
      response: { 200: ProposedTerm, ...signedInProblems, 404: Problem, 409: Problem },
    },
  }),
}
