import cldr from 'cldr-core/package.json' with { type: 'json' }
import territoryInfo from 'cldr-core/supplemental/territoryInfo.json' with { type: 'json' }

const territories: Record<string, { _population: string }> = territoryInfo.supplemental.territoryInfo

/** Estimates that CLDR gathers from national censuses and the United Nations. */
export const populationSource = `Unicode CLDR ${cldr.version}`

/** How many people live in a country or area. */
export function populationOf(areaCode: string): number | null {
  const territory = territories[areaCode]
  return territory ? Number(territory._population) : null
}
