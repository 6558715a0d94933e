import { type CentreForm, formRoles, type ProblemDetail } from '@centres/contract'
import { type AreaCheck, checkArea, knownCodes, type Reader } from '@centres/db'
import { isRegistered } from '../centres/language-registry.ts'
import { Invalid } from '../errors.ts'

export const vocabularyOf = (role: (typeof formRoles)[number]) =>
  role === 'offers' || role === 'seeks' ? 'collaboration' : role

type Codes = Map<string, Set<string>>

function unknownCodes(form: CentreForm, codes: Codes): { name: string; message: string }[] {
  const lacks = (list: string, code: string) => !codes.get(list)?.has(code)
  const terms = formRoles.flatMap((role) =>
    form.terms[role].flatMap(({ code }, place) =>
      lacks(vocabularyOf(role), code)
        ? [{ name: `terms.${role}.${place}.code`, message: `must be a code of ${vocabularyOf(role)}; ${code} is none` }]
        : [],
    ),
  )
  const types = form.institutions.flatMap(({ type }, place) =>
    type !== null && lacks('institution-type', type)
      ? [{ name: `institutions.${place}.type`, message: `must be a code of institution-type; ${type} is none` }]
      : [],
  )
  const area = lacks('area', form.countryCode)
    ? [{ name: 'countryCode', message: `must be a country or area of ISO 3166-1; ${form.countryCode} is none` }]
    : []
  return [...area, ...types, ...terms]
}

function unknownLanguages(form: CentreForm): { name: string; message: string }[] {
  const tagged = [
    ...form.languages.map((tag, place) => ({ tag, name: `languages.${place}` })),
    ...form.textLanguages.map((tag, place) => ({ tag, name: `textLanguages.${place}` })),
    ...form.names.map(({ language }, place) => ({ tag: language, name: `names.${place}.language` })),
    ...form.institutions.flatMap(({ names }, host) =>
      names.map(({ language }, place) => ({ tag: language, name: `institutions.${host}.names.${place}.language` })),
    ),
    ...form.descriptions.map(({ language }, place) => ({ tag: language, name: `descriptions.${place}.language` })),
  ]
  return tagged.flatMap(({ tag, name }) =>
    tag === null || isRegistered(tag)
      ? []
      : [{ name, message: `must be a tag whose parts stand in the IANA Language Subtag Registry; ${tag} is none` }],
  )
}

/** What is wrong with the codes and languages of a form. */
export const unknownIn = (form: CentreForm, codes: Codes) => [...unknownCodes(form, codes), ...unknownLanguages(form)]

/** What is wrong with a point that lies elsewhere than the form says. */
export function misplacement({ countryCode }: CentreForm, check: AreaCheck): { name: string; message: string }[] {
  if (check.outcome !== 'differs') return []
  const where = check.found === undefined ? 'lies at sea' : `lies in ${check.found}`
  return [{ name: 'location', message: `must be a point in ${countryCode}; this one ${where}` }]
}

/** A point on the land of another country or area is a slip, in the one or in the other. */
async function misplaced(database: Reader, form: CentreForm) {
  const { countryCode, location } = form
  return location ? misplacement(form, await checkArea(database, { countryCode, location })) : []
}

/** What the schema cannot know: codes, languages and where countries are. */
export const faultsOf = async (database: Reader, form: CentreForm): Promise<{ name: string; message: string }[]> => [
  ...unknownIn(form, await knownCodes(database)),
  ...(await misplaced(database, form)),
]

/** Refuses a form that has such faults. `prefix` is the form's own place in the body. */
export async function checkForm(database: Reader, form: CentreForm, prefix: string): Promise<void> {
  const found = await faultsOf(database, form)
  if (found.length === 0) return
  throw new Invalid(
    found.map(({ name, message }): ProblemDetail => ({ in: 'body', name: `${prefix}${name}`, message })),
  )
}
