import { type AreaExtent, type Bounds, middleOf, type PlaceRecord, smallestBounds } from '@centres/db'
import codeMappings from 'cldr-core/supplemental/codeMappings.json' with { type: 'json' }
import territoryInfo from 'cldr-core/supplemental/territoryInfo.json' with { type: 'json' }
import { regionCodes, regionsOf } from './areas.ts'
import { spokenLanguages } from './spoken-languages.ts'
import type { Town } from './towns.ts'

/** The languages of the interface, in which places are found. */
const nameLanguages = ['en', 'af', 'ar', 'es', 'fr']

const populations: Record<string, { _population: string }> = territoryInfo.supplemental.territoryInfo
const alpha3Codes: Record<string, { _alpha3?: string; _numeric?: string }> = codeMappings.supplemental.codeMappings

function namesIn(language: string) {
  return {
    language,
    long: new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
    short: new Intl.DisplayNames(language, { type: 'region', style: 'short', fallback: 'none' }),
  }
}

const interfaceNames = nameLanguages.map(namesIn)

type Names = PlaceRecord['names']

/**
 * What CLDR calls it in each language of the interface and in those that are spoken there; besides, without a language,
 * the short names and codes people type: UK, USA.
 */
function namesOf(code: string): Names {
  const own = spokenLanguages(code).filter((language) => !nameLanguages.includes(language))
  const displayNames = [...interfaceNames, ...own.map(namesIn)]
  const names: Names = displayNames.flatMap(({ language, long }) => {
    const text = long.of(code)
    return text ? [{ language, text }] : []
  })
  const others = [...displayNames.map(({ short }) => short.of(code)), alpha3Codes[code]?._alpha3]
  const known = new Set(names.map(({ text }) => text))
  for (const text of others) {
    if (!text || known.has(text)) continue
    known.add(text)
    names.push({ language: null, text })
  }
  return names
}

const isWithin = ([west, south, east, north]: Bounds, { longitude, latitude }: Town) =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north

/** Bounds of the land on which towns are; islands on which nobody lives do not count, unless there is nothing else. */
function boundsOfArea(parts: Bounds[], towns: Town[]): Bounds | undefined {
  const lived = parts.filter((part) => towns.some((town) => isWithin(part, town)))
  return smallestBounds(lived.length > 0 ? lived : parts)
}

export type Gazetteer = { places: PlaceRecord[]; skipped: string[] }

/** Towns, countries and areas, and regions, with the bounds to which a map goes. */
export function makeGazetteer(extents: AreaExtent[], towns: Town[]): Gazetteer {
  const townsByArea = Map.groupBy(towns, (town) => town.areaCode)
  const boundsByArea = new Map(
    extents.map(({ code, parts }) => [code, boundsOfArea(parts, townsByArea.get(code) ?? [])]),
  )
  const skipped: string[] = []
  const countries = extents.flatMap(({ code, point }): PlaceRecord[] => {
    if (!point) {
      skipped.push(code)
      return []
    }
    const population = Number(populations[code]?._population ?? 0)
    const bounds = boundsByArea.get(code) ?? null
    return [{ kind: 'country', code, countryCode: code, population, location: point, bounds, names: namesOf(code) }]
  })
  const regions = regionCodes().flatMap((code): PlaceRecord[] => {
    const members = extents.filter((area) => townsByArea.has(area.code) && regionsOf(area.code).includes(code))
    const bounds = smallestBounds(members.map((area) => boundsByArea.get(area.code)).filter((box) => box !== undefined))
    if (!bounds) return []
    const names = namesOf(code)
    return [{ kind: 'region', code, countryCode: null, population: null, location: middleOf(bounds), bounds, names }]
  })
  return { places: [...countries, ...regions, ...towns.map(placeOfTown)], skipped }
}

function placeOfTown({ geonamesId, name, areaCode, population, longitude, latitude }: Town): PlaceRecord {
  return {
    kind: 'town',
    code: String(geonamesId),
    countryCode: areaCode,
    population,
    location: { longitude, latitude },
    bounds: null,
    names: [{ language: null, text: name }],
  }
}
