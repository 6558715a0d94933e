import type { Collection, Conformance, LandingPage, OgcLink } from '@centres/contract'
import { crs84 } from '@centres/contract'
import type { FeatureExtent } from '@centres/db'
import { datasetLicence, datasetTitle } from '../dataset.ts'
import { mediaTypes } from './form.ts'
import { collectionPath, linkTo, queryablesRelation } from './links.ts'

const attribution = `${datasetTitle}, ${datasetLicence.shortName}`
const licence = { rel: 'license', href: datasetLicence.url, type: mediaTypes.html, title: datasetLicence.shortName }

const part1 = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf'
const part3 = 'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf'

export function conformance(links: OgcLink[]): Conformance {
  return {
    conformsTo: [
      ...['core', 'oas30', 'html', 'geojson'].map((name) => `${part1}/${name}`),
      ...['queryables', 'queryables-query-parameters'].map((name) => `${part3}/${name}`),
    ],
    links,
  }
}

export function landingPage(publicUrl: string, links: OgcLink[]): LandingPage {
  const to = linkTo.bind(undefined, publicUrl)
  return {
    title: datasetTitle,
    description:
      'The international directory of writing centres, for geographic information systems: connect QGIS, GDAL, R or Python to this address. No key; the data is CC0.',
    attribution,
    links: [
      ...links,
      to('service-desc', '/api', mediaTypes.openapi, 'Description for programs, OpenAPI 3.0'),
      to('service-doc', '/api?f=html', mediaTypes.html, 'Description for people'),
      to('conformance', '/conformance', mediaTypes.json, 'Classes of the standard that this server keeps to'),
      to('data', '/collections', mediaTypes.json, 'Collections'),
      licence,
    ],
  }
}

export function collection(publicUrl: string, { bbox, first, last }: FeatureExtent, links: OgcLink[]): Collection {
  const to = linkTo.bind(undefined, publicUrl)
  return {
    id: 'centres',
    title: 'Writing centres',
    description:
      'Every published writing centre, one feature each, at the point that it shows in public: as coarse as it wishes, and none where it is online only or hides its place.',
    attribution,
    itemType: 'feature',
    crs: [crs84],
    extent: {
      ...(bbox ? { spatial: { bbox: [bbox], crs: crs84 } } : {}),
      temporal: { interval: [[first, last]], trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' },
    },
    links: [
      ...links,
      to('items', `${collectionPath}/items`, mediaTypes.geojson, 'The centres as GeoJSON'),
      to('items', `${collectionPath}/items?f=html`, mediaTypes.html, 'The centres as a table'),
      to(queryablesRelation, `${collectionPath}/queryables`, mediaTypes.schema, 'What they can be filtered by'),
      // GDAL knows the relation only in this spelling.
      to('describedBy', `${collectionPath}/schema`, mediaTypes.schema, 'Their properties and types'),
      licence,
    ],
  }
}
