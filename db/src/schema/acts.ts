import { sql } from 'drizzle-orm'
import { bigint, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'
import { people } from './people.ts'

/**
 * What staff and stewards did, and who: append-only like the log of changes (a trigger refuses the rest), but private.
 * An erased person stays as null.
 */
export const acts = pgTable(
  'acts',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    personId: text().references(() => people.id, { onDelete: 'set null' }),
    role: text({ enum: ['steward', 'moderator', 'administrator', 'sender'] }).notNull(),
    action: text().notNull(),
    subject: text({
      enum: [
        'registration',
        'claim',
        'centre',
        'suggestion',
        'letter',
        'import',
        'person',
        'appointment',
        'vocabulary',
      ],
    }).notNull(),
    subjectId: text().notNull(),
    /** What belongs to the act: a reason, the words of a letter, a private note. */
    details: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    check('acts_role_check', sql`${table.role} in ('steward', 'moderator', 'administrator', 'sender')`),
    check(
      'acts_subject_check',
      sql`${table.subject} in ('registration', 'claim', 'centre', 'suggestion', 'letter', 'import', 'person', 'appointment', 'vocabulary')`,
    ),
    index('acts_subject_index').on(table.subject, table.subjectId, table.id.desc()),
    index('acts_person_index').on(table.personId),
  ],
)
