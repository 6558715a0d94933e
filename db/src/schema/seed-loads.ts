import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns/instant.ts'

/**
 * What of the seeds the database holds, so that a second load has nothing to do. A part is vocabularies, areas,
 * gazetteer or centres; a single centre of the seeds is the part 'centres/' and its id.
 */
export const seedLoads = pgTable('seed_loads', {
  part: text().primaryKey(),
  /** Of the content and of the rules that read it. */
  hash: text().notNull(),
  loadedAt: instant().notNull(),
})
