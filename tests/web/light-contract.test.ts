import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const contract = join(import.meta.dirname, '../../api/contract/src')
const client = join(import.meta.dirname, '../../web/src')

/** The forms check themselves by the contract, in files of the client that come with Zod, and only to who needs them. */
const forms = 'centre-form/'

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')

/** Whether a file of the contract takes Zod along, itself or by what it imports. */
function needsZod(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false
  seen.add(file)
  const imports = [...read(contract, file).matchAll(/^(?:import|export) (?!type )[^']*from '([^']+)'/gm)]
  return imports.some(([, from = '']) => from === 'zod' || (from.startsWith('./') && needsZod(from.slice(2), seen)))
}

const home = new Map(
  readdirSync(contract).flatMap((file) =>
    [...read(contract, file).matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => [name, file]),
  ),
)

const taken = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(forms))
  .flatMap((file) =>
    [...read(client, file).matchAll(/import \{([^}]*)\} from '@centres\/contract'/g)].flatMap(([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '))
        .map((name) => ({ file, name })),
    ),
  )

test('what the client takes from the contract comes without Zod, which has a file of its own', () => {
  expect(taken.length).toBeGreaterThan(20)
  const heavy = taken.filter(({ name }) => {
    const file = home.get(name)
    return file === undefined || needsZod(file)
  })
  expect(heavy).toEqual([])
})
