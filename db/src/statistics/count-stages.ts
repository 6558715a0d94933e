import { sql } from 'drizzle-orm'
import { allOf, type CentreSelection, conditionsOf } from '../centres/selection.ts'
import type { Database } from '../client.ts'
import { type EvidenceLevel, evidenceLevels } from '../schema/centres.ts'

export type StageCounts = {
  /** Lowest step of the ladder first; every step, also where no centre stands on it. */
  evidence: { code: EvidenceLevel; count: number }[]
  /** By the decade of founding, as in 1990; null where that is not known. */
  founded: { decade: number | null; count: number }[]
}

type Stage = { evidence: EvidenceLevel; decade: number | null; count: number }

const sumOf = (stages: Stage[]) => stages.reduce((sum, { count }) => sum + count, 0)

/** How far the centres of a selection are known, and how old they are: what only their records say. */
export async function countStages(database: Database, selection: CentreSelection): Promise<StageCounts> {
  const { conditions } = await conditionsOf(database, selection)
  const stages: Stage[] = await database.execute<Stage>(sql`
    select c.evidence, left(c.founded, 3)::int * 10 as decade, count(*)::int as count
    from listings l join centres c on c.id = l.centre_id
    where ${allOf(conditions)} group by 1, 2 order by 2 nulls last`)
  return {
    evidence: evidenceLevels.map((code) => ({
      code,
      count: sumOf(stages.filter(({ evidence }) => evidence === code)),
    })),
    founded: [...new Set(stages.map(({ decade }) => decade))].map((decade) => ({
      decade,
      count: sumOf(stages.filter((stage) => stage.decade === decade)),
    })),
  }
}
