import { sql } from 'drizzle-orm'
import type { Facet } from '../centres/tags.ts'
import { type Database, steady } from '../client.ts'
import { type Bits, bitsFor, clearBit, grown, setBit } from './bits.ts'

/** Place orders are 60 bits; a float holds the upper 52 exactly, which is 26 of 30 levels of the map. */
export const placeKeyBits = 52

type Row = {
  id: string
  tags: number[]
  x: number | null
  y: number | null
  tileX: number | null
  tileY: number | null
  placeKey: number | null
  confirmedAt: number | null
}

const columnsOfRow = sql`
  centre_id as id, tags, ST_X(point) as x, ST_Y(point) as y, tile_x as "tileX", tile_y as "tileY",
  (place_order >> 8)::float8 as "placeKey", extract(epoch from confirmed_at)::float8 * 1000 as "confirmedAt"`

/** More changes than this at once, and reading everything anew is faster. */
const mostChanges = 2000
const rowsAtOnce = 5000

/**
 * The listings of a database column by column, in memory: what whole sets are counted and drawn from. A page of
 * records is SQL; a count of every facet or a map of a hundred thousand points is a walk over arrays. Each use
 * first asks the log what has changed since, so it is never older than its question, and any number of
 * processes may hold one.
 */
export class ListingColumns {
  ids: string[] = []
  longitude = new Float64Array()
  latitude = new Float64Array()
  tileX = new Int32Array()
  tileY = new Int32Array()
  placeKey = new Float64Array()
  confirmedAt = new Float64Array()
  /** Slots in use. */
  listed: Bits = bitsFor(0)
  /** Slots of each tag. */
  tagged = new Map<number, Bits>()
  tags = new Map<number, { facet: Facet; code: string }>()

  #database: Database
  #slots = new Map<string, number>()
  #free: number[] = []
  #version = -1n
  #refreshing: Promise<void> | undefined
  #inPlaceOrder: Uint32Array | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /** Brings the columns up to what was committed before the call. */
  async refresh(): Promise<void> {
    // One that is under way may have looked too early: wait for it, then look again, together with others who wait.
    await this.#refreshing
    this.#refreshing ??= this.#catchUp().finally(() => {
      this.#refreshing = undefined
    })
    await this.#refreshing
  }

  get size(): number {
    return this.ids.length
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id)
  }

  /** Slots with a point, neighbours on the map together. */
  get inPlaceOrder(): Uint32Array {
    if (!this.#inPlaceOrder) {
      const key = (slot: number) => this.placeKey[slot] as number
      const slots = [...this.#slots.values()].filter((slot) => !Number.isNaN(key(slot)))
      this.#inPlaceOrder = Uint32Array.from(slots).sort((one, other) => key(one) - key(other))
    }
    return this.#inPlaceOrder
  }

  async #catchUp(): Promise<void> {
    const changed =
      this.#version < 0n
        ? []
        : await this.#database.execute<{ id: string; version: string }>(sql`${steady}
            select subject_id as id, id::text as version from changes
            where subject = 'centre' and id > ${String(this.#version)}::int8 order by id limit ${mostChanges + 1}`)
    if (this.#version < 0n || changed.length > mostChanges) return this.#readAll()
    const last = changed.at(-1)
    if (!last) return
    const ids = [...new Set(changed.map(({ id }) => id))]
    const rows = await this.#database.execute<Row>(
      sql`select ${columnsOfRow} from listings where centre_id = any(${sql.param(ids)}::text[])`,
    )
    await this.#readNewTags(rows)
    for (const id of ids) this.#remove(id)
    for (const row of rows) this.#add(row)
    this.#inPlaceOrder = undefined
    this.#version = BigInt(last.version)
  }

  async #readAll(): Promise<void> {
    const [head] = await this.#database.execute<{ version: string; count: number }>(
      sql`select (select coalesce(max(id), 0)::text from changes) as version, (select count(*)::int from listings) as count`,
    )
    const fresh = new ListingColumns(this.#database)
    fresh.#reserve(head?.count ?? 0)
    let after = ''
    for (let rows: Row[] | undefined; !rows || rows.length === rowsAtOnce; ) {
      rows = await this.#database.execute<Row>(
        sql`select ${columnsOfRow} from listings where centre_id > ${after} order by centre_id limit ${rowsAtOnce}`,
      )
      await fresh.#readNewTags(rows)
      for (const row of rows) fresh.#add(row)
      after = rows.at(-1)?.id ?? after
    }
    const { ids, longitude, latitude, tileX, tileY, placeKey, confirmedAt, listed, tagged, tags } = fresh
    Object.assign(this, { ids, longitude, latitude, tileX, tileY, placeKey, confirmedAt, listed, tagged, tags })
    this.#slots = fresh.#slots
    this.#free = fresh.#free
    this.#inPlaceOrder = undefined
    this.#version = BigInt(head?.version ?? 0)
  }

  async #readNewTags(rows: Row[]): Promise<void> {
    const unknown = [...new Set(rows.flatMap(({ tags }) => tags))].filter((tag) => !this.tags.has(tag))
    if (unknown.length === 0) return
    const found = await this.#database.execute<{ id: number; facet: Facet; code: string }>(
      sql`select id, facet, code from tags where id = any(${sql.param(unknown)}::int[])`,
    )
    for (const { id, facet, code } of found) this.tags.set(id, { facet, code })
  }

  #reserve(slots: number): void {
    if (slots <= this.longitude.length) return
    const capacity = Math.max(1024, slots, Math.ceil(this.longitude.length * 1.5))
    const copy = <T extends Float64Array | Int32Array>(larger: T, column: T): T => {
      larger.set(column)
      return larger
    }
    this.longitude = copy(new Float64Array(capacity), this.longitude)
    this.latitude = copy(new Float64Array(capacity), this.latitude)
    this.tileX = copy(new Int32Array(capacity), this.tileX)
    this.tileY = copy(new Int32Array(capacity), this.tileY)
    this.placeKey = copy(new Float64Array(capacity), this.placeKey)
    this.confirmedAt = copy(new Float64Array(capacity), this.confirmedAt)
    this.listed = grown(this.listed, capacity)
    for (const [tag, bits] of this.tagged) this.tagged.set(tag, grown(bits, capacity))
  }

  #add(row: Row): void {
    const slot = this.#free.pop() ?? this.ids.length
    this.#reserve(slot + 1)
    this.ids[slot] = row.id
    this.#slots.set(row.id, slot)
    setBit(this.listed, slot)
    this.longitude[slot] = row.x ?? Number.NaN
    this.latitude[slot] = row.y ?? Number.NaN
    this.tileX[slot] = row.tileX ?? -1
    this.tileY[slot] = row.tileY ?? -1
    this.placeKey[slot] = row.placeKey ?? Number.NaN
    this.confirmedAt[slot] = row.confirmedAt ?? Number.NaN
    for (const tag of row.tags) {
      const bits = this.tagged.get(tag) ?? bitsFor(this.longitude.length)
      this.tagged.set(tag, bits)
      setBit(bits, slot)
    }
  }

  #remove(id: string): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) return
    this.#slots.delete(id)
    this.#free.push(slot)
    clearBit(this.listed, slot)
    for (const bits of this.tagged.values()) clearBit(bits, slot)
  }
}

const kept = new WeakMap<Database, ListingColumns>()

/** The columns of a database, as new as the moment of asking. */
export async function listingColumns(database: Database): Promise<ListingColumns> {
  const columns = kept.get(database) ?? new ListingColumns(database)
  kept.set(database, columns)
  await columns.refresh()
  return columns
}
