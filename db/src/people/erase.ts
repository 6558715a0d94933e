import { sql } from 'drizzle-orm'
import { lockCentres } from '../centres/lock.ts'
import { readCentres } from '../centres/read.ts'
import type { NameRecord } from '../centres/record.ts'
import { recordChanges } from '../changes/record.ts'
import type { Reader, Transaction } from '../client.ts'
import { eraseMessages, removeLettersTo } from '../messages/erase.ts'
import type { MessageRecord } from '../messages/read.ts'

type Erased = {
  id: string
  email: string
  /** What stands for the address where letters to centres are counted. */
  senderHash: string
}

/** Public, whole: what a record shows stays part of it, an address that a centre shows included. */
const publicTables = [
  'areas',
  'centre_descriptions',
  'centre_institutions',
  'centre_languages',
  'centre_names',
  'centre_records',
  'centre_terms',
  'centres',
  'changes',
  'evidence_steps',
  'institution_names',
  'institutions',
  'listings',
  'place_names',
  'places',
  'proposed_spellings',
  'release_files',
  'release_parts',
  'releases',
  'search_phrases',
  'search_words',
  'seed_loads',
  'sets',
  'spatial_ref_sys',
  'tags',
  'terms',
  'vocabularies',
]

/** An address as a regular expression of PostgreSQL: itself, and not the end or beginning of a longer one. */
const patternOf = (email: string) =>
  `(?<![[:alnum:]._%+-])${email.replace(/[^a-z0-9@]/gi, '\\$&')}(?![[:alnum:]-]|\\.[[:alnum:]])`

/** The centres that have no other steward, and the drafts that nobody else reads. */
export async function readErasure(database: Reader, personId: string) {
  const centres = await database.execute<{ id: string; names: NameRecord[] }>(sql`
    select s.centre_id as id, k.record -> 'names' as names
    from stewards s join centre_records k on k.centre_id = s.centre_id
    where s.person_id = ${personId}
      and not exists (select from stewards o where o.centre_id = s.centre_id and o.person_id <> ${personId})
    order by s.since, s.centre_id`)
  const [row] = await database.execute<{ drafts: number }>(sql`
    select count(*)::int as drafts from registrations
    where person_id = ${personId} and state in ('draft', 'submitted', 'changes-asked')`)
  return { centres: [...centres], drafts: row?.drafts ?? 0 }
}

/** Whether nobody else decides on everything. Others who ask the same wait until the transaction ends. */
export async function isLastModerator(tx: Reader, personId: string): Promise<boolean> {
  const all = await tx.execute<{ id: string }>(sql`
    select person_id as id from moderators where scope = 'everything' order by person_id for update`)
  return all.length === 1 && all[0]?.id === personId
}

/** Whether nobody else appoints moderators. Others who ask the same wait until the transaction ends. */
export async function isLastAdministrator(tx: Reader, personId: string): Promise<boolean> {
  const all = await tx.execute<{ id: string }>(sql`
    select person_id as id from administrators order by person_id for update`)
  return all.length === 1 && all[0]?.id === personId
}

/** Text columns and those of JSON in every table but the public ones: a new table is swept without being named here. */
async function sweep(tx: Transaction, email: string): Promise<void> {
  const columns = await tx.execute<{ table: string; column: string; type: string }>(sql`
    select c.table_name as table, c.column_name as column, c.udt_name as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      and c.udt_name in ('text', 'varchar', 'json', 'jsonb', '_text')
      and c.table_name <> all(${sql.param(publicTables)}::text[])
    order by 1, 2`)
  const pattern = patternOf(email)
  await tx.execute(sql`select set_config('atlas.erased', ${pattern}, true)`)
  for (const { table, column, type } of columns) {
    const name = sql.identifier(column)
    await tx.execute(sql`
      update ${sql.identifier(table)}
      set ${name} = regexp_replace(${name}::text, ${pattern}, '…', 'gi')::${sql.raw(type)}
      where ${name}::text ~* ${pattern}`)
  }
}

async function centresOfMailbox(tx: Transaction, email: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select centre_id as id from mailboxes where lower(address) = ${email}`)
  return rows.map(({ id }) => id)
}

/** The log says that these records have changed; from what, would be what was to be erased. */
async function logWithoutMailbox(tx: Transaction, ids: string[], at: string): Promise<void> {
  const records = await readCentres(tx, ids)
  const changes = records.map((record) => ({ subjectId: record.id, before: { ...record }, after: { ...record } }))
  const by = { subject: 'centre', actor: 'system', action: 'changed', source: null } as const
  await recordChanges(
    tx,
    changes.map((change) => ({ ...by, ...change })),
    at,
  )
}

/**
 * Takes a person out of the directory. Records stay; forms that were published stay without what was private in them;
 * acts stay as nobody's; the rest goes. Letters that wait for them go too: the messages of others that reach nobody
 * now. Undefined where nobody is there any more.
 */
export async function erasePerson(
  tx: Transaction,
  { id, email, senderHash }: Erased,
  at: string,
): Promise<{ unreached: MessageRecord[] } | undefined> {
  // Before the person, as whoever changes a record does: nobody writes a mailbox back that they have read before.
  await lockCentres(tx, await centresOfMailbox(tx, email))
  // Before anything is looked for: what others write about this person now is there by then, or refused.
  const held = await tx.execute(sql`select from people where id = ${id} for update`)
  if (held.length === 0) return undefined
  await tx.execute(sql`delete from registrations where person_id = ${id} and submitted_at is null`)
  await tx.execute(sql`
    update registrations
    set form = form || '{"mailbox": "", "yourPart": null}', message = null, appeal = null, revision = revision + 1, updated_at = ${at}
    where person_id = ${id} and state = 'published'`)
  await tx.execute(sql`
    update registrations
    set state = 'discarded', form = '{}', reason = null, message = null, appeal = null, revision = revision + 1, updated_at = ${at}
    where person_id = ${id} and state <> 'published'`)
  await tx.execute(sql`delete from appointments where email = ${email}`)
  const withoutMailbox = await tx.execute<{ id: string }>(sql`
    delete from mailboxes where lower(address) = ${email} returning centre_id as id`)
  await tx.execute(sql`delete from verifications where strpos(value, ${JSON.stringify({ email }).slice(1, -1)}) > 0`)
  await eraseMessages(tx, { email, senderHash }, at)
  const unreached = await removeLettersTo(tx, email)
  // What was suggested stays to be decided; nobody is written to about it any more.
  await tx.execute(sql`
    update suggestions set email = null where email = (select email from people where id = ${id})`)
  await tx.execute(sql`delete from people where id = ${id}`)
  await sweep(tx, email)
  await logWithoutMailbox(
    tx,
    withoutMailbox.map((centre) => centre.id),
    at,
  )
  return { unreached }
}
