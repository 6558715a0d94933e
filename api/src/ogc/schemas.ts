import {
  type ColumnType,
  centreFilters,
  type ExportColumn,
  exportColumns,
  facetNames,
  type PropertySchema,
  singleFacets,
} from '@centres/contract'
import { codeLists } from '../centres/check-codes.ts'

const dialect = 'https://json-schema.org/draft/2020-12/schema'

const types: Record<ColumnType, object> = {
  text: { type: 'string' },
  list: { type: 'array', items: { type: 'string' } },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
  'year-or-date': { type: 'string' },
}

/** textLanguage → Text language */
const titleOf = (name: string) =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const described = ({ name, type, description }: ExportColumn) => ({
  title: titleOf(name),
  description,
  ...types[type],
})

/** A feature as it comes, but that every property without a value is null. */
export function featureSchema(address: string): PropertySchema {
  // The id stands at the feature itself, too, and GDAL would make two fields of it.
  const columns = exportColumns.filter(({ name }): boolean => name !== 'id') as ExportColumn[]
  return {
    $schema: dialect,
    $id: address,
    type: 'object',
    title: 'Writing centre',
    description: 'A GeoJSON feature. A property that is not required is null where it is not known.',
    properties: {
      type: { type: 'string', const: 'Feature' },
      id: { type: 'string' },
      geometry: { title: 'Place', format: 'geometry-point' },
      properties: {
        type: 'object',
        properties: Object.fromEntries(columns.map((column) => [column.name, described(column)])),
        required: columns.filter(({ required, type }) => required || type === 'list').map(({ name }) => name),
      },
    },
  }
}

/** The parameters of items that look for codes, each with the codes that it takes. */
export function queryables(address: string, known: Map<string, Set<string>>): PropertySchema {
  return {
    $schema: dialect,
    $id: address,
    type: 'object',
    title: 'Writing centres',
    description: 'What items can be filtered by. Alternatives are separated by commas.',
    properties: Object.fromEntries(
      facetNames.map((name) => {
        const code = {
          type: 'string',
          // A language that no centre has yet is still a language.
          ...(codeLists[name] === 'language' ? {} : { enum: [...(known.get(codeLists[name]) ?? [])] }),
        }
        const description = centreFilters[name].meta()?.description
        return [
          name,
          {
            title: titleOf(name),
            description,
            ...(singleFacets.includes(name) ? code : { type: 'array', items: code }),
          },
        ]
      }),
    ),
    additionalProperties: false,
  }
}
