import { datasetKeywords, datasetLicence, datasetTitle } from '../../dataset.ts'
import type { ExportContext } from '../writers.ts'
import { type Codes, tableSchemaOf } from './table-schema.ts'
import type { Table } from './tables.ts'

/** A table once it is written. */
export type WrittenTable = { table: Table; name: string; rowCount: number; bytes: number; sha256: string }

export type Described = ExportContext & {
  /** What it is, in a sentence. */
  description: string
}

const sources = [
  { title: 'Public pages of the centres and their institutions; the column sourceUrl names each' },
  { title: 'GeoNames, for the points of towns', path: 'https://www.geonames.org/' },
  { title: 'Unicode CLDR, for the codes and regions of countries and areas', path: 'https://cldr.unicode.org/' },
]

const resourceOf = ({ table, name, rowCount, bytes, sha256 }: WrittenTable, codes: Codes) => ({
  profile: 'tabular-data-resource',
  name: table.name,
  path: name,
  title: table.title,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  bytes,
  hash: `sha256:${sha256}`,
  rowCount,
  dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
  schema: tableSchemaOf(table, codes),
})

/** A Frictionless Data Package 1, as datapackage.json says it. */
export function descriptorOf(
  { cited, description, publicUrl, version, at }: Described,
  tables: readonly WrittenTable[],
  codes: Codes,
) {
  return {
    profile: 'tabular-data-package',
    name: 'writing-centre-atlas',
    title: cited.title,
    description,
    homepage: cited.address,
    version,
    created: at,
    keywords: datasetKeywords,
    licenses: [{ name: datasetLicence.code, title: datasetLicence.name, path: datasetLicence.url }],
    sources,
    contributors: [{ title: datasetTitle, path: publicUrl, role: 'publisher' }],
    resources: tables.map((table) => resourceOf(table, codes)),
  }
}
