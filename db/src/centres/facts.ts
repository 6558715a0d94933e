import { type TermRole, termRoles } from '../schema/centres.ts'
import { exactPlaceOf } from './coarse.ts'
import type { PrivatePart } from './private-part.ts'
import type { PublicCentre } from './public-centre.ts'
import type { CentreRecord } from './record.ts'

const plainFields = [
  'names',
  'institutions',
  'lifeState',
  'founded',
  'closed',
  'parentId',
  'countryCode',
  'adminArea',
  'city',
  'location',
  'precision',
  'timeZone',
  'website',
  'socialLinks',
  'phone',
  'publicEmail',
  'mailbox',
  'descriptions',
  'languages',
  'textLanguages',
  'evidence',
  'confirmedAt',
  'source',
] as const satisfies (keyof CentreRecord)[]

/** Terms are a field for each role: who changes one says nothing of another. */
export const factFields = [...plainFields, ...termRoles.map((role) => `terms.${role}` as const)] as const
export type FactField = (typeof factFields)[number]

/** What a record says, field by field; one that is not there is not known. */
export type Facts = Map<FactField, unknown>

const roleOf = (field: FactField) =>
  field.startsWith('terms.') ? (field.slice('terms.'.length) as TermRole) : undefined

export function factsOf(record: CentreRecord): Facts {
  return new Map<FactField, unknown>([
    ...plainFields.map((field) => [field, record[field]] as const),
    ...termRoles.map((role) => [`terms.${role}`, record.terms[role] ?? []] as const),
  ])
}

/**
 * A record as the log tells it, with its private part where that is still kept. Without it, a place is known only where
 * readers saw it as it was entered.
 */
export function factsThen({ evidenceSteps, terms, ...then }: PublicCentre, part: PrivatePart | undefined): Facts {
  const seen: Partial<CentreRecord> = { ...then, evidence: evidenceSteps } as Partial<CentreRecord>
  const { hosts: _, ...known } = part ?? { hosts: [], ...exactPlaceOf(then) }
  const place = ['adminArea', 'city', 'location', 'timeZone', 'mailbox'] as const
  for (const field of place) delete seen[field]
  const told = { ...seen, ...known }
  return new Map<FactField, unknown>([
    ...plainFields.flatMap((field) => (told[field] === undefined ? [] : [[field, told[field]] as const])),
    ...termRoles.map((role) => {
      const given = terms.filter((term) => term.role === role).map(({ code, ownWords }) => ({ code, ownWords }))
      return [`terms.${role}`, given] as const
    }),
  ])
}

/** A record with some of its facts replaced. */
export function withFacts(record: CentreRecord, facts: Facts): CentreRecord {
  const changed: Record<string, unknown> = { ...record, terms: { ...record.terms } }
  for (const [field, value] of facts) {
    const role = roleOf(field)
    if (role) (changed.terms as Record<string, unknown>)[role] = value
    else changed[field] = value
  }
  return changed as CentreRecord
}
