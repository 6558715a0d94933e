import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import type { Variant } from './mix.ts'
import type { Plain } from './plain-sql.ts'

export type PlainLoad = { url: string; connections: number; seconds: number; seed: number }

export const pgbenchFound = spawnSync('pgbench', ['--version']).status === 0

const quoted = (value: string | number) => `'${String(value).replaceAll("'", "''")}'`

/** pgbench has numbers for variables, so each parameter is the drawn element of a list of all its values. */
function scriptOf({ types, statements }: Plain, variants: Variant[]): string {
  const params = types.map(
    (type, index) =>
      `((array[${variants.map(({ params }) => quoted(params[index] ?? '')).join(',')}]::text[])[:k]::${type})`,
  )
  const lines = statements.map((statement) =>
    statement.replace(/\s+/g, ' ').replace(/\$(\d)/g, (_, number) => params[Number(number) - 1] ?? 'null'),
  )
  return [`\\set k random(1, ${variants.length})`, ...lines.map((line) => `${line};`)].join('\n')
}

async function runPgbench(plain: Plain, variants: Variant[], load: PlainLoad): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'centres-bench-'))
  const script = join(folder, 'script.sql')
  writeFileSync(script, scriptOf(plain, variants))
  const args = ['-n', '-M', 'prepared', '-j', '2', '-c', load.connections, '-T', load.seconds, '-f', script, load.url]
  try {
    const { stdout } = await promisify(execFile)('pgbench', [`--random-seed=${load.seed}`, ...args.map(String)])
    return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function runDriver({ types, statements }: Plain, variants: Variant[], load: PlainLoad): Promise<number> {
  const sql = postgres(load.url, { max: load.connections, onnotice: () => {} })
  const typed = statements.map((statement) =>
    statement.replace(/\$(\d)/g, (all, n) => `(${all}::text::${types[n - 1]})`),
  )
  let [answers, next] = [0, 0]
  const end = performance.now() + load.seconds * 1000
  const loop = async () => {
    while (performance.now() < end) {
      const { params } = variants[next++ % variants.length] as Variant
      for (const statement of typed) {
        const used = [...statement.matchAll(/\$(\d)/g)].map(([, number]) => Number(number))
        await sql.unsafe(statement, params.slice(0, Math.max(...used, 0)).map(String), { prepare: true })
      }
      answers++
    }
  }
  await Promise.all(Array.from({ length: load.connections }, loop))
  await sql.end()
  return answers / load.seconds
}

/** Answers per second of the plain SQL, prepared, straight from the database. */
export function measurePlain(plain: Plain, variants: Variant[], load: PlainLoad): Promise<number> {
  return pgbenchFound ? runPgbench(plain, variants, load) : runDriver(plain, variants, load)
}
