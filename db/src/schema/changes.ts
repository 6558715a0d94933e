import { sql } from 'drizzle-orm'
import { bigint, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'

export const actors = ['centre', 'moderator', 'visitor', 'import', 'system'] as const
export type Actor = (typeof actors)[number]

/**
 * Append-only (a trigger refuses update, delete and truncate). The newest id is the dataset version.
 * Writers take a lock before they draw an id, so ids become visible in their own order.
 */
export const changes = pgTable(
  'changes',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    subject: text({ enum: ['centre', 'vocabulary', 'gazetteer'] }).notNull(),
    subjectId: text().notNull(),
    actor: text({ enum: actors }).notNull(),
    action: text().notNull(),
    /** Public fields only. */
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    source: text(),
  },
  (table) => [
    check('changes_actor_check', sql`${table.actor} in ('centre', 'moderator', 'visitor', 'import', 'system')`),
    check('changes_subject_check', sql`${table.subject} in ('centre', 'vocabulary', 'gazetteer')`),
    index('changes_subject_index').on(table.subject, table.subjectId, table.id.desc()),
  ],
)
