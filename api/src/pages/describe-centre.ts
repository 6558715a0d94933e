import type { CentreWithRelated, InstitutionRecord, NameRecord } from '@centres/db'
import type { EducationalOrganization, Organization, WithContext } from 'schema-dts'
import { centreAddress } from '../addresses.ts'
import { datasetLicence, datasetTitle } from '../dataset.ts'
import { datasetId } from './describe-dataset.ts'

/** JSON-LD says the language of a text by an object, for which the types of schema.org have no place. */
const tagged = ({ text, language }: NameRecord): string =>
  language ? ({ '@value': text, '@language': language } as unknown as string) : text

/** Nothing is said of what is not known: an empty list would say that there is none. */
const listed = <Key extends string>(key: Key, values: readonly string[]) =>
  (values.length > 0 ? { [key]: [...values] } : {}) as { [key in Key]?: string[] }

const present = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [Key in keyof Fields]?: NonNullable<Fields[Key]>
  }

const wikidataAddress = (item: string) => (/^Q\d+$/.test(item) ? `https://www.wikidata.org/entity/${item}` : item)

function host({ names, website, ror, wikidata }: InstitutionRecord): Organization {
  const [name, ...others] = names
  return {
    '@type': 'EducationalOrganization',
    ...(name ? { name: tagged(name) } : {}),
    ...(others.length > 0 ? { alternateName: others.map(tagged) } : {}),
    ...present({ url: website }),
    ...listed('sameAs', [...(ror ? [ror] : []), ...(wikidata ? [wikidataAddress(wikidata)] : [])]),
  }
}

const isExact = (precision: string) => precision === 'building' || precision === 'campus'

/** A centre in the words of schema.org. Every field is named, so that a new one leaves only when somebody decides it. */
export function describeCentre(centre: CentreWithRelated, publicUrl: string): WithContext<EducationalOrganization> {
  const { id, names, institutions, location, languages, textLanguages, phone, publicEmail, related } = centre
  const address = centreAddress(publicUrl, id)
  const [name, ...others] = names
  const spoken = [...new Set([...languages, ...textLanguages])]
  const another = (one: { id: string; names: NameRecord[] }): EducationalOrganization => ({
    '@type': 'EducationalOrganization',
    '@id': centreAddress(publicUrl, one.id),
    ...(one.names[0] ? { name: tagged(one.names[0]) } : {}),
  })
  const record = { license: datasetLicence.url, dateCreated: centre.createdAt, dateModified: centre.updatedAt }
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationalOrganization',
    '@id': address,
    identifier: { '@type': 'PropertyValue', propertyID: datasetTitle, value: id, url: address },
    ...(name ? { name: tagged(name) } : {}),
    ...(others.length > 0 ? { alternateName: others.map(tagged) } : {}),
    ...present({ url: centre.website, foundingDate: centre.founded, dissolutionDate: centre.closed }),
    ...listed('sameAs', centre.socialLinks),
    ...(centre.descriptions[0] ? { description: tagged({ ...centre.descriptions[0], kind: 'official' }) } : {}),
    parentOrganization: [...(related.parent ? [another(related.parent)] : []), ...institutions.map(host)],
    ...(related.branches.length > 0 ? { subOrganization: related.branches.map(another) } : {}),
    address: {
      '@type': 'PostalAddress',
      addressCountry: centre.countryCode,
      ...present({ addressRegion: centre.adminArea, addressLocality: centre.city }),
    },
    ...(location && isExact(centre.precision) ? { geo: { '@type': 'GeoCoordinates', ...location } as const } : {}),
    ...listed('knowsLanguage', spoken),
    ...(phone || publicEmail || languages.length > 0
      ? {
          contactPoint: {
            '@type': 'ContactPoint',
            ...present({ telephone: phone, email: publicEmail, url: centre.website }),
            ...listed('availableLanguage', languages),
          } as const,
        }
      : {}),
    subjectOf: [
      {
        '@type': 'ProfilePage',
        '@id': `${address}#page`,
        url: address,
        mainEntity: { '@id': address },
        isPartOf: { '@id': datasetId(publicUrl) },
        sdLicense: datasetLicence.url,
        ...record,
      },
      {
        '@type': 'DataDownload',
        contentUrl: `${publicUrl}/v1/centres/${id}`,
        encodingFormat: 'application/json',
        ...record,
      },
    ],
  }
}
