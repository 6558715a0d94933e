import type { Operation } from './operations.ts'
import { exampleOf, isRepeatable } from './schema-fields.ts'

/** What a form holds: for each parameter the text as typed. Alternatives of a repeatable one stand between commas. */
export type Values = Record<string, string>

const stellenbosch = 'wca-rny3s5f'

/** Requests worth seeing, by the anchor of their operation; the names are keys of the locale files. */
const examples = {
  'get-v1-centres': {
    labsInSouthAfrica: { kind: 'writing-lab', country: 'ZA' },
    wordsInAnyLanguage: { q: 'schreibzentrum wien' },
    withinAnHour: { near: '18.87,-33.93', radiusKm: '50' },
    twoLanguages: { language: 'ja, ar', limit: '5' },
    acrossTheDateLine: { bbox: '160,-50,-150,0' },
  },
  'get-v1-centres-facets': { countsInAfrica: { region: '002' } },
  'get-v1-centres-points': { pointsInJapan: { country: 'JP' } },
  'get-v1-centres-id': { profile: { id: stellenbosch } },
  'get-v1-centres-id-history': { history: { id: stellenbosch } },
  'get-v1-centres-id-similar': { peers: { id: stellenbosch, limit: '3' } },
  'get-v1-exports-centres-format': {
    fileOfCountry: { format: 'csv', country: 'ZA' },
    fileOfRegion: { format: 'parquet', region: '150' },
  },
  'get-v1-tiles-z-x-y': { tileOfEurope: { z: '4', x: '8', y: '5.mvt' } },
  'get-v1-vocabularies': { labelsInFrench: { lang: 'fr' } },
  'get-v1-places': { placeByName: { q: 'Beirut' }, placeInArabic: { q: 'لبنان', lang: 'ar' } },
} as const satisfies Record<string, Record<string, Values>>

type NamesOf<One> = One extends Record<infer Name, Values> ? Name : never
export type ExampleName = NamesOf<(typeof examples)[keyof typeof examples]>
export type Example = { name: ExampleName | 'plain'; values: Values }

/** The examples of an operation; one that has none is asked with what it requires. */
export function examplesOf({ anchor, parameters }: Operation): [Example, ...Example[]] {
  const known = (examples as Record<string, Record<string, Values>>)[anchor]
  const [first, ...rest] = Object.entries(known ?? {}).map(
    ([name, values]): Example => ({ name: name as ExampleName, values }),
  )
  if (first) return [first, ...rest]
  const required = parameters.filter((parameter) => parameter.required)
  return [{ name: 'plain', values: Object.fromEntries(required.map((one) => [one.name, exampleOf(one) ?? ''])) }]
}

export type Request = { path: string; query: [name: string, value: string][]; isBinary: boolean }

/** What the values of a form ask of the server. Empty ones are left out. */
export function requestOf(operation: Operation, values: Values): Request {
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap((parameter) => {
      const text = values[parameter.name] ?? ''
      const all = isRepeatable(parameter) ? text.split(',').map((one) => one.trim()) : [text]
      return all.filter((one) => one !== '').map((one): [string, string] => [parameter.name, one])
    })
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const mediaType = operation.answers.find(({ status }) => status.startsWith('2'))?.mediaType ?? 'json'
  return { path, query, isBinary: !mediaType.includes('json') }
}

export function addressOf(origin: string, { path, query }: Request): string {
  const text = new URLSearchParams(query).toString().replaceAll('%2C', ',')
  return `${origin}${path}${text && `?${text}`}`
}
