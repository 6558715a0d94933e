import { sql } from 'drizzle-orm'
import { type Reader, steady } from '../client.ts'

type Kindred = (code: string) => string[]

/** What the terms of collaboration hold, and what holds them, however far; no term is its own. */
export async function readKin(database: Reader): Promise<{ narrower: Kindred; broader: Kindred }> {
  const rows = await database.execute<{ code: string; broader: string }>(sql`${steady}
    select code, broader from terms where vocabulary = 'collaboration' and broader is not null`)
  const follow = (step: Kindred): Kindred => {
    const reach = (code: string, seen: Set<string>): Set<string> => {
      for (const next of step(code)) {
        if (seen.has(next)) continue
        seen.add(next)
        reach(next, seen)
      }
      return seen
    }
    return (code) => [...reach(code, new Set())].filter((one) => one !== code)
  }
  return {
    narrower: follow((wider) => rows.filter(({ broader }) => broader === wider).map(({ code }) => code)),
    broader: follow((narrow) => rows.filter(({ code }) => code === narrow).map(({ broader }) => broader)),
  }
}
