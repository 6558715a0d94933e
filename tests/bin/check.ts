import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countTests } from './count-tests.ts'

type Step = { name: string; args: string[]; isLoud?: boolean }
type Outcome = { name: string; passed: number; failed: number; said: string }

const root = join(import.meta.dirname, '../..')
const bin = (name: string) => join(root, 'node_modules', name)
const scratch = mkdtempSync(join(tmpdir(), 'centres-check-'))
const report = join(scratch, 'vitest.json')
const packages = ['api/contract', 'db', 'api', 'seeds', 'web', 'tests']

const steps: Step[] = [
  ...packages.map((name) => ({ name: `types of ${name}`, args: [bin('typescript/bin/tsc'), '-p', name] })),
  { name: 'lint and import fences', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'migrations', args: ['tests/bin/check-migrations.ts'] },
  { name: 'openapi', args: ['api/src/write-openapi.ts', '--check'] },
  { name: 'build', args: ['api/src/build.ts'] },
  {
    name: 'tests',
    args: [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    isLoud: true,
  },
]

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

async function take({ name, args, isLoud = false }: Step): Promise<Outcome> {
  const begun = Date.now()
  if (isLoud) console.log(`… ${name}`)
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', ...(isLoud ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const))],
  })
  const stop = () => child.kill('SIGTERM')
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
  const code = await new Promise((resolve) => child.on('error', () => resolve(1)).on('exit', resolve))
  process.removeListener('SIGTERM', stop)
  process.removeListener('disconnect', stop)
  const isFine = code === 0
  const counts = isLoud ? countTests(report, isFine) : { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1 }
  console.log(`${isFine ? '✓' : '✗'} ${name} (${seconds(begun)})`)
  if (!isFine && said) console.log(said.trimEnd())
  return { name, said, ...counts }
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no check called ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

const outcomes: Outcome[] = []
for (const step of steps) {
  if (wanted.length === 0 || wanted.includes(step.name)) outcomes.push(await take(step))
}
rmSync(scratch, { recursive: true, force: true })

const broken = outcomes.filter(({ failed }) => failed > 0)
if (broken.length > 0) console.log(`Failed: ${broken.map(({ name }) => name).join(', ')}`)
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = broken.length > 0 ? 1 : 0
// The channel to `npm test` would keep this process.
process.disconnect?.()
