import { CentreForm, formRoles } from '@centres/contract'
import type { InstitutionRecord } from '@centres/db'
import { type ListRole, listRoles } from './known-words.ts'
import { fieldAt, type RowProblem, type RowValues } from './read-row.ts'
import { ofSchema, type Sentence, sentence } from './sentence.ts'

export type Point = { longitude: number; latitude: number }

export type Surroundings = {
  /** Of the row's point, where no column says it. */
  countryCode: string | undefined
  townOf: (countryCode: string, city: string) => Point | undefined
  /** The institution that the directory or an earlier row of the list has by this name. */
  institutionOf: (countryCode: string, name: string) => InstitutionRecord | undefined
}

export type Filled = { form: CentreForm; problems: RowProblem[]; notes: Sentence[] }

/** Stands where a list gives no mailbox, as a form has to have one; it is in no record. */
const noMailbox = 'none@example.org'

function blank(): CentreForm {
  return {
    names: [],
    institutions: [],
    lifeState: 'active',
    founded: null,
    closed: null,
    countryCode: '',
    adminArea: null,
    city: null,
    location: null,
    precision: 'country',
    website: null,
    socialLinks: [],
    phone: null,
    publicEmail: null,
    mailbox: '',
    languages: [],
    textLanguages: [],
    terms: Object.fromEntries(formRoles.map((role) => [role, []])) as unknown as CentreForm['terms'],
    descriptions: [],
  }
}

function namesOf({ name = '', nameLanguage, otherNames }: RowValues, { names }: CentreForm): CentreForm['names'] {
  const [first, ...others] = names
  const language = nameLanguage ?? (first?.text === name ? first.language : null)
  const aliases = otherNames?.map((text) => ({ text, language: null, kind: 'alias' as const }))
  const kept = aliases ? others.filter(({ kind }) => kind !== 'alias') : others
  return [
    { text: name, language, kind: 'official' },
    ...kept.filter(({ text }) => text !== name),
    ...(aliases ?? []).filter(({ text }) => text !== name),
  ]
}

function institutionsOf(
  { institution, institutionType, institutionWebsite }: RowValues,
  { institutions }: CentreForm,
  countryCode: string,
  { institutionOf }: Surroundings,
): CentreForm['institutions'] {
  if (institution === undefined || institutions.some(({ names }) => names.some(({ text }) => text === institution)))
    return institutions
  const known = institutionOf(countryCode, institution)
  if (known) return [{ names: known.names, type: known.type, website: known.website }]
  const names = [{ text: institution, language: null, kind: 'official' as const }]
  return [{ names, type: institutionType ?? null, website: institutionWebsite ?? null }]
}

type Place = Pick<CentreForm, 'location' | 'precision'>

function placeOf(
  values: RowValues,
  base: CentreForm,
  countryCode: string,
  { townOf }: Surroundings,
  notes: Sentence[],
): Place {
  const { point, city } = values
  const precision = values.precision as CentreForm['precision'] | undefined
  if (point) {
    const isSame = base.location?.longitude === point.longitude && base.location.latitude === point.latitude
    return { location: point, precision: precision ?? (isSame ? base.precision : 'campus') }
  }
  const isNew = base.names.length === 0
  if (city === undefined || (!isNew && base.city === city && base.countryCode === countryCode))
    return { location: base.location, precision: precision ?? base.precision }
  const town = townOf(countryCode, city)
  if (town) return { location: town, precision: precision ?? 'city' }
  notes.push(sentence('noTown', { city }))
  return { location: null, precision: precision === 'online' || precision === 'hidden' ? precision : 'country' }
}

function termsOf(given: RowValues['terms'], base: CentreForm): CentreForm['terms'] {
  const coded = (codes: string[], role: ListRole) =>
    codes.map((code) => base.terms[role].find((term) => term.code === code) ?? { code, ownWords: null })
  const filled = Object.fromEntries(
    listRoles.flatMap((role) => (given[role] ? [[role, coded(given[role], role)]] : [])),
  )
  const terms = { ...base.terms, ...filled }
  return terms.kind.length > 0 ? terms : { ...terms, kind: [{ code: 'writing-centre', ownWords: null }] }
}

function descriptionsOf({ description, descriptionLanguage, nameLanguage }: RowValues, { descriptions }: CentreForm) {
  if (description === undefined) return descriptions
  const language = descriptionLanguage ?? nameLanguage ?? 'en'
  const text = description
  if (!descriptions.some((one) => one.language === language)) return [...descriptions, { language, text }]
  return descriptions.map((one) => (one.language === language ? { language, text } : one))
}

/** The form of a record with what a row says laid over it; of a new one with nothing beneath. */
export function fillForm(values: RowValues, known: CentreForm | undefined, around: Surroundings): Filled {
  const base = known ?? blank()
  const notes: Sentence[] = []
  const countryCode = values.countryCode ?? around.countryCode ?? base.countryCode
  const problems: RowProblem[] = []
  if (countryCode === '') problems.push({ field: 'country', ...sentence('countryMissing') })
  const form = {
    ...base,
    names: namesOf(values, base),
    institutions: institutionsOf(values, base, countryCode, around),
    lifeState: (values.lifeState ?? base.lifeState) as CentreForm['lifeState'],
    founded: values.founded ?? base.founded,
    countryCode,
    adminArea: values.adminArea ?? base.adminArea,
    city: values.city ?? base.city,
    ...placeOf(values, base, countryCode, around, notes),
    website: values.website ?? base.website,
    phone: values.phone ?? base.phone,
    mailbox: (values.email ?? base.mailbox) || noMailbox,
    languages: values.languages ?? base.languages,
    terms: termsOf(values.terms, base),
    descriptions: descriptionsOf(values, base),
  }
  const parsed = CentreForm.safeParse(form)
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldAt(issue.path.join('.'))
    // Said above, in other words.
    if (!(field === 'country' && countryCode === '')) problems.push({ field, ...ofSchema(issue) })
  }
  const { mailbox, ...rest } = parsed.data ?? form
  return { form: { ...rest, mailbox: mailbox === noMailbox ? '' : mailbox }, problems, notes }
}
