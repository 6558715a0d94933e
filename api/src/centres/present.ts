import type { CentreProfile, CentreSummary } from '@centres/contract'
import { type CentreReference, type CentreWithRelated, codesOf, type PublicCentre } from '@centres/db'

const longestSlug = 60

/** A readable end for an address, in any script. Latin letters lose their accents; marks of other scripts are letters. */
export function slugOf(names: { text: string }[]): string {
  const text = (names[0]?.text ?? '').normalize('NFD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
  const slug = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  return (
    [...slug]
      .slice(0, longestSlug)
      .join('')
      .replace(/^-+|-+$/g, '') || 'centre'
  )
}

type Named = Pick<PublicCentre, 'id' | 'names'>

/** What to call a centre where there is room for one name. */
export const nameOf = ({ id, names }: Named): string => names[0]?.text ?? id

export const namedOf = ({ id, names }: Named) => ({ id, slug: slugOf(names), names })

/** The part of a record that lists show. Every field is named, so that a new one leaves only when somebody decides it. */
export function summaryOf(centre: PublicCentre): Omit<CentreSummary, 'distanceMetres'> {
  const [institution] = centre.institutions
  return {
    id: centre.id,
    slug: slugOf(centre.names),
    names: centre.names,
    institutionNames: institution?.names ?? [],
    institutionType: institution?.type ?? null,
    kinds: codesOf(centre, 'kind'),
    countryCode: centre.countryCode,
    adminArea: centre.adminArea,
    city: centre.city,
    location: centre.location,
    precision: centre.precision,
    languages: centre.languages,
    textLanguages: centre.textLanguages,
    modalities: codesOf(centre, 'modality'),
    offers: codesOf(centre, 'offers'),
    seeks: codesOf(centre, 'seeks'),
    lifeState: centre.lifeState,
    evidence: centre.evidence,
    confirmedAt: centre.confirmedAt,
  }
}

const reference = ({ id, names }: CentreReference) => ({ id, names, slug: slugOf(names) })

export function profileOf({ related, ...centre }: CentreWithRelated): CentreProfile {
  return {
    ...summaryOf(centre),
    institutions: centre.institutions,
    parent: related.parent && reference(related.parent),
    branches: related.branches.map(reference),
    siblings: related.siblings.map(reference),
    services: codesOf(centre, 'service'),
    audiences: codesOf(centre, 'audience'),
    tutors: codesOf(centre, 'tutor'),
    associations: codesOf(centre, 'association'),
    designations: codesOf(centre, 'designation'),
    placement: codesOf(centre, 'placement'),
    ownWords: centre.terms.flatMap(({ role, ownWords }) => (ownWords ? [{ vocabulary: role, text: ownWords }] : [])),
    regions: centre.regions,
    timeZone: centre.timeZone,
    website: centre.website,
    socialLinks: centre.socialLinks,
    phone: centre.phone,
    publicEmail: centre.publicEmail,
    descriptions: centre.descriptions,
    founded: centre.founded,
    closed: centre.closed,
    successorId: centre.successorId,
    evidenceSteps: centre.evidenceSteps,
    source: centre.source,
    createdAt: centre.createdAt,
    updatedAt: centre.updatedAt,
  }
}
