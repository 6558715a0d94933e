import type { PartReport } from './load-seeds.ts'
import { lineOf } from './refusal.ts'

/** A report of a load as lines for people. */
export function linesOfReports(reports: PartReport[]): string[] {
  return reports.flatMap(({ name, result }) => {
    if (result === 'already loaded') return [`Seeds: ${name} already loaded.`]
    return [
      ...result.refusals.map((refusal) => `Not loaded: ${lineOf(refusal)}.`),
      ...result.notes.map((note) => `Note: ${note}.`),
      `Seeds: ${result.loaded} loaded.`,
    ]
  })
}
