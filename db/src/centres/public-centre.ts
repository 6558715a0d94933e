import type { Point } from '../columns/geometry.ts'
import type { EvidenceLevel, LifeState, Precision, TermRole } from '../schema/centres.ts'
import type { InstitutionRecord, NameRecord } from './record.ts'

type Term = { role: TermRole; code: string; ownWords: string | null }

/** The public part of a record: what may leave the server, in the coarse form that the centre chose. */
export type PublicCentre = {
  id: string
  state: 'draft' | 'submitted' | 'published' | 'rejected' | 'withdrawn'
  withdrawnReason: string | null
  lifeState: LifeState
  founded: string | null
  closed: string | null
  successorId: string | null
  parentId: string | null
  names: NameRecord[]
  institutions: InstitutionRecord[]
  countryCode: string
  regions: string[]
  adminArea: string | null
  city: string | null
  location: Point | null
  precision: Precision
  timeZone: string | null
  website: string | null
  socialLinks: string[]
  phone: string | null
  publicEmail: string | null
  descriptions: { language: string; text: string }[]
  languages: string[]
  textLanguages: string[]
  terms: Term[]
  evidence: EvidenceLevel
  evidenceSteps: { level: EvidenceLevel; at: string }[]
  confirmedAt: string | null
  source: { kind: string; url: string | null; seenOn: string }
  createdAt: string
  updatedAt: string
}

/** Whether searches find it; a merged record is public and leads to its successor. */
export const isListed = (centre: PublicCentre) => centre.state === 'published' && centre.lifeState !== 'merged'
