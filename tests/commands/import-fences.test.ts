import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const packages = ['api', 'api/contract', 'db', 'seeds', 'tests', 'web']

const contractOnly = 'The contract imports zod and nothing else.'
const noTests = 'Nothing imports the tests.'
const noSql = 'Only db writes SQL: ask it with a function of @centres/db.'
const noNode = 'This runs in a browser.'
const clientOnly = 'The client knows the contract only.'
const oneNoun =
  'Pages of one noun import centre-form, citing, filters, map, people, ui, i18n and app/call.ts, never another noun.'

/** Who imports what, and what the linter says to it. */
const breaches: [file: string, imported: string, said: string][] = [
  ['api/contract/src/breach.ts', '@centres/db', contractOnly],
  ['api/contract/src/breach.ts', 'node:fs', contractOnly],
  ['api/contract/src/breach.ts', '../../../db/src/index.ts', contractOnly],
  ['db/src/breach.ts', '@centres/contract', 'db imports no other package of ours.'],
  ['db/src/breach.ts', '../../api/contract/src/index.ts', 'db imports no other package of ours.'],
  ['api/src/breach.ts', '@centres/web', 'The API imports the contract and db, each by its name.'],
  ['api/src/breach.ts', '@centres/seeds', 'The API imports the contract and db, each by its name.'],
  ['api/src/centres/breach.ts', 'drizzle-orm', noSql],
  ['api/src/centres/breach.ts', 'postgres', noSql],
  ['api/src/centres/breach.ts', '../../../db/src/index.ts', 'The API imports the contract and db, each by its name.'],
  ['api/src/http/breach.ts', '../centres/routes.ts', 'What all nouns share imports no noun.'],
  ['api/src/http/breach.ts', '@centres/tests', noTests],
  ['seeds/src/breach.ts', '@centres/api', 'Seeds import db and the contract, each by its name.'],
  ['seeds/src/breach.ts', 'drizzle-orm', noSql],
  ['web/src/breach.ts', '@centres/api', clientOnly],
  ['web/src/centres/breach.ts', '@centres/db', clientOnly],
  ['web/src/app/breach.ts', '../../../api/src/app.ts', clientOnly],
  ['web/src/app/breach.ts', 'node:path', noNode],
  ['web/src/app/breach.ts', '../../../tests/support/app.ts', noTests],
  ['web/src/centres/breach.ts', 'maplibre-gl', 'Only web/src/map imports MapLibre.'],
  ['web/src/centres/breach.ts', '../about/about-page.tsx', oneNoun],
  ['web/src/centres/breach.ts', '../app/router.tsx', oneNoun],
  ['web/src/anything-new/breach.ts', '../centres/explore-page.tsx', oneNoun],
  ['web/src/citing/breach.ts', '../centres/explore-page.tsx', oneNoun],
  ['web/src/filters/breach.ts', '../centres/explore-page.tsx', oneNoun],
  ['web/src/centre-form/breach.ts', '../registering/register-page.tsx', oneNoun],
  ['web/src/people/breach.ts', '../keeping/my-centres-page.tsx', oneNoun],
  ['web/src/moderation/breach.ts', '../centres/profile.tsx', oneNoun],
  ['web/src/map/breach.ts', '../centres/explore-page.tsx', 'The map imports no noun.'],
  ['web/src/ui/breach.ts', '../centres/explore-page.tsx', 'Components import no noun.'],
  ['web/src/ui/breach.ts', 'maplibre-gl', 'Only web/src/map imports MapLibre.'],
  ['web/src/i18n/breach.ts', '../about/about-page.tsx', 'Languages import no noun.'],
]

const allowed: [file: string, imported: string][] = [
  ['api/contract/src/allowed.ts', 'zod'],
  ['api/src/centres/allowed.ts', '@centres/db'],
  ['api/src/http/allowed.ts', '../errors.ts'],
  ['seeds/src/allowed.ts', '@centres/contract'],
  ['web/src/centres/allowed.ts', '../app/call.ts'],
  ['web/src/centres/allowed.ts', '../citing/cite-button.tsx'],
  ['web/src/centres/allowed.ts', '../map/map-view.tsx'],
  ['web/src/centres/allowed.ts', '../filters/filters.ts'],
  ['web/src/registering/allowed.ts', '../centre-form/form-values.ts'],
  ['web/src/registering/allowed.ts', '../people/me.ts'],
  ['web/src/moderation/allowed.ts', '../people/me.ts'],
  ['web/src/map/allowed.ts', 'maplibre-gl'],
  ['tests/api/allowed.ts', '@centres/api'],
]

