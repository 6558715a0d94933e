import type { ExportRow } from '@centres/contract'
import { codesOf, type PublicCentre } from '@centres/db'
import { centreAddress } from '../addresses.ts'

const isEnglish = (language: string | null) => language === 'en' || language?.startsWith('en-') === true

type Name = PublicCentre['names'][number]

export const englishOf = (names: Name[]) =>
  names.find(({ kind, language }) => kind === 'official' && isEnglish(language))?.text ?? null

/** The description that a row has room for: in the language of the name, else in English, else the first. */
function describe({ names, descriptions }: PublicCentre) {
  const own = descriptions.find(({ language }) => language === names[0]?.language)
  return own ?? descriptions.find(({ language }) => isEnglish(language)) ?? descriptions[0]
}

/** A centre as one row. Every column is named, so that a new field leaves only when somebody decides it. */
export function rowOf(centre: PublicCentre, publicUrl: string): ExportRow {
  const [name, ...otherNames] = centre.names
  const [institution, ...furtherInstitutions] = centre.institutions
  const description = describe(centre)
  return {
    id: centre.id,
    address: centreAddress(publicUrl, centre.id),
    name: name?.text ?? '',
    nameLanguage: name?.language ?? null,
    nameEnglish: englishOf(centre.names),
    otherNames: otherNames.map(({ text }) => text),
    institution: institution?.names[0]?.text ?? null,
    institutionEnglish: institution ? englishOf(institution.names) : null,
    institutionType: institution?.type ?? null,
    institutionWebsite: institution?.website ?? null,
    ror: institution?.ror ?? null,
    wikidata: institution?.wikidata ?? null,
    furtherInstitutions: furtherInstitutions.flatMap(({ names }) => names[0]?.text ?? []),
    kind: codesOf(centre, 'kind'),
    language: centre.languages,
    textLanguage: centre.textLanguages,
    modality: codesOf(centre, 'modality'),
    service: codesOf(centre, 'service'),
    audience: codesOf(centre, 'audience'),
    tutor: codesOf(centre, 'tutor'),
    association: codesOf(centre, 'association'),
    designation: codesOf(centre, 'designation'),
    placement: codesOf(centre, 'placement'),
    offers: codesOf(centre, 'offers'),
    seeks: codesOf(centre, 'seeks'),
    ownWords: centre.terms.flatMap(({ role, ownWords }) => (ownWords ? [`${role}: ${ownWords}`] : [])),
    country: centre.countryCode,
    region: centre.regions,
    adminArea: centre.adminArea,
    city: centre.city,
    longitude: centre.location?.longitude ?? null,
    latitude: centre.location?.latitude ?? null,
    precision: centre.precision,
    timeZone: centre.timeZone,
    website: centre.website,
    socialLinks: centre.socialLinks,
    phone: centre.phone,
    publicEmail: centre.publicEmail,
    description: description?.text ?? null,
    descriptionLanguage: description?.language ?? null,
    founded: centre.founded,
    closed: centre.closed,
    lifeState: centre.lifeState,
    parentId: centre.parentId,
    successorId: centre.successorId,
    evidence: centre.evidence,
    confirmedAt: centre.confirmedAt,
    sourceKind: centre.source.kind,
    sourceUrl: centre.source.url,
    sourceSeenOn: centre.source.seenOn,
    createdAt: centre.createdAt,
    updatedAt: centre.updatedAt,
  }
}
