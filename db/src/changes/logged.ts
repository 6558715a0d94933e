import { sql } from 'drizzle-orm'
import type { PublicCentre } from '../centres/public-centre.ts'
import { isoInstant } from '../columns/iso-instant.ts'
import type { Actor } from '../schema/changes.ts'

/** A row of the log about a centre; the record before and after, as it was public then. */
export type LoggedChange = {
  id: string
  at: string
  actor: Actor
  action: string
  before: PublicCentre | null
  after: PublicCentre | null
  source: string | null
}

export const loggedAt = isoInstant(sql`at`)

export const loggedColumns = sql`id::text, ${loggedAt} as at, actor, action, before, after, source`
