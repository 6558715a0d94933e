import { readFileSync } from 'node:fs'
import type { TermRecord, VocabularyRecord } from '@centres/db'
import { z } from 'zod'
import type { Refusal } from './refusal.ts'

/** In the order in which a form would ask for them. */
export const vocabularyCodes = [
  'kind',
  'institution-type',
  'placement',
  'service',
  'modality',
  'audience',
  'tutor',
  'association',
  'designation',
  'collaboration',
  'life-state',
  'evidence',
  'precision',
  'name-kind',
  'source-kind',
]

export const vocabularyFile = (code: string) => new URL(`../data/vocabularies/${code}.json`, import.meta.url)

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a code in lower case, as in writing-centre')

/** English at least; readers of a language that lacks a text get the English one. */
const texts = z.record(z.string(), z.string().min(1)).refine((labels) => labels.en, 'must have an English text')

const Term = z.strictObject({
  code,
  labels: texts,
  notes: texts,
  broader: code.optional(),
  replacedBy: code.optional(),
  since: z.iso.date(),
  selectable: z.boolean().default(true),
  synonyms: z.array(z.strictObject({ language: z.string(), text: z.string().min(1) })).default([]),
  url: z.url({ protocol: /^https?$/ }).optional(),
  region: z.string().optional(),
  languages: z.array(z.string()).optional(),
})

const VocabularyFile = z.strictObject({ code, labels: texts, notes: texts, terms: z.array(z.unknown()) })

export type ReadVocabularies = { vocabularies: VocabularyRecord[]; refusals: Refusal[] }

export function readVocabularies(
  read: (code: string) => string = (name) => readFileSync(vocabularyFile(name), 'utf8'),
): ReadVocabularies {
  const refusals: Refusal[] = []
  const vocabularies = vocabularyCodes.flatMap((name) => {
    const file = `vocabularies/${name}.json`
    const parsed = VocabularyFile.safeParse(JSON.parse(read(name)))
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        refusals.push({ file, row: null, column: path.join('.'), problem: message })
      return []
    }
    const { terms, ...head } = parsed.data
    const refuse = (index: number, column: string, problem: string) =>
      refusals.push({ file, row: index + 1, column, problem })
    return [{ ...head, terms: readTerms(terms, refuse) }]
  })
  return { vocabularies, refusals }
}

function readTerms(terms: unknown[], refuse: (index: number, column: string, problem: string) => void): TermRecord[] {
  const seen = new Set<string>()
  const accepted = terms.flatMap((value, index) => {
    const parsed = Term.safeParse(value)
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) refuse(index, path.join('.'), message)
      return []
    }
    const {
      selectable,
      broader = null,
      replacedBy = null,
      url = null,
      code,
      labels,
      notes,
      since,
      synonyms,
    } = parsed.data
    if (seen.has(code)) {
      refuse(index, 'code', `${code} is there twice; accepted: a code of its own`)
      return []
    }
    seen.add(code)
    const record = { code, labels, notes, broader, replacedBy, since, isSelectable: selectable, url, synonyms }
    return [{ index, record }]
  })
  return withKnownLinks(accepted, refuse)
}

/** A term whose wider term or replacement is not accepted is not accepted either. */
function withKnownLinks(
  accepted: { index: number; record: TermRecord }[],
  refuse: (index: number, column: string, problem: string) => void,
): TermRecord[] {
  const codes = new Set(accepted.map(({ record }) => record.code))
  const kept = accepted.filter(({ index, record }) => {
    const isUnknown = (target: string | null): target is string => target !== null && !codes.has(target)
    if (isUnknown(record.broader)) refuse(index, 'broader', `${record.broader} is not a term of this vocabulary`)
    if (isUnknown(record.replacedBy))
      refuse(index, 'replacedBy', `${record.replacedBy} is not a term of this vocabulary`)
    return !isUnknown(record.broader) && !isUnknown(record.replacedBy)
  })
  if (kept.length === accepted.length) return kept.map(({ record }) => record)
  return withKnownLinks(kept, refuse)
}
