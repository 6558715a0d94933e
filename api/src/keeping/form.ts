import { type CentreForm, type FormRole, formRoles } from '@centres/contract'
import type { CentreRecord, EvidenceLevel, InstitutionRecord } from '@centres/db'
import findTimeZone from '@photostructure/tz-lookup'

/** What a form does not say of a record. */
export type Around = Pick<CentreRecord, 'id' | 'parentId' | 'evidence' | 'confirmedAt' | 'source' | 'isSynthetic'> & {
  /** The institutions that the record has by now, with what a form does not hold of them. */
  institutions: InstitutionRecord[]
}

type Named = { names: { text: string }[] }

const isSame = (one: Named, other: Named) => one.names[0]?.text === other.names[0]?.text

/** A form as the record that it describes. */
export function recordOf(form: CentreForm, around: Around): CentreRecord {
  const { location } = form
  const { id, parentId, evidence, confirmedAt, source, isSynthetic, institutions } = around
  return {
    ...form,
    // Of records that others entered nobody may know one.
    mailbox: form.mailbox || null,
    id,
    parentId,
    evidence,
    confirmedAt,
    source,
    isSynthetic,
    state: 'published',
    timeZone: location && findTimeZone(location.latitude, location.longitude),
    institutions: form.institutions.map((host) => {
      const known = institutions.find((one) => isSame(one, host))
      return { ...host, ror: known?.ror ?? null, wikidata: known?.wikidata ?? null }
    }),
  }
}

/** A record as the form that its steward changes. */
export function formOf(record: CentreRecord): CentreForm {
  const { mailbox, terms, institutions } = record
  return {
    names: record.names,
    institutions: institutions.map(({ names, type, website }) => ({ names, type, website })),
    lifeState: record.lifeState,
    founded: record.founded,
    closed: record.closed,
    countryCode: record.countryCode,
    adminArea: record.adminArea,
    city: record.city,
    location: record.location,
    precision: record.precision,
    website: record.website,
    socialLinks: record.socialLinks,
    phone: record.phone,
    publicEmail: record.publicEmail,
    mailbox: mailbox ?? '',
    languages: record.languages,
    textLanguages: record.textLanguages,
    terms: Object.fromEntries(formRoles.map((role) => [role, terms[role] ?? []])) as Record<
      FormRole,
      { code: string; ownWords: string | null }[]
    >,
    descriptions: record.descriptions,
  }
}

export type EvidenceStep = { level: EvidenceLevel; at: string }

/** The ladder with one more step; a step that was climbed before keeps its date. */
export const climb = (steps: EvidenceStep[], ...more: EvidenceStep[]): EvidenceStep[] => [
  ...steps,
  ...more.filter(({ level }) => !steps.some((step) => step.level === level)),
]
