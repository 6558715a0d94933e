import type {
  CentreFacets,
  CentreForm,
  CentreProfile,
  CentreStatistics,
  CentreSummary,
  Me,
  Problem,
  Registration,
  VocabularyList,
} from '@centres/contract'
import { facetNames, formRoles } from '@centres/contract'

/** Builders of what crosses the wire: they take only what a test is about. */
export function aSummary(centre: Partial<CentreSummary> = {}): CentreSummary {
  return {
    id: 'wca-0000000',
    slug: 'a-centre',
    names: [{ text: 'A Writing Centre', language: 'en', kind: 'official' }],
    institutionNames: [{ text: 'A University', language: 'en', kind: 'official' }],
    institutionType: 'university',
    kinds: ['writing-centre'],
    countryCode: 'ZA',
    adminArea: null,
    city: 'Stellenbosch',
    location: { longitude: 18.87, latitude: -33.93 },
    precision: 'campus',
    languages: ['en'],
    textLanguages: [],
    modalities: [],
    offers: [],
    seeks: [],
    lifeState: 'active',
    evidence: 'suggested',
    confirmedAt: null,
    distanceMetres: null,
    ...centre,
  }
}

export function aProfile(centre: Partial<CentreProfile> = {}): CentreProfile {
  const { distanceMetres: _, ...summary } = aSummary()
  return {
    ...summary,
    institutions: [
      {
        names: summary.institutionNames,
        type: 'university',
        website: 'https://example.edu',
        ror: null,
        wikidata: null,
      },
    ],
    parent: null,
    branches: [],
    siblings: [],
    services: [],
    audiences: [],
    tutors: [],
    associations: [],
    designations: [],
    placement: [],
    ownWords: [],
    regions: ['002'],
    timeZone: 'Africa/Johannesburg',
    website: 'https://centre.example.edu/',
    socialLinks: [],
    phone: null,
    publicEmail: null,
    descriptions: [],
    founded: null,
    closed: null,
    successorId: null,
    evidenceSteps: [{ level: 'suggested', at: '2026-11-20T00:00:00Z' }],
    source: { kind: 'page', url: 'https://example.edu/source', seenOn: '2026-11-20' },
    createdAt: '2026-11-24T00:00:00Z',
    updatedAt: '2026-11-24T00:00:00Z',
    location: null,
    ...centre,
  }
}

export function facets(total: number, counts: Partial<CentreFacets['facets']> = {}): CentreFacets {
  const none = Object.fromEntries(facetNames.map((name) => [name, []])) as unknown as CentreFacets['facets']
  return { total, facets: { ...none, ...counts } }
}

export function numbers(total: number, changed: Partial<CentreStatistics> = {}): CentreStatistics {
  const { facets: by } = facets(total)
  const notKnown = Object.fromEntries(facetNames.map((name) => [name, 0])) as CentreStatistics['notKnown']
  return {
    version: '7',
    total,
    by: { ...by, evidence: [{ code: 'suggested', count: total }] },
    notKnown,
    age: [],
    confirmed: { confirmed: 0, within12Months: 0, notYet: total },
    growth: [],
    coverage: {
      countriesInAll: 0,
      countriesListed: 0,
      without: [],
      perMillion: [],
      regions: [],
      populationSource: 'Unicode CLDR 48.2.0',
    },
    ...changed,
  }
}

const term = (code: string, label: string) => ({
  code,
  label,
  note: '',
  broader: null,
  replacedBy: null,
  since: '2026-11-24',
  isSelectable: true,
  url: null,
})

export const vocabularies: VocabularyList = {
  lang: 'en',
  vocabularies: [
    {
      code: 'kind',
      label: 'Kind',
      note: '',
      terms: [term('writing-centre', 'Writing centre'), term('writing-lab', 'Writing lab')],
    },
    { code: 'life-state', label: 'State', note: '', terms: [term('closed', 'Closed')] },
    { code: 'collaboration', label: 'Collaboration', note: '', terms: [term('tutor-exchange', 'Tutor exchange')] },
    {
      code: 'evidence',
      label: 'Evidence',
      note: '',
      terms: [term('suggested', 'Suggested'), term('moderator-checked', 'Moderator checked')],
    },
    { code: 'source-kind', label: 'Source', note: '', terms: [term('page', 'Public page')] },
  ],
  areas: [],
  languages: [],
}

export function aProblem(problem: Partial<Problem>): Problem {
  return { type: 'about:blank', title: 'A problem', status: 400, detail: 'Something was wrong.', ...problem }
}

export const aPerson = (me: Partial<Me> = {}): Me => ({
  email: 'steward@example.org',
  name: '',
  language: 'en',
  moderates: [],
  isAdministrator: false,
  centres: [],
  ...me,
})

/** With what has to be there, and nothing else. */
export const aForm = (form: Partial<CentreForm> = {}): CentreForm => ({
  names: [{ text: 'Skryflab', language: 'af', kind: 'official' }],
  institutions: [],
  lifeState: 'active',
  founded: null,
  closed: null,
  countryCode: 'ZA',
  adminArea: null,
  city: null,
  location: null,
  precision: 'country',
  website: null,
  socialLinks: [],
  phone: null,
  publicEmail: null,
  mailbox: 'office@example.org',
  languages: [],
  textLanguages: [],
  terms: {
    ...(Object.fromEntries(formRoles.map((role) => [role, []])) as unknown as CentreForm['terms']),
    kind: [{ code: 'writing-lab', ownWords: null }],
  },
  descriptions: [],
  ...form,
})

export const aRegistration = (registration: Partial<Registration> = {}): Registration => ({
  id: '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10',
  state: 'draft',
  revision: 1,
  createdAt: '2026-11-24T00:00:00Z',
  updatedAt: '2026-11-24T00:00:00Z',
  submittedAt: null,
  decidedAt: null,
  evidence: [],
  reason: null,
  message: null,
  appeal: null,
  centreId: null,
  form: aForm(),
  ...registration,
})
