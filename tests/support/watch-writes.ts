import type { Database } from '@centres/db'

/**
 * From now on the database notes to which tables rows are written, and how many letters. The function tells what has been
 * written since it was asked last; what was rolled back was not.
 */
export async function watchWrites({ $client: sql }: Database): Promise<() => Promise<string[]>> {
  await sql.unsafe(`
    create table watched_writes (place text not null);
    create function watch_write() returns trigger language plpgsql as $$
    begin
      insert into watched_writes values (tg_argv[0]);
      return null;
    end $$;`)
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('watched_writes', 'spatial_ref_sys')`
  const watch = (table: string, events: string, place: string) =>
    sql.unsafe(`
      create trigger watched after ${events} on ${table} for each row execute function watch_write('${place}')`)
  for (const { name } of tables) await watch(`public.${name}`, 'insert or update or delete', name)
  await watch('jobs.job', 'insert', 'letters and jobs')
  return async () => {
    const rows = await sql<{ place: string }[]>`
      with gone as (delete from watched_writes returning place) select distinct place from gone order by place`
    return rows.map(({ place }) => place)
  }
}
