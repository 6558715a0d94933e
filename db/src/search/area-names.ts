import { sql } from 'drizzle-orm'
import type { Reader } from '../client.ts'

/** The interface's languages, as far as the vocabularies speak them. */
async function labelLanguages(database: Reader): Promise<string[]> {
  const rows = await database.execute<{ language: string }>(
    sql`select distinct jsonb_object_keys(labels) as language from vocabularies`,
  )
  return rows.length > 0 ? rows.map(({ language }) => language) : ['en']
}

/** North America, as people say it, is no region of M49 but holds three of them. */
const northAmerica = '003'
const partsOfNorthAmerica = ['013', '021', '029']

/** Names of regions that are more often said than those of CLDR. */
const alsoCalled: Record<string, string[]> = {
  '011': ['West Africa'],
  '014': ['East Africa'],
  '015': ['North Africa'],
  '030': ['East Asia'],
  '034': ['South Asia'],
  '035': ['South East Asia'],
  '419': ['América Latina'],
}

type Place = { countryCode: string; regions: string[] }

/** Names by which people look for a country or area, and for the regions of the world that hold it. */
export type AreaNames = { area: string[]; regions: string[] }

/**
 * Long and short names in every interface language; of countries and areas also their codes, and what the gazetteer calls
 * them in the languages that are spoken there.
 */
export async function areaNames(database: Reader): Promise<(place: Place) => AreaNames> {
  const languages = await labelLanguages(database)
  const names = languages.flatMap((language) => [
    new Intl.DisplayNames(language, { type: 'region' }),
    new Intl.DisplayNames(language, { type: 'region', style: 'short' }),
  ])
  const namesOf = (code: string) => names.flatMap((name) => name.of(code) ?? [])
  const rows = await database.execute<{ code: string; names: string[] }>(sql`
    select code, array_remove(array_append(array(
      select text from place_names p where p.kind = 'country' and p.code = a.code order by text
    ), alpha3), null) as names from areas a`)
  const listed = new Map(rows.map(({ code, names }) => [code, names]))
  const known = new Map<string, AreaNames>()
  return ({ countryCode: code, regions }) => {
    const cached = known.get(code)
    if (cached) return cached
    const wider = regions.some((region) => partsOfNorthAmerica.includes(region)) ? [northAmerica] : []
    const found = {
      area: [...new Set([...namesOf(code), code, ...(listed.get(code) ?? [])])],
      regions: [
        ...new Set([...regions, ...wider].flatMap((region) => [...namesOf(region), ...(alsoCalled[region] ?? [])])),
      ],
    }
    known.set(code, found)
    return found
  }
}
