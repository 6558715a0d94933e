import type { CentreFilters, CentreStatistics } from '@centres/contract'
import { countSelection, countStages, type Database, listAreas } from '@centres/db'
import { whileUnchanged } from '../while-unchanged.ts'
import { coverageOf } from './coverage.ts'

function aYearBefore(now: Date): Date {
  const then = new Date(now)
  then.setUTCHours(0, 0, 0, 0)
  then.setUTCFullYear(then.getUTCFullYear() - 1)
  return then
}

async function count(database: Database, filters: CentreFilters, now: Date) {
  const [counts, { evidence, founded }, areas] = await Promise.all([
    countSelection(database, filters, { since: aYearBefore(now), now }),
    countStages(database, filters),
    listAreas(database),
  ])
  const { by, confirmed, confirmedSince, growth, notKnown, total } = counts
  return {
    total,
    by: { ...by, evidence },
    notKnown,
    age: founded,
    confirmed: { confirmed, within12Months: confirmedSince, notYet: total - confirmed },
    growth,
    coverage: coverageOf(filters, by.country, areas),
  }
}

/** Counts a set in several ways, which agree. */
export async function readStatistics(database: Database, filters: CentreFilters, now: Date): Promise<CentreStatistics> {
  return whileUnchanged(database, async (version) => ({ version, ...(await count(database, filters, now)) }))
}
