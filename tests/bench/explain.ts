import { connect, StartupProblem } from '@centres/db'
import { explain, type Plan, type Query, statementsOf } from './plans.ts'
import { benchDatabaseUrl, prepare } from './prepare.ts'
import { publicReads } from './reads.ts'

const runs = 3

const head = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 60).replaceAll('|', '\\|')

async function best(look: () => Promise<Plan>): Promise<Plan> {
  let found = await look()
  for (let run = 1; run < runs; run++) {
    const next = await look()
    if (next.milliseconds < found.milliseconds) found = next
  }
  return found
}

/** Prints a table of every statement of the public reads: how long it takes, what it looks at, and by which index. */
async function main(): Promise<void> {
  const url = benchDatabaseUrl()
  const world = await prepare(url, { centres: 1, withPlain: true }, (text) => console.error(`${text}…`))
  const database = connect({ url, max: 1 })
  const sql = database.$client
  const withoutScans = async (query: Query) => {
    await sql`set enable_seqscan = off`
    try {
      return await best(() => explain(sql, query))
    } finally {
      await sql`reset enable_seqscan`
    }
  }
  console.log('| Read | statement | plan ms | run ms | pages | indexes | scans whole | ms without that |')
  console.log('| --- | --- | ---: | ---: | ---: | --- | --- | ---: |')
  try {
    const seen = new Set<string>()
    for (const { name, run } of publicReads(world)) {
      // What is read once and kept, as the columns of all listings, is not what this read costs.
      await run(database)
      for (const query of await statementsOf(database, run)) {
        // The records of a page are read by the same statement everywhere.
        const key = `${query.text.includes('with ordinality as asked') ? '' : JSON.stringify(query.parameters)} ${query.text}`
        if (seen.has(key)) continue
        seen.add(key)
        const plan = await best(() => explain(sql, query))
        const without = plan.sequential.length > 0 ? await withoutScans(query) : undefined
        const cells = [
          name,
          `\`${head(query.text)}…\``,
          plan.planning.toFixed(2),
          plan.milliseconds.toFixed(2),
          plan.buffers,
          plan.indexes.join(', '),
          plan.sequential.join(', '),
          without?.milliseconds.toFixed(2) ?? '',
        ]
        console.log(`| ${cells.join(' | ')} |`)
      }
    }
  } finally {
    await database.close()
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
