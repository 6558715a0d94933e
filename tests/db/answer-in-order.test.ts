import type { Database } from '@centres/db'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await database.$client`create table numbers (n int primary key)`
})

/** Ways in which a query goes well or wrong: when read, when run, with and without parameters. */
const ask = {
  fine: (n: number) => database.$client`select ${n}::int as n`,
  plain: () => database.$client`select 7 as n`.simple(),
  unknown: (n: number) => database.$client`select nonsense, ${n}::int`,
  zero: (n: number) => database.$client`select ${n}::int / 0`,
  taken: (n: number) => database.$client`insert into numbers select ${n}::int from generate_series(1, 2)`,
  transaction: (n: number) =>
    database.$client.begin(async (tx) => {
      await tx`insert into numbers values (${n}::int)`
      await tx`select ${n}::int / 0`
    }),
}
type Way = keyof typeof ask

test('each question gets its own answer, whatever went wrong before it', async () => {
  const way = fc.constantFrom<Way>('fine', 'plain', 'unknown', 'zero', 'taken', 'transaction')
  await fc.assert(
    fc.asyncProperty(fc.array(way, { minLength: 1, maxLength: 12 }), async (ways) => {
      const answers = await Promise.allSettled(ways.map(async (one, index) => ask[one](index)))
      const told = answers.map((answer) =>
        answer.status === 'fulfilled'
          ? (answer.value as unknown as { n: number }[])[0]?.n
          : (answer.reason as { code: string }).code,
      )
      const expected = { plain: 7, unknown: '42703', zero: '22012', taken: '23505', transaction: '22012' }
      expect(told).toEqual(ways.map((one, index) => (one === 'fine' ? index : expected[one])))
    }),
    { numRuns: 60 },
  )
  expect(await database.$client`select n from numbers`).toHaveLength(0)
})
