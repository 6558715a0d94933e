import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { builtClient } from '../support/site.ts'

const dist = join(import.meta.dirname, '../../web/dist')

beforeAll(() => builtClient())

test('nothing of the server is in what the browser gets', () => {
  const scripts = globSync('assets/*.{js,mjs}', { cwd: dist })
  expect(scripts).not.toEqual([])
  const leaks = scripts.filter((script) =>
    /fastify|drizzle|\bpostgres\b/.test(readFileSync(join(dist, script), 'utf8')),
  )
  expect(leaks).toEqual([])
})
