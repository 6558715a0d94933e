import { centreHistory, replaceCentres } from '@centres/db'
import { expect, test } from 'vitest'
import { aCentre, given } from '../support/a-centre.ts'
import { emptyDirectory } from '../support/directory.ts'

const writers = 12
const source = { actor: 'centre', at: '2026-11-24T11:00:00.000Z', source: null } as const

// On the embedded database they take turns anyway.
test('of many who write the same centres at once, each begins where the one before ended', async () => {
  const database = await emptyDirectory()
  const both = [aCentre({ founded: '1900' }), aCentre({ founded: '1900' })]
  await given(database, ...both)
  await Promise.all(
    Array.from({ length: writers }, (_, at) => {
      const founded = String(2000 + at)
      const records = both.map((record) => ({ ...record, founded }))
      // In either order, so that none waits for one who waits for it.
      return database.transaction((tx) => replaceCentres(tx, at % 2 ? records : records.reverse(), source))
    }),
  )
  for (const { id } of both) {
    const { items } = await centreHistory(database, id, { limit: 50 })
    const oldestFirst = items.reverse()
    expect(oldestFirst).toHaveLength(writers + 1)
    const [was, is] = [oldestFirst.map(({ before }) => before?.founded), oldestFirst.map(({ after }) => after?.founded)]
    expect(was.slice(1)).toEqual(is.slice(0, -1))
    expect(new Set(is).size).toBe(writers + 1)
  }
})
