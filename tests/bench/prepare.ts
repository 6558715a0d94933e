import { StartupProblem } from '@centres/db'
import postgres from 'postgres'
import { plainTables } from './plain-sql.ts'
import { readWorld, type World } from './world.ts'

const howToMake =
  'Make them once, in a database for benchmarks only: DATABASE_URL=… pnpm seed:synthetic 100000. Then name it in BENCH_DATABASE_URL.'

/** The address of a server database full of synthetic centres, or a StartupProblem. */
export function benchDatabaseUrl(): string {
  const url = process.env.BENCH_DATABASE_URL ?? process.env.DATABASE_URL
  if (!url) throw new StartupProblem(`BENCH_DATABASE_URL names no database of synthetic centres. ${howToMake}`)
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new StartupProblem('BENCH_DATABASE_URL must be the address of a PostgreSQL server: postgres://…')
  }
  return url
}

/** Counts the synthetic centres; where plain SQL is asked too, makes its tables beside them if they are missing. Samples them. */
export async function prepare(
  url: string,
  { centres, withPlain }: { centres: number; withPlain: boolean },
  say: (text: string) => void,
): Promise<World> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    const [found] = await sql<{ synthetic: number; all: number; hasPlain: boolean }[]>`
      select count(*) filter (where is_synthetic)::int as synthetic, count(*)::int as all,
        to_regclass('plain.details') is not null as "hasPlain" from centres`.catch(() => {
      throw new StartupProblem(`The database in BENCH_DATABASE_URL cannot be reached or is not migrated. ${howToMake}`)
    })
    const { synthetic = 0, all = 0, hasPlain = false } = found ?? {}
    if (synthetic === 0) {
      throw new StartupProblem(`The database in BENCH_DATABASE_URL holds no synthetic centres. ${howToMake}`)
    }
    if (synthetic < centres * 0.9) {
      throw new StartupProblem(
        `The database in BENCH_DATABASE_URL holds ${synthetic} synthetic centres of ${centres}. Say --centres ${synthetic}, or make more: pnpm seed:synthetic ${centres}`,
      )
    }
    say(`${all} centres, ${synthetic} of them synthetic`)
    if (withPlain && !hasPlain) {
      say('Making the tables that the plain SQL reads')
      await sql.unsafe(`drop schema if exists plain cascade; ${plainTables}`)
    }
    return await readWorld(sql)
  } finally {
    await sql.end()
  }
}
