import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import { jobsSchema } from './jobs/schema.ts'

/** Drops all tables and functions that are ours, and with them everything in them; extensions stay. */
export async function dropEverything(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const ours = sql`not exists (select from pg_depend where objid = object.oid and deptype = 'e')`
    const tables = await tx.execute<{ name: string }>(sql`
      select object.oid::regclass::text as name from pg_class object
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and ${ours}`)
    for (const { name } of tables) await tx.execute(sql.raw(`drop table ${name} cascade`))
    const functions = await tx.execute<{ name: string }>(sql`
      select object.oid::regprocedure::text as name from pg_proc object
      where pronamespace = 'public'::regnamespace and ${ours}`)
    for (const { name } of functions) await tx.execute(sql.raw(`drop function ${name} cascade`))
    await tx.execute(sql`drop schema if exists drizzle cascade`)
    await tx.execute(sql`drop schema if exists ${sql.identifier(jobsSchema)} cascade`)
  })
}
