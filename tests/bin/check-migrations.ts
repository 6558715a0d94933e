import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'centres-migrations-'))
const journalOf = (folder: string) => readFileSync(join(folder, 'meta/_journal.json'), 'utf8')

cpSync(join(root, 'migrations'), scratch, { recursive: true })
const db = join(root, 'db')
const kit = join(db, 'node_modules/drizzle-kit/bin.cjs')
const settings = ['--dialect=postgresql', '--schema=./src/schema/*.ts', '--casing=snake_case']
const out = `--out=${relative(db, scratch)}`
const { status, stdout, stderr } = spawnSync(process.execPath, [kit, 'generate', ...settings, out], {
  cwd: db,
  encoding: 'utf8',
})
const isSame = status === 0 && journalOf(scratch) === journalOf(join(root, 'migrations'))
rmSync(scratch, { recursive: true })

if (!isSame) {
  console.error(`${stdout}${stderr}`.trim())
  console.error(
    'The schema says more than the migrations. Run pnpm db:generate --name what_changes and commit what it writes.',
  )
  process.exitCode = 1
}
