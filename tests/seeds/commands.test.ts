import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

function run(file: string, databaseUrl: string, ...rest: string[]) {
  const path = fileURLToPath(new URL(`../../seeds/src/${file}`, import.meta.url))
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const { status, stderr } = spawnSync(process.execPath, [path, ...rest], { env, encoding: 'utf8' })
  return { status, lines: stderr.trim().split('\n') }
}

const nobody = 'postgres://postgres@127.0.0.1:4349/nowhere'
const elsewhere = 'postgres://somebody@db.example.org/atlas'

test('a database that does not answer is one line and a failure', () => {
  const { status, lines } = run('load.ts', nobody)
  expect(status).toBe(1)
  expect(lines).toEqual([expect.stringContaining('Nothing answers at 127.0.0.1:4349')])
})

test.each(['reset.ts', 'synthetic.ts'])('%s refuses a database of another machine', (file) => {
  const { status, lines } = run(file, elsewhere, '100')
  expect(status).toBe(1)
  expect(lines).toEqual([expect.stringContaining('only on a database of this machine')])
})

test.each([[], ['many'], ['-5'], ['10', '20'], ['10', '--seed', 'x']])(
  'synthetic.ts says how it is used: %o',
  (...rest) => {
    const { status, lines } = run('synthetic.ts', nobody, ...rest)
    expect(status).toBe(1)
    expect(lines).toEqual([expect.stringContaining('pnpm seed:synthetic 100000')])
  },
)
