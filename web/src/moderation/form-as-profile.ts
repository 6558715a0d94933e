import type { CentreForm, CentreProfile, FormRole, Registration } from '@centres/contract'

const roles: Record<FormRole, { field: keyof CentreProfile; vocabulary: string }> = {
  kind: { field: 'kinds', vocabulary: 'kind' },
  modality: { field: 'modalities', vocabulary: 'modality' },
  service: { field: 'services', vocabulary: 'service' },
  audience: { field: 'audiences', vocabulary: 'audience' },
  tutor: { field: 'tutors', vocabulary: 'tutor' },
  association: { field: 'associations', vocabulary: 'association' },
  designation: { field: 'designations', vocabulary: 'designation' },
  placement: { field: 'placement', vocabulary: 'placement' },
  offers: { field: 'offers', vocabulary: 'collaboration' },
  seeks: { field: 'seeks', vocabulary: 'collaboration' },
}
const roleNames = Object.keys(roles) as FormRole[]

const blank: CentreForm = {
  names: [],
  institutions: [],
  lifeState: 'active',
  founded: null,
  closed: null,
  countryCode: '',
  adminArea: null,
  city: null,
  location: null,
  precision: 'hidden',
  website: null,
  socialLinks: [],
  phone: null,
  publicEmail: null,
  mailbox: '',
  languages: [],
  textLanguages: [],
  terms: Object.fromEntries(roleNames.map((role) => [role, []])) as unknown as CentreForm['terms'],
  descriptions: [],
}

/**
 * A form that was sent is whole, the server has seen to it; one that its sender is filling in again may lack parts.
 * What else the sender told is no part of the record, and is not handed in with it.
 */
export function formOf({ form }: Registration): CentreForm {
  const known = Object.fromEntries(Object.entries(form).filter(([name]) => name in blank)) as Partial<CentreForm>
  return { ...blank, ...known, terms: { ...blank.terms, ...known.terms } }
}

/** What the sender says that they are to the centre; for moderators alone. */
export const partOf = ({ form: { yourPart } }: Registration): string => (typeof yourPart === 'string' ? yourPart : '')

const webAddress = (text: string | null) => (text && /^https?:\/\//i.test(text) ? text : null)

/** Precisions that show readers no point at all. */
const withoutPoint = ['country', 'online', 'hidden']

/** What readers would see of a form, were it published as it is. */
export function formAsProfile(form: CentreForm, { createdAt, updatedAt }: Registration): CentreProfile {
  const said = Object.fromEntries(
    roleNames.map((role) => [roles[role].field, form.terms[role].map(({ code }) => code)]),
  ) as Pick<CentreProfile, 'kinds' | 'modalities' | 'services' | 'audiences' | 'tutors' | 'associations'> &
    Pick<CentreProfile, 'designations' | 'placement' | 'offers' | 'seeks'>
  const { names, lifeState, founded, closed, countryCode, adminArea, city, precision, phone, publicEmail } = form
  const institutions = form.institutions.map(({ names, type, website }) => ({
    names,
    type,
    website: webAddress(website),
    ror: null,
    wikidata: null,
  }))
  return {
    ...said,
    id: '',
    slug: '',
    names,
    institutionNames: institutions[0]?.names ?? [],
    institutionType: institutions[0]?.type ?? null,
    institutions,
    lifeState,
    founded,
    closed,
    countryCode,
    adminArea,
    city,
    precision,
    location: withoutPoint.includes(precision) ? null : form.location,
    website: webAddress(form.website),
    socialLinks: form.socialLinks,
    phone,
    publicEmail,
    languages: form.languages,
    textLanguages: form.textLanguages,
    descriptions: form.descriptions,
    ownWords: roleNames.flatMap((role) =>
      form.terms[role].flatMap(({ ownWords }) =>
        ownWords ? [{ vocabulary: roles[role].vocabulary, text: ownWords }] : [],
      ),
    ),
    evidence: '',
    evidenceSteps: [],
    confirmedAt: null,
    parent: null,
    branches: [],
    siblings: [],
    regions: [],
    timeZone: null,
    successorId: null,
    source: { kind: '', url: null, seenOn: '' },
    createdAt,
    updatedAt,
  }
}
