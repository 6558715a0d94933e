import territoryInfo from 'cldr-core/supplemental/territoryInfo.json' with { type: 'json' }

type Spoken = { _populationPercent: string; _officialStatus?: string }
const territories: Record<string, { _population: string; languagePopulation?: Record<string, Spoken> }> =
  territoryInfo.supplemental.territoryInfo

const widelyPercent = 20
/** Official in a part of it: a region's language of a few villages is left out. */
const regionallyPercent = 2

function isWidely({ _populationPercent, _officialStatus }: Spoken): boolean {
  const percent = Number(_populationPercent)
  if (_officialStatus === 'official_regional') return percent >= regionallyPercent
  return _officialStatus !== undefined || percent >= widelyPercent
}

/** Languages that are official or widely spoken in a country or area, as far as this Node can name places in them. */
export function spokenLanguages(areaCode: string): string[] {
  const spoken = Object.entries(territories[areaCode]?.languagePopulation ?? {})
  const tags = spoken.filter(([, share]) => isWidely(share)).map(([tag]) => tag.replaceAll('_', '-'))
  return Intl.DisplayNames.supportedLocalesOf(tags)
}
