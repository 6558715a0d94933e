import { type FormRole, formRoles, precisions } from '@centres/contract'

export type Precision = (typeof precisions)[number]
export const nameKinds = ['official', 'alias', 'former'] as const
export const lifeStates = ['planned', 'active', 'paused', 'closed'] as const

export type NameValue = { text: string; language: string; kind: (typeof nameKinds)[number] }
export type InstitutionValue = { names: NameValue[]; type: string; website: string }
export type TermValue = { code: string; ownWords: string }
export type DescriptionValue = { language: string; text: string }

/** The form as it is being filled in: every text as it was typed, what is not known as an empty one. */
export type FormValues = {
  yourPart: string
  names: NameValue[]
  institutions: InstitutionValue[]
  lifeState: (typeof lifeStates)[number]
  founded: string
  closed: string
  countryCode: string
  adminArea: string
  city: string
  longitude: string
  latitude: string
  precision: Precision
  website: string
  socialLinks: string[]
  phone: string
  publicEmail: string
  mailbox: string
  languages: string[]
  textLanguages: string[]
  terms: Record<FormRole, TermValue[]>
  descriptions: DescriptionValue[]
}

export type FormKey = keyof FormValues

export const aName = (): NameValue => ({ text: '', language: '', kind: 'official' })
export const anInstitution = (): InstitutionValue => ({ names: [aName()], type: '', website: '' })

export const emptyForm = (): FormValues => ({
  yourPart: '',
  names: [aName()],
  institutions: [anInstitution()],
  lifeState: 'active',
  founded: '',
  closed: '',
  countryCode: '',
  adminArea: '',
  city: '',
  longitude: '',
  latitude: '',
  precision: 'country',
  website: '',
  socialLinks: [],
  phone: '',
  publicEmail: '',
  mailbox: '',
  languages: [],
  textLanguages: [],
  terms: Object.fromEntries(formRoles.map((role) => [role, [] as TermValue[]])) as FormValues['terms'],
  descriptions: [],
})

/** A form as it crosses the wire: a CentreForm, filled in as far as it is. */
export type Draft = Record<string, unknown>

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** Digits and signs as they are typed in any of our languages. */
const plainNumber = (text: string) =>
  text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[٫,]/, '.')
    .replace('−', '-')

/** What is no number stays as it was typed, to be refused beside its field. */
function degreesOf(text: string): number | string | null {
  const plain = plainNumber(text)
  if (plain === '') return null
  return /^-?\d+(\.\d*)?$/.test(plain) ? Number(plain) : text
}

/** The point of the form, where both numbers are there and on the globe. */
export function pointOf({ longitude, latitude }: Pick<FormValues, 'longitude' | 'latitude'>) {
  const [east, north] = [degreesOf(longitude), degreesOf(latitude)]
  if (typeof east !== 'number' || typeof north !== 'number' || Math.abs(east) > 180 || Math.abs(north) > 90) return
  return { longitude: east, latitude: north }
}

const namesOut = (names: NameValue[]) =>
  names.map(({ text, language, kind }) => ({ text: text.trim(), language: orNull(language), kind }))

const isBlank = ({ names, type, website }: InstitutionValue) =>
  type === '' && website.trim() === '' && names.every(({ text }) => text.trim() === '')

export function draftOf(values: FormValues): Draft {
  const { institutions, longitude, latitude, terms } = values
  const point = { longitude: degreesOf(longitude), latitude: degreesOf(latitude) }
  return {
    names: namesOut(values.names),
    institutions: institutions
      .filter((one) => !isBlank(one))
      .map((one) => ({ names: namesOut(one.names), type: orNull(one.type), website: orNull(one.website) })),
    lifeState: values.lifeState,
    founded: orNull(values.founded),
    closed: values.lifeState === 'closed' ? orNull(values.closed) : null,
    countryCode: values.countryCode,
    adminArea: orNull(values.adminArea),
    city: orNull(values.city),
    location: point.longitude === null && point.latitude === null ? null : point,
    precision: values.precision,
    website: orNull(values.website),
    socialLinks: values.socialLinks.map((text) => text.trim()),
    phone: orNull(values.phone),
    publicEmail: orNull(values.publicEmail),
    mailbox: values.mailbox.trim(),
    languages: values.languages,
    textLanguages: values.textLanguages,
    terms: Object.fromEntries(
      formRoles.map((role) => [
        role,
        terms[role].map(({ code, ownWords }) => ({ code, ownWords: code === 'other' ? orNull(ownWords) : null })),
      ]),
    ),
    descriptions: values.descriptions.map(({ language, text }) => ({ language, text: text.trim() })),
  }
}

/** The same with what is the sender's own, where there is any. */
export function registrationDraftOf(values: FormValues): Draft {
  const yourPart = orNull(values.yourPart)
  return { ...draftOf(values), ...(yourPart !== null && { yourPart }) }
}

const isObject = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textIn = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textsIn = (value: unknown) => listIn(value).filter((one) => typeof one === 'string')
const oneOf = <const Value extends string>(values: readonly Value[], value: unknown, usual: Value): Value =>
  values.find((one) => one === value) ?? usual

const namesIn = (value: unknown): NameValue[] =>
  listIn(value)
    .filter(isObject)
    .map(({ text, language, kind }) => ({
      text: textIn(text),
      language: textIn(language),
      kind: oneOf(nameKinds, kind, 'official'),
    }))

/** Reads a form however far it was filled in, and by whichever version of this page. */
export function valuesOf(draft: Draft): FormValues {
  const empty = emptyForm()
  const names = namesIn(draft.names)
  const location = isObject(draft.location) ? draft.location : {}
  const terms = isObject(draft.terms) ? draft.terms : {}
  const institutions = listIn(draft.institutions)
    .filter(isObject)
    .map((one): InstitutionValue => {
      const names = namesIn(one.names)
      return { names: names.length > 0 ? names : [aName()], type: textIn(one.type), website: textIn(one.website) }
    })
  return {
    yourPart: textIn(draft.yourPart),
    names: names.length > 0 ? names : empty.names,
    institutions: institutions.length > 0 ? institutions : empty.institutions,
    lifeState: oneOf(lifeStates, draft.lifeState, empty.lifeState),
    founded: textIn(draft.founded),
    closed: textIn(draft.closed),
    countryCode: textIn(draft.countryCode),
    adminArea: textIn(draft.adminArea),
    city: textIn(draft.city),
    longitude: textIn(location.longitude),
    latitude: textIn(location.latitude),
    precision: oneOf(precisions, draft.precision, empty.precision),
    website: textIn(draft.website),
    socialLinks: textsIn(draft.socialLinks),
    phone: textIn(draft.phone),
    publicEmail: textIn(draft.publicEmail),
    mailbox: textIn(draft.mailbox),
    languages: textsIn(draft.languages),
    textLanguages: textsIn(draft.textLanguages),
    terms: Object.fromEntries(
      formRoles.map((role) => [
        role,
        listIn(terms[role])
          .filter(isObject)
          .map(({ code, ownWords }) => ({ code: textIn(code), ownWords: textIn(ownWords) })),
      ]),
    ) as FormValues['terms'],
    descriptions: listIn(draft.descriptions)
      .filter(isObject)
      .map(({ language, text }) => ({ language: textIn(language), text: textIn(text) })),
  }
}
