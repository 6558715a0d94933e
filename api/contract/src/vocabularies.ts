import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { InterfaceLanguage } from './languages.ts'
import { Problem } from './problem.ts'

/** A stable code of a vocabulary: kebab-case. */
export const TermCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be a code in lower case, as in writing-centre', abort: true })
  .max(60, 'must be a code of at most 60 characters')

export const Term = z
  .object({
    code: z.string(),
    label: z.string(),
    note: z.string(),
    broader: z.string().nullable().describe('Code of the wider term of the same vocabulary'),
    replacedBy: z.string().nullable().describe('Code of the term that took its place'),
    since: z.string().describe('Date, ISO 8601'),
    isSelectable: z.boolean().describe('False for a term that only groups others'),
    url: z.string().nullable().describe("An association's own page"),
  })
  .meta({ id: 'Term' })
export type Term = z.infer<typeof Term>

export const Vocabulary = z
  .object({ code: z.string(), label: z.string(), note: z.string(), terms: z.array(Term) })
  .meta({ id: 'Vocabulary' })
export type Vocabulary = z.infer<typeof Vocabulary>

export const Area = z
  .object({
    code: z.string().describe('ISO 3166-1 alpha-2'),
    regions: z.array(z.string()).describe('UN M49 codes of the regions that hold it, widest first'),
  })
  .meta({ id: 'Area', description: 'A country or area' })

export const VocabularyList = z
  .object({
    lang: InterfaceLanguage,
    vocabularies: z.array(Vocabulary),
    areas: z.array(Area).describe('Countries and areas; their names are those of CLDR (Intl.DisplayNames)'),
    languages: z.array(z.string()).describe('Language tags in use in the directory'),
  })
  .meta({ id: 'VocabularyList' })
export type VocabularyList = z.infer<typeof VocabularyList>

export const vocabularies = {
  list: endpoint({
    method: 'GET',
    url: '/vocabularies',
    schema: {
      summary: 'List the vocabularies',
      description:
        'Every controlled vocabulary with its terms, labelled in one of the interface languages, and the codes of countries, areas, regions and languages in use. The codes are what the filters take.',
      tags: ['Vocabularies'],
      querystring: z.strictObject({ lang: InterfaceLanguage.default('en') }),
      response: { 200: VocabularyList, 400: Problem, 429: Problem },
    },
  }),
}
