import { sql } from 'drizzle-orm'
import { type Database, steady } from '../client.ts'

/** Months since year 0. */
type Month = number

export type MonthCount = { month: string; listed: number }

type Turn = { version: string; id: string; month: Month; isListed: boolean }

const rowsAtOnce = 5000

const monthOf = (instant: Date): Month => instant.getUTCFullYear() * 12 + instant.getUTCMonth()
const written = (month: Month) =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

/**
 * When each centre came into the list and went out of it, as the log tells. The log only grows, so what was read once
 * is read no more: each use asks for what came after.
 */
class ListedMonths {
  /** The months in which a centre was, by turns, listed and no longer listed. */
  #turns = new Map<string, Month[]>()
  /** Most centres have the turns of many others: one list serves them all. */
  #shared = new Map<string, Month[]>()
  #database: Database
  #version = '0'
  #reading: Promise<void> | undefined

  constructor(database: Database) {
    this.#database = database
  }

  async refresh(): Promise<void> {
    // One that is under way may have looked too early: wait for it, then look again, together with others who wait.
    await this.#reading
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = undefined
    })
    await this.#reading
  }

  turnsOf(ids: Iterable<string> | undefined): Iterable<Month[]> {
    return ids ? Array.from(ids, (id) => this.#turns.get(id) ?? []) : this.#turns.values()
  }

  async #readOn(): Promise<void> {
    for (let rows: Turn[] | undefined; !rows || rows.length === rowsAtOnce; ) {
      rows = await this.#database.execute<Turn>(sql`${steady}
        select id::text as version, subject_id as id,
          (extract(year from at at time zone 'utc') * 12 + extract(month from at at time zone 'utc') - 1)::int as month,
          coalesce(after ->> 'state' = 'published' and after ->> 'lifeState' <> 'merged', false) as "isListed"
        from changes
        where subject = 'centre' and changes.id > ${this.#version}::int8 order by changes.id limit ${rowsAtOnce}`)
      for (const row of rows) this.#add(row)
      this.#version = rows.at(-1)?.version ?? this.#version
    }
  }

  #add({ id, month, isListed }: Turn): void {
    const turns = this.#turns.get(id) ?? []
    const wasListed = turns.length % 2 === 1
    if (wasListed === isListed) return
    const next = [...turns, month]
    const key = next.join()
    const shared = this.#shared.get(key) ?? next
    this.#shared.set(key, shared)
    this.#turns.set(id, shared)
  }
}

const kept = new WeakMap<Database, ListedMonths>()

/** How many of these centres, or of all there ever were, were listed at the end of each month up to this one. */
export async function listedByMonth(
  database: Database,
  ids: Iterable<string> | undefined,
  now: Date,
): Promise<MonthCount[]> {
  const months = kept.get(database) ?? new ListedMonths(database)
  kept.set(database, months)
  await months.refresh()

  const differences = new Map<Month, number>()
  for (const turns of months.turnsOf(ids)) {
    for (const [at, month] of turns.entries()) {
      differences.set(month, (differences.get(month) ?? 0) + (at % 2 === 0 ? 1 : -1))
    }
  }
  if (differences.size === 0) return []
  const changed = [...differences.keys()].sort((one, other) => one - other)
  const first = changed[0] as Month
  const last = Math.max(monthOf(now), changed.at(-1) as Month)
  let listed = 0
  return Array.from({ length: last - first + 1 }, (_, at) => {
    listed += differences.get(first + at) ?? 0
    return { month: written(first + at), listed }
  })
}
