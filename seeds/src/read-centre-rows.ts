import { readFileSync } from 'node:fs'
import { CentreId } from '@centres/contract'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { areaCodes } from './areas.ts'
import type { Refusal } from './refusal.ts'
import { associationCodes, audienceCodes, institutionTypes, kinds, modalityTerms, tutorCodes } from './term-mapping.ts'

export const centresFile = new URL('../data/writing-centres.csv', import.meta.url)
const fileName = 'writing-centres.csv'

const text = (most: number) => z.string().max(most, `is longer than ${most} characters`)
const required = (most: number) => text(most).min(1, 'is empty; accepted: a text')
const list = (codes: string[]) =>
  z
    .string()
    .transform((cell) => cell.split(';').filter(Boolean))
    .pipe(
      z.array(
        z.string().refine((code) => codes.includes(code), {
          error: ({ input }) => `"${input}" is not known; accepted: ${codes.join(', ')}, several parted by ;`,
        }),
      ),
    )
const oneOf = (codes: string[]) =>
  z.string().refine((code) => codes.includes(code), {
    error: ({ input }) => `"${input}" is not known; accepted: ${codes.join(', ')}`,
  })

const isLanguageTag = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}
const languageTag = z.string().refine(isLanguageTag, {
  error: ({ input }) => `"${input}" is not a language tag; accepted: BCP 47 as in zh-Hant`,
})

const optional = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema], { error: (issue) => firstMessage(issue.input, schema) })

function firstMessage(input: unknown, schema: z.ZodType): string {
  return schema.safeParse(input).error?.issues[0]?.message ?? 'is not accepted'
}

const degrees = (most: number) =>
  z
    .string()
    .refine((cell) => /^-?\d{1,3}(\.\d+)?$/.test(cell) && Math.abs(Number(cell)) <= most, {
      error: ({ input }) => `"${input}" is not a coordinate; accepted: decimal degrees from -${most} to ${most}`,
    })
    .transform(Number)

const webAddress = z.url({
  protocol: /^https?$/,
  // A host may end with a dot, as in issuu.com.
  hostname: /^([a-z0-9-]+\.)+[a-z0-9-]+\.?$/i,
  error: ({ input }) => `"${input}" is not a web address; accepted: http:// or https:// and a host`,
})

export const CentreRow = z.strictObject({
  id: CentreId,
  name: required(300),
  name_local: optional(text(300)),
  name_local_lang: optional(languageTag),
  institution: required(300),
  institution_local: optional(text(300)),
  institution_type: oneOf(institutionTypes),
  kind: oneOf(kinds),
  city: optional(text(200)),
  admin_area: optional(text(200)),
  country_code: z.string().refine((code) => areaCodes().includes(code), {
    error: ({ input }) => `"${input}" is not a country or area; accepted: ISO 3166-1 alpha-2 in capitals, and XK`,
  }),
  latitude: degrees(90),
  longitude: degrees(180),
  location_precision: z.enum(['campus', 'city'], { error: 'is not known; accepted: campus, city' }),
  website: optional(webAddress),
  public_email: optional(z.email({ error: 'is not an e-mail address; accepted: name@host' })),
  languages: z
    .string()
    .transform((cell) => cell.split(';').filter(Boolean))
    .pipe(z.array(languageTag)),
  modalities: list(Object.keys(modalityTerms)),
  audiences: list(Object.keys(audienceCodes)),
  tutors: list(Object.keys(tutorCodes)),
  associations: list(Object.keys(associationCodes)),
  founded_year: optional(
    z.string().regex(/^[12]\d{3}$/, { error: ({ input }) => `"${input}" is not a year; accepted: four digits` }),
  ),
  description: optional(text(2000)),
  source_url: webAddress,
  source_kind: z.enum(['page', 'knowledge'], { error: 'is not known; accepted: page, knowledge' }),
})
export type CentreRow = z.output<typeof CentreRow>

export type CentreRows = { rows: { number: number; row: CentreRow }[]; refusals: Refusal[] }

/** Rows are numbered as a spreadsheet shows them: the heading is row 1. */
export function readCentreRows(csv: string = readFileSync(centresFile, 'utf8')): CentreRows {
  const cells: Record<string, string>[] = parse(csv, { columns: true, bom: true, relax_column_count: true })
  const refusals: Refusal[] = []
  const seen = new Map<string, number>()
  const rows = cells.flatMap((record, index) => {
    const number = index + 2
    const refuse = (column: string | null, problem: string) =>
      refusals.push({ file: fileName, row: number, column, problem })
    const parsed = CentreRow.safeParse(record)
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        if (issue.code === 'unrecognized_keys') refuse(issue.keys.join(', '), 'is not a column of this file')
        else if (record[String(issue.path[0])] === undefined) refuse(String(issue.path[0]), 'is missing')
        else refuse(String(issue.path[0]), issue.message)
      }
      return []
    }
    const row = parsed.data
    const first = seen.get(row.id)
    if (first !== undefined) {
      refuse('id', `${row.id} is the id of row ${first}; accepted: an id of its own`)
      return []
    }
    seen.set(row.id, number)
    if ((row.name_local === null) !== (row.name_local_lang === null)) {
      refuse('name_local_lang', 'name_local and name_local_lang are given together or not at all')
      return []
    }
    return [{ number, row }]
  })
  return { rows, refusals }
}
