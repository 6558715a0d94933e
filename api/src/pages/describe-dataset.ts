import { exportFormatNames, exportFormats } from '@centres/contract'
import type { ReleaseSummary } from '@centres/db'
import type { Dataset, WithContext } from 'schema-dts'
import { releaseAddress } from '../addresses.ts'
import { datasetKeywords, datasetLicence, datasetTitle } from '../dataset.ts'

/** The month in which the first records were collected. */
const begun = '2026-11'

/** Names the directory itself, whatever page tells of it. */
export const datasetId = (publicUrl: string) => `${publicUrl}/#dataset`

const mediaType = (type: string) => type.split(';')[0] ?? type

const common = (publicUrl: string) =>
  ({
    license: datasetLicence.url,
    isAccessibleForFree: true,
    keywords: datasetKeywords,
    creator: { '@type': 'Organization', name: datasetTitle, url: publicUrl },
    publisher: { '@type': 'Organization', name: datasetTitle, url: publicUrl },
    includedInDataCatalog: { '@type': 'DataCatalog', name: datasetTitle, url: publicUrl },
    spatialCoverage: { '@type': 'Place', name: 'World', geo: { '@type': 'GeoShape', box: '-90 -180 90 180' } },
  }) as const

type Live = { publicUrl: string; language: string; description: string; version: { version: string; at: string } }

/** The directory as it is now. */
export const describeDirectory = ({ publicUrl, language, description, version }: Live): WithContext<Dataset> => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  '@id': datasetId(publicUrl),
  name: datasetTitle,
  description,
  inLanguage: language,
  url: `${publicUrl}/`,
  version: version.version,
  dateModified: version.at,
  temporalCoverage: `${begun}/..`,
  ...common(publicUrl),
  distribution: exportFormatNames.map((format) => ({
    '@type': 'DataDownload',
    name: `centres.${format}`,
    contentUrl: `${publicUrl}/v1/exports/centres.${format}`,
    encodingFormat: mediaType(exportFormats[format]),
  })),
})

type Released = { publicUrl: string; language: string; title: string; description: string }

/** The directory as it was released once. */
export function describeRelease(
  { number, version, releasedAt, releasedOn, counts, files }: ReleaseSummary,
  { publicUrl, language, title, description }: Released,
): WithContext<Dataset> {
  const address = releaseAddress(publicUrl, number)
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': address,
    name: `${datasetTitle}, ${title}`,
    description,
    inLanguage: language,
    url: address,
    version: String(number),
    identifier: { '@type': 'PropertyValue', propertyID: 'dataset version', value: version },
    datePublished: releasedOn,
    dateModified: releasedAt,
    temporalCoverage: `${begun}/${releasedOn.slice(0, 7)}`,
    size: `${counts.centres} centres`,
    isBasedOn: { '@id': datasetId(publicUrl) },
    ...common(publicUrl),
    distribution: files.map(({ name, mediaType: type, bytes, sha256 }) => ({
      '@type': 'DataDownload',
      name,
      contentUrl: `${publicUrl}/v1/releases/${number}/files/${name}`,
      encodingFormat: mediaType(type),
      contentSize: `${bytes} B`,
      sha256,
    })),
  }
}
