import { parseArgs } from 'node:util'
import { centreIdOf } from '@centres/contract'
import { StartupProblem } from '@centres/db'
import postgres from 'postgres'
import { benchDatabaseUrl } from './prepare.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const lotSize = 5000
/** Odd, so that the ids of a copy are all different, and far from those of the next. */
const stride = 0x1f35_9a2d

/** What is copied of a centre, and what a copy has of its own. One is a row that is there, made the ids of its copy. */
const copied: { table: string; key: string; own: Record<string, string> }[] = [
  { table: 'centres', key: 'id', own: { id: 'made.id' } },
  { table: 'centre_names', key: 'centre_id', own: { centre_id: 'made.id' } },
  {
    table: 'centre_institutions',
    key: 'centre_id',
    own: { centre_id: 'made.id', institution_id: 'one.institution_id + $3' },
  },
  {
    table: 'centre_records',
    key: 'centre_id',
    own: { centre_id: 'made.id', record: `jsonb_set(one.record::jsonb, '{id}', to_jsonb(made.id))::json` },
  },
  {
    table: 'listings',
    key: 'centre_id',
    own: { centre_id: 'made.id', body: 'substr(made.id, 5, 6)', lot: 'hashint4(one.lot + $3)' },
  },
]

function idOfCopy(id: string, copy: number): string {
  const number = [...id.slice(4, 10)].reduce((sum, letter) => sum * 32 + alphabet.indexOf(letter), 0)
  let rest = (number + copy * stride) % 32 ** 6
  let body = ''
  for (let position = 0; position < 6; position++) {
    body = alphabet.charAt(rest % 32) + body
    rest = Math.floor(rest / 32)
  }
  return centreIdOf(body)
}

async function columnsOf(sql: postgres.Sql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`
  return rows.map(({ name }) => name)
}

type Row = { id: string }

/**
 * Fills a database of made-up centres up to so many by copying them within the database, with ids of their own: what
 * lists, exports and maps read of them. Terms, languages and the log are not copied.
 */
async function multiply(url: string, wanted: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const originals = (
      await sql<
        Row[]
      >`select c.id from centres c join listings l on l.centre_id = c.id where is_synthetic order by c.id`
    ).map(({ id }) => id)
    const [found] = await sql<{ count: number; institutions: number }[]>`
      select count(*)::int as count, (select max(id) from institutions) as institutions from listings`
    let { count = 0, institutions = 0 } = found ?? {}
    if (originals.length < count * 0.9) throw new StartupProblem('Only a database of made-up centres is multiplied.')
    const statements = await Promise.all(
      copied.map(async ({ table, key, own }) => {
        const columns = await columnsOf(sql, table)
        const values = columns.map((column) => own[column] ?? `one.${column}`)
        return `insert into ${table} (${columns}) select ${values}
          from ${table} one join unnest($1::text[], $2::text[]) made (old, id) on made.old = one.${key} where $3::int > 0`
      }),
    )
    for (let copy = 1; count < wanted; copy++) {
      const offset = copy * institutions
      await sql`insert into institutions (id, type, website, ror, wikidata) overriding system value
        select id + ${offset}, type, website, ror, wikidata from institutions where id <= ${institutions}`
      await sql`insert into institution_names
        select institution_id + ${offset}, position, text, language, kind from institution_names
        where institution_id <= ${institutions}`
      for (let at = 0; at < originals.length && count < wanted; at += lotSize) {
        const lot = originals.slice(at, at + Math.min(lotSize, wanted - count))
        const pairs = new Map(lot.map((id) => [idOfCopy(id, copy), id]))
        for (const { id } of await sql<Row[]>`select id from centres where id in ${sql([...pairs.keys()])}`)
          pairs.delete(id)
        await sql.begin(async (tx) => {
          for (const statement of statements)
            await tx.unsafe(statement, [[...pairs.values()], [...pairs.keys()], offset])
        })
        count += pairs.size
        console.error(`${count} of ${wanted}…`)
      }
    }
    await sql`insert into changes (at, subject, subject_id, actor, action)
      values (now(), 'gazetteer', 'listings', 'system', 'listed anew')`
    await sql`vacuum analyze`
  } finally {
    await sql.end()
  }
}

try {
  const { values } = parseArgs({ options: { centres: { type: 'string', default: '1000000' } } })
  await multiply(benchDatabaseUrl(), Number(values.centres))
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
