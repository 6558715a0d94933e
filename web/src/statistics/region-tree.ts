type Count = { code: string; count: number }
type Area = { regions: string[] }

/** Regions as M49 nests them: each of the widest, most centres first, with those inside it; what lies between is left out. */
export function regionTree(counts: Count[], areas: Area[]): (Count & { isPart: boolean })[] {
  const widestOf = new Map(areas.map(({ regions }) => [regions.at(-1), regions[0]]))
  const widest = new Set(areas.map(({ regions }) => regions[0]))
  return counts
    .filter(({ code }) => widest.has(code))
    .flatMap((region) => [
      { ...region, isPart: false },
      ...counts
        .filter(({ code }) => code !== region.code && widestOf.get(code) === region.code)
        .map((inside) => ({ ...inside, isPart: true })),
    ])
}
