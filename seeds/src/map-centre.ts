import type { CentreRecord, InstitutionRecord, NameRecord } from '@centres/db'
import findTimeZone from '@photostructure/tz-lookup'
import { guessEnglish, guessLocalLanguage, languageIfWritten } from './guess-language.ts'
import type { CentreRow } from './read-centre-rows.ts'
import { associationCodes, audienceCodes, modalityTerms, tutorCodes } from './term-mapping.ts'

/** The file says only that it was collected in November 2026. */
export const seenOn = '2026-11-01'

/** 'Community programme of the campus centre', says Madison Writing Assistance: the one row that names its parent. */
const parents: Record<string, string> = { 'wca-5bghyxw': 'wca-ac6b6qs' }

function officialNames(name: string, local: { text: string; language: string | null } | undefined): NameRecord[] {
  const kind = 'official'
  if (!local) return [{ text: name, language: guessEnglish(name), kind }]
  if (local.text === name) return [{ ...local, kind }]
  return [
    { ...local, kind },
    { text: name, language: 'en', kind },
  ]
}

function namesOf({ name, name_local, name_local_lang }: CentreRow): NameRecord[] {
  if (name_local === null || name_local_lang === null) return officialNames(name, undefined)
  return officialNames(name, { text: name_local, language: languageIfWritten(name_local, name_local_lang) })
}

function institutionNames(row: CentreRow): NameRecord[] {
  const { institution, institution_local: text, name_local_lang, country_code } = row
  if (institution === row.name_local) return namesOf(row)
  if (text === null) return officialNames(institution, undefined)
  const language = name_local_lang ? languageIfWritten(text, name_local_lang) : guessLocalLanguage(text, country_code)
  return officialNames(institution, { text, language })
}

/** A bare address that starts with www is the home page of the whole institution. */
function homePage(website: string | null): string | null {
  return website && /^https?:\/\/www\.[^/]+\/?$/.test(website) ? website : null
}

/** Rows of one institution share one object, so that it is written once. */
export type KnownInstitutions = Map<string, InstitutionRecord>

function institutionOf(row: CentreRow, known: KnownInstitutions): InstitutionRecord {
  const key = `${row.country_code} ${row.institution} ${row.institution_local} ${row.institution_type}`
  const found = known.get(key)
  if (found) {
    found.website ??= homePage(row.website)
    return found
  }
  const institution = {
    names: institutionNames(row),
    type: row.institution_type,
    website: homePage(row.website),
    ror: null,
    wikidata: null,
  }
  known.set(key, institution)
  return institution
}

/** A writing centre of a secondary school is also a school writing centre. */
function kindsOf({ kind, institution_type }: CentreRow): string[] {
  const isAtSchool = kind === 'writing-centre' && institution_type === 'secondary-school'
  return isAtSchool ? [kind, 'school-writing-centre'] : [kind]
}

function termsOf(row: CentreRow): CentreRecord['terms'] {
  const translate = (cells: string[], codes: Record<string, string>) => cells.flatMap((cell) => codes[cell] ?? [])
  const roles: Partial<Record<keyof CentreRecord['terms'], string[]>> = {
    kind: kindsOf(row),
    service: row.modalities.flatMap((cell) => modalityTerms[cell]?.service ?? []),
    modality: row.modalities.flatMap((cell) => modalityTerms[cell]?.modality ?? []),
    audience: translate(row.audiences, audienceCodes),
    tutor: translate(row.tutors, tutorCodes),
    association: translate(row.associations, associationCodes),
  }
  return Object.fromEntries(
    Object.entries(roles).map(([role, codes]) => [role, [...new Set(codes)].map((code) => ({ code, ownWords: null }))]),
  )
}

/** A row of writing-centres.csv as the directory keeps it: published, and not yet confirmed by the centre. */
export function mapCentre(row: CentreRow, known: KnownInstitutions = new Map()): CentreRecord {
  const { latitude, longitude } = row
  return {
    id: row.id,
    state: 'published',
    lifeState: 'active',
    founded: row.founded_year,
    closed: null,
    parentId: parents[row.id] ?? null,
    names: namesOf(row),
    institutions: [institutionOf(row, known)],
    countryCode: row.country_code,
    adminArea: row.admin_area,
    city: row.city,
    location: { longitude, latitude },
    precision: row.location_precision,
    timeZone: findTimeZone(latitude, longitude),
    website: row.website,
    socialLinks: [],
    phone: null,
    // No steward has asked for it to be shown.
    publicEmail: null,
    mailbox: row.public_email,
    descriptions: row.description === null ? [] : [{ language: 'en', text: row.description }],
    languages: [...new Set(row.languages)],
    textLanguages: [],
    terms: termsOf(row),
    evidence: [{ level: 'suggested', at: `${seenOn}T00:00:00.000Z` }],
    confirmedAt: null,
    source: { kind: row.source_kind, url: row.source_url, seenOn },
    isSynthetic: false,
  }
}
