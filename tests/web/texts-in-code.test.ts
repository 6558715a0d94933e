import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '../../web/src')
const spoken = new Set(['label', 'title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'hint', 'legend'])

/** Names of works and of their makers are the same in every language. */
const properNames = ['Natural Earth', 'GeoNames', 'CC BY 4.0', 'MapLibre']

type Node = { type?: string; value?: unknown; name?: { name?: string }; expression?: Node } & Record<string, unknown>

function hardCoded(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const one of node) hardCoded(one, found)
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return found
  const { type, value, name, expression } = node as Node
  const note = (text: unknown) => {
    if (typeof text === 'string' && /\p{L}/u.test(text) && !properNames.includes(text.trim())) found.push(text.trim())
  }
  if (type === 'JSXText') note(value)
  if (type === 'JSXExpressionContainer' && expression?.type === 'Literal') note(expression.value)
  if (type === 'JSXAttribute') {
    if (spoken.has(name?.name ?? '')) note((value as Node | null)?.value)
    return hardCoded((value as Node | null)?.expression, found)
  }
  for (const child of Object.values(node)) hardCoded(child, found)
  return found
}

const textsOf = (code: string) => hardCoded(parseSync('a.tsx', code).program)

test('the scan finds words and passes codes', () => {
  expect(textsOf('const a = <p title="Hello" id="x">Good <b>{"day"}</b>{t("a.b")} · </p>')).toEqual([
    'Hello',
    'Good',
    'day',
  ])
})

test('no text of the interface stands in the code', () => {
  const files = globSync('**/*.tsx', { cwd: source })
  expect(files.length).toBeGreaterThan(30)
  const found = files.flatMap((file) =>
    textsOf(readFileSync(join(source, file), 'utf8')).map((text) => `${relative(source, join(source, file))}: ${text}`),
  )
  expect(found).toEqual([])
})
