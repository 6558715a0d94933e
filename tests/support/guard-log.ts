import type { Database } from '@centres/db'

/** Tables of which a row belongs to one centre, and the column that says to which. */
const tables = {
  centres: 'id',
  centre_names: 'centre_id',
  centre_descriptions: 'centre_id',
  centre_institutions: 'centre_id',
  centre_languages: 'centre_id',
  centre_terms: 'centre_id',
  evidence_steps: 'centre_id',
  mailboxes: 'centre_id',
}
/** Of these a row belongs to all centres of an institution. */
const shared = { institutions: 'id', institution_names: 'institution_id' }

const guarded = new WeakSet<Database>()

/**
 * From now on the database refuses to commit a statement that wrote to a record without its entry in the log in the
 * same transaction: whatever test goes on, it is about this too.
 */
export async function guardLog(database: Database): Promise<void> {
  if (guarded.has(database)) return
  guarded.add(database)
  const sql = database.$client
  await sql.unsafe(`
    create function is_logged(written text) returns boolean language sql as $$
      select exists (select from changes where subject = 'centre' and subject_id = written
        and xmin = pg_current_xact_id()::xid) $$;
    create function demand_entry() returns trigger language plpgsql as $$
    declare
      written jsonb := coalesce(to_jsonb(new), to_jsonb(old));
      unlogged text;
    begin
      if tg_argv[0] = 'centre' then
        unlogged := case when not is_logged(written ->> tg_argv[1]) then written ->> tg_argv[1] end;
      else
        select centre_id into unlogged from centre_institutions
        where institution_id = (written ->> tg_argv[1])::int and not is_logged(centre_id) limit 1;
      end if;
      if unlogged is not null then
        raise exception 'a write to % of % without its entry in the log', tg_table_name, unlogged;
      end if;
      return null;
    end $$;`)
  const guard = (table: string, kind: string, column: string) =>
    sql.unsafe(`
      create constraint trigger ${table}_guard after insert or update or delete on ${table}
      deferrable initially deferred for each row execute function demand_entry('${kind}', '${column}')`)
  for (const [table, column] of Object.entries(tables)) await guard(table, 'centre', column)
  for (const [table, column] of Object.entries(shared)) await guard(table, 'institution', column)
}
