import type { Point } from '../columns/geometry.ts'
import type { EvidenceLevel, LifeState, NameKind, Precision, TermRole } from '../schema/centres.ts'

export type NameRecord = { text: string; language: string | null; kind: NameKind }

export type InstitutionRecord = {
  /** At least one; the first is in the institution's own language. */
  names: NameRecord[]
  type: string | null
  website: string | null
  ror: string | null
  wikidata: string | null
}

/** The facts of an institution, over those that the directory has; they are the same for all of its centres. */
export type InstitutionEdit = { id: number; institution: InstitutionRecord }

/** Everything that a centre's record holds, in the form in which it is written. */
export type CentreRecord = {
  id: string
  state: 'draft' | 'submitted' | 'published'
  lifeState: Exclude<LifeState, 'merged'>
  founded: string | null
  closed: string | null
  parentId: string | null
  /** At least one; the first is the display name, in the centre's own language. */
  names: NameRecord[]
  institutions: InstitutionRecord[]
  countryCode: string
  adminArea: string | null
  city: string | null
  location: Point | null
  precision: Precision
  timeZone: string | null
  website: string | null
  socialLinks: string[]
  phone: string | null
  publicEmail: string | null
  /** Private. */
  mailbox: string | null
  descriptions: { language: string; text: string }[]
  languages: string[]
  textLanguages: string[]
  /** Codes of each role's vocabulary; own words go with the code other. */
  terms: Partial<Record<TermRole, { code: string; ownWords: string | null }[]>>
  evidence: { level: EvidenceLevel; at: string }[]
  confirmedAt: string | null
  source: { kind: string; url: string | null; seenOn: string }
  isSynthetic: boolean
}
