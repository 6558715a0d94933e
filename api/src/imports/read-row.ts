import { type ImportField, type ImportSentence, importFields } from '@centres/contract'
import { type KnownWords, type ListRole, listRoles } from './known-words.ts'
import { type Sentence, sentence } from './sentence.ts'

export type RowProblem = { field: ImportField | null } & Sentence

/** What a row says of a centre; what its cells leave empty it says nothing about. */
export type RowValues = {
  key?: string
  name?: string
  nameLanguage?: string
  otherNames?: string[]
  institution?: string
  institutionType?: string
  institutionWebsite?: string
  countryCode?: string
  adminArea?: string
  city?: string
  point?: { longitude: number; latitude: number }
  precision?: string
  website?: string
  email?: string
  phone?: string
  founded?: string
  lifeState?: string
  languages?: string[]
  terms: Partial<Record<ListRole, string[]>>
  description?: string
  descriptionLanguage?: string
}

const lines = (text: string) => text.replace(/\r\n?/g, '\n').trim()
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Semicolons, bars and line breaks part values; commas do where there is nothing else. */
const partsOf = (cell: string) =>
  [...new Set(cell.split(/[;|\n]/.test(cell) ? /[;|\n]/ : ',').map(oneLine))].filter((part) => part !== '')

/** People leave out what browsers do not ask for. */
const webAddress = (cell: string) => (/^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(cell) ? `https://${cell}` : cell)

const degrees = (cell: string, most: number): number | undefined => {
  const number = Number(
    cell
      .replace(/^([+-−]?\d{1,3}),(\d+)$/, '$1.$2')
      .replace('−', '-')
      .replace(/°$/, ''),
  )
  return Number.isFinite(number) && Math.abs(number) <= most ? number : undefined
}

/** The cells of a row in the words of the directory, or what is wrong with them. */
export function readRow(
  cells: string[],
  columnOf: Partial<Record<ImportField, number>>,
  words: KnownWords,
): { values: RowValues; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const refuse = (field: ImportField, code: ImportSentence, values?: Record<string, string>) =>
    problems.push({ field, ...sentence(code, values) })
  const cell = (field: ImportField): string | undefined => {
    const column = columnOf[field]
    const text = column === undefined ? '' : lines(cells[column] ?? '')
    return text === '' ? undefined : text
  }
  const values: RowValues = { terms: {} }

  for (const field of ['key', 'name', 'institution', 'adminArea', 'city', 'email', 'phone', 'founded'] as const) {
    const text = cell(field)
    if (text !== undefined) values[field] = oneLine(text)
  }
  if (values.name === undefined) refuse('name', 'empty')
  for (const field of ['website', 'institutionWebsite'] as const) {
    const text = cell(field)
    if (text !== undefined) values[field] = webAddress(oneLine(text))
  }
  const description = cell('description')
  if (description !== undefined) values.description = description
  const otherNames = cell('otherNames')
  if (otherNames !== undefined) values.otherNames = partsOf(otherNames)

  const country = cell('country')
  if (country !== undefined) {
    const [code, ...more] = words.countries(country)
    if (code === undefined) refuse('country', 'country', { value: country })
    else if (more.length > 0)
      refuse('country', 'countryAmbiguous', { value: country, codes: [code, ...more].join(' or ') })
    else values.countryCode = code
  }

  const coordinate = (field: 'longitude' | 'latitude', most: number) => {
    const text = cell(field)
    if (text === undefined) return undefined
    const number = degrees(text, most)
    if (number === undefined) refuse(field, 'degrees', { most: String(most), value: text })
    return number
  }
  const longitude = coordinate('longitude', 180)
  const latitude = coordinate('latitude', 90)
  if (longitude !== undefined && latitude !== undefined) values.point = { longitude, latitude }
  else if (longitude !== undefined && cell('latitude') === undefined) refuse('latitude', 'latitudeMissing')
  else if (latitude !== undefined && cell('longitude') === undefined) refuse('longitude', 'longitudeMissing')

  for (const [field, vocabulary] of [
    ['institutionType', 'institution-type'],
    ['precision', 'precision'],
    ['lifeState', 'life-state'],
  ] as const) {
    const text = cell(field)
    if (text === undefined) continue
    const code = words.term(vocabulary, text)
    if (code === undefined) refuse(field, 'term', { vocabulary, value: text })
    else values[field] = code
  }
  for (const role of listRoles) {
    const text = cell(role)
    if (text === undefined) continue
    const codes = partsOf(text).map((part) => ({ part, code: words.term(role, part) }))
    for (const { part, code } of codes) if (code === undefined) refuse(role, 'terms', { vocabulary: role, value: part })
    values.terms[role] = [...new Set(codes.flatMap(({ code }) => code ?? []))]
  }

  const language = (field: ImportField, text: string) => {
    const tag = words.language(text)
    if (tag === undefined) refuse(field, 'unknownLanguage', { value: text })
    return tag
  }
  for (const field of ['nameLanguage', 'descriptionLanguage'] as const) {
    const text = cell(field)
    const tag = text === undefined ? undefined : language(field, text)
    if (tag !== undefined) values[field] = tag
  }
  const languages = cell('languages')
  if (languages !== undefined)
    values.languages = [...new Set(partsOf(languages).flatMap((part) => language('languages', part) ?? []))]
  return { values, problems }
}

/** Where in a form a problem lies, by the column that said it. */
export function fieldAt(path: string): ImportField | null {
  if (path.startsWith('terms.'))
    return (listRoles as readonly string[]).includes(path.split('.')[1] ?? '') ? (path.split('.')[1] as ListRole) : null
  if (path.startsWith('institutions.')) {
    if (path.endsWith('website')) return 'institutionWebsite'
    return path.endsWith('type') ? 'institutionType' : 'institution'
  }
  if (path.startsWith('names.0')) return path.endsWith('language') ? 'nameLanguage' : 'name'
  if (path.startsWith('names')) return 'otherNames'
  if (path.startsWith('location')) return path.endsWith('longitude') ? 'longitude' : 'latitude'
  if (path.startsWith('descriptions')) return path.endsWith('language') ? 'descriptionLanguage' : 'description'
  if (path.startsWith('countryCode')) return 'country'
  if (path.startsWith('mailbox')) return 'email'
  const [first = ''] = path.split('.')
  return importFields.find((field) => field === first) ?? null
}
