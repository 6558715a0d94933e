import type { DataCite } from '@centres/contract'
import type { ReleaseSummary } from '@centres/db'
import { releaseAddress } from '../addresses.ts'
import { datasetKeywords, datasetLicence, datasetTitle } from '../dataset.ts'

const english = 'en'

/**
 * A release in the metadata of DataCite 4.6, as its JSON schema has them. There is no DOI: the repository that takes
 * the files gives it.
 */
export function dataCiteOf(release: ReleaseSummary, publicUrl: string): DataCite {
  const { number, version, releasedAt, releasedOn, counts, previous, files } = release
  const address = releaseAddress(publicUrl, number)
  const related = (relatedIdentifier: string, relationType: string) => ({
    relatedIdentifier,
    relatedIdentifierType: 'URL',
    relationType,
  })
  return {
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    creators: [{ name: datasetTitle, nameType: 'Organizational' }],
    titles: [{ title: `${datasetTitle}, release ${number}`, lang: english }],
    publisher: { name: datasetTitle, lang: english },
    publicationYear: releasedOn.slice(0, 4),
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Directory' },
    subjects: datasetKeywords.map((subject) => ({ subject, lang: english })),
    dates: [
      { date: releasedOn, dateType: 'Issued' },
      { date: releasedAt, dateType: 'Created' },
    ],
    language: english,
    version: String(number),
    url: address,
    alternateIdentifiers: [{ alternateIdentifier: address, alternateIdentifierType: 'URL' }],
    rightsList: [
      {
        rights: datasetLicence.name,
        rightsUri: datasetLicence.url,
        rightsIdentifier: datasetLicence.code,
        rightsIdentifierScheme: 'SPDX',
        schemeUri: 'https://spdx.org/licenses/',
        lang: english,
      },
    ],
    descriptions: [
      {
        description: `A snapshot of the international directory of writing centres, made on ${releasedOn}: ${counts.centres} centres in ${counts.countries} countries and areas, at dataset version ${version}.`,
        descriptionType: 'Abstract',
        lang: english,
      },
    ],
    sizes: [`${counts.centres} centres`, ...files.map(({ name, bytes }) => `${name}: ${bytes} bytes`)],
    formats: files.map(({ mediaType }) => mediaType),
    relatedIdentifiers: [
      related(publicUrl, 'IsVersionOf'),
      ...(previous === null ? [] : [related(releaseAddress(publicUrl, previous), 'IsNewVersionOf')]),
      ...files.map(({ name }) => related(`${publicUrl}/v1/releases/${number}/files/${name}`, 'HasPart')),
    ],
  }
}