// The contract lies inside the API's folder, so pnpm alone would let it find what the API has.
const undeclared = ['api/contract/src/undeclared.ts', 'web/src/centres/undeclared.ts']

type Diagnostic = {
  category: string
  message: string | { content: string }[]
  location: { path: string | { file: string } }
}

let folder: string
let found: { rule: string; path: string; said: string }[]

const at = (file: string, place: number) => file.replace(/(breach|allowed)/, `$1-${place}`)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'centres-fences-'))
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
  cpSync(join(root, '.gitignore'), join(folder, '.gitignore'))
  for (const name of ['', ...packages]) {
    mkdirSync(join(folder, name), { recursive: true })
    cpSync(join(root, name, 'package.json'), join(folder, name, 'package.json'))
  }
  for (const table of [breaches, allowed]) {
    for (const [place, [file, imported]] of table.entries()) write(at(file, place), `import '${imported}'\n`)
  }
  write('db/src/egg.ts', "import { hen } from './hen.ts'\n\nexport const egg = () => hen\n")
  write('db/src/hen.ts', "import { egg } from './egg.ts'\n\nexport const hen = () => egg\n")
  for (const file of undeclared) write(file, "import 'fastify'\n")
  write('api/src/environment.ts', 'export const port = process.env.PORT\n')

  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.']
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(stdout)
  found = diagnostics.map(({ category, message, location: { path } }) => ({
    rule: category,
    path: typeof path === 'string' ? path : path.file,
    said: typeof message === 'string' ? message : message.map(({ content }) => content).join(''),
  }))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const said = (file: string, rule: string) =>
  found.filter((one) => one.path.endsWith(file) && one.rule.endsWith(rule)).map((one) => one.said)

describe('the linter', () => {
  test.each(breaches.map((breach, place) => [...breach, place] as const))(
    'refuses that %s imports %s',
    (file, _, sentence, place) => {
      expect(said(at(file, place), 'noRestrictedImports')).toEqual([sentence])
    },
  )

  test.each(allowed.map((pair, place) => [...pair, place] as const))('lets %s import %s', (file, _, place) => {
    expect(said(at(file, place), 'noRestrictedImports')).toEqual([])
  })

  test('refuses two files that import each other', () => {
    expect(said('db/src/egg.ts', 'noImportCycles')).toHaveLength(1)
  })

  test.each(undeclared)('refuses that %s imports a package that package.json does not name', (file) => {
    expect(said(file, 'noUndeclaredDependencies')).toHaveLength(1)
  })

  test('refuses to read the environment outside of the program', () => {
    expect(said('api/src/environment.ts', 'noProcessEnv')).toHaveLength(1)
  })
})

describe('pnpm', () => {
  const unreachable: [from: string, name: string][] = [
    ['web', '@centres/api'],
    ['web', '@centres/db'],
    ['web', 'fastify'],
    ['web', 'drizzle-orm'],
    ['web', 'postgres'],
    ['api', '@centres/web'],
    ['api', '@centres/seeds'],
    ['api', 'drizzle-orm'],
    ['api', 'react'],
    ['db', '@centres/contract'],
    ['db', 'fastify'],
    ['db', 'zod'],
    ['seeds', '@centres/api'],
    ['seeds', 'drizzle-orm'],
  ]

  /** Asked of a process of its own: pnpm's scripts tell their programs in NODE_PATH where everything lies. */
  function canFind(from: string, name: string): boolean {
    const { NODE_PATH: _, ...env } = process.env
    const question = `require.resolve(${JSON.stringify(name)})`
    return spawnSync(process.execPath, ['-e', question], { cwd: join(root, from), env }).status === 0
  }

  test.each(unreachable)('does not let %s find %s', (from, name) => {
    expect(canFind(from, name)).toBe(false)
  })

  test('lets the API find what it names', () => {
    expect(canFind('api', '@centres/db')).toBe(true)
  })
})
