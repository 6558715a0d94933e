import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { writeApa } from '../../api/src/citations/write.ts'
import { aContext } from '../support/a-context.ts'

const children = () =>
  execFileSync('ps', ['-o', 'args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('tinypool'))

test('citations are written in a process of their own, which ends when nobody cites', { timeout: 60_000 }, async () => {
  const before = process.memoryUsage().heapUsed
  const [one, two] = await Promise.all([writeApa(aContext.cited), writeApa({ ...aContext.cited, version: '2' })])
  expect([one, two]).toEqual([
    'Writing Centre Atlas. (2026). Writing Centre Atlas (version 1, 0 centres) [Data set]. http://localhost:3000',
    'Writing Centre Atlas. (2026). Writing Centre Atlas (version 2, 0 centres) [Data set]. http://localhost:3000',
  ])
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(40e6)
  expect(children()).toHaveLength(1)
  await expect.poll(children, { timeout: 40_000, interval: 500 }).toEqual([])
})
