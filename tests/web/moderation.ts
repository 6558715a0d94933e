import type {
  Act,
  CentreForm,
  Lookalike,
  ModeratedCentre,
  QueueItem,
  Registration,
  RegistrationCase,
} from '@centres/contract'
import { aSummary } from './directory.ts'

/** Builders of what moderators are told: they take only what a test is about. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

export function aForm(form: Partial<CentreForm> = {}): CentreForm {
  return {
    names: [{ text: 'Skryflab', language: 'af', kind: 'official' }],
    institutions: [
      {
        names: [{ text: 'Stellenbosch University', language: 'en', kind: 'official' }],
        type: 'university',
        website: 'https://www.sun.example',
      },
    ],
    lifeState: 'active',
    founded: null,
    closed: null,
    countryCode: 'ZA',
    adminArea: null,
    city: 'Stellenbosh',
    location: { longitude: 18.865, latitude: -33.932 },
    precision: 'city',
    website: null,
    socialLinks: [],
    phone: null,
    publicEmail: null,
    mailbox: 'office@sun.example',
    languages: ['af', 'en'],
    textLanguages: [],
    terms: {
      kind: [{ code: 'writing-lab', ownWords: null }],
      modality: [],
      service: [],
      audience: [],
      tutor: [],
      association: [],
      designation: [],
      placement: [],
      offers: [],
      seeks: [],
    },
    descriptions: [{ language: 'en', text: 'We talk about texts.' }],
    ...form,
  }
}

export function aRegistration(registration: Partial<Registration> = {}): Registration {
  return {
    id: idOf(1),
    state: 'submitted',
    revision: 2,
    createdAt: daysAgo(4),
    updatedAt: daysAgo(3),
    submittedAt: daysAgo(3),
    decidedAt: null,
    evidence: ['email-confirmed'],
    reason: null,
    message: null,
    appeal: null,
    centreId: null,
    form: aForm(),
    ...registration,
  }
}

export function aCase(found: Partial<RegistrationCase> = {}): RegistrationCase {
  return {
    registration: aRegistration(),
    sender: { email: 'thandi@sun.example', name: 'Thandi', since: daysAgo(5), language: 'fr' },
    isForAnother: false,
    lookalikes: [],
    acts: [],
    ...found,
  }
}

export function anAct(act: Partial<Act> = {}): Act {
  return {
    id: '1',
    at: daysAgo(3),
    by: 'Thandi',
    role: 'sender',
    action: 'submitted',
    subject: 'registration',
    subjectId: idOf(1),
    details: {},
    ...act,
  }
}

export function anItem(number: number, item: Partial<QueueItem> = {}): QueueItem {
  return {
    kind: 'registration',
    id: idOf(number),
    title: `Centre ${number}`,
    institution: 'Stellenbosch University',
    countryCode: 'ZA',
    submittedAt: daysAgo(10 - number),
    evidence: ['email-confirmed'],
    isAppeal: false,
    ...item,
  }
}

export function aQueue(items: QueueItem[], { countries = [{ code: 'ZA', count: items.length }] } = {}) {
  const kinds = [{ code: 'registration', count: items.length }]
  return { total: items.length, kinds, countries, items, nextCursor: null }
}

export const aLookalike = (lookalike: Partial<Lookalike> = {}): Lookalike => ({
  centre: aSummary(),
  shares: ['name', 'place'],
  ...lookalike,
})

export function aModeratedCentre(
  id: string,
  facts: Record<string, unknown> = {},
  record: Partial<ModeratedCentre> = {},
): ModeratedCentre {
  return {
    id,
    slug: 'here',
    state: 'published',
    withdrawnReason: null,
    version: `version of ${id}`,
    facts: {
      names: [{ text: 'Here', language: 'en', kind: 'official' }],
      institutions: [],
      countryCode: 'ZA',
      city: null,
      adminArea: null,
      location: null,
      precision: 'country',
      lifeState: 'active',
      founded: null,
      website: null,
      languages: [],
      'terms.kind': [{ code: 'writing-lab', ownWords: null }],
      ...facts,
    },
    parent: null,
    branches: 0,
    stewards: 1,
    keptBy: ['Thandi'],
    mergedInto: null,
    mergedFrom: [],
    looks: [],
    acts: [],
    ...record,
  }
}
