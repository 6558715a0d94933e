import { CentreId } from '@centres/contract'
import { makeWorld, readCentreRows, readTowns, refuseUnlessLocal, synthesiser } from '@centres/seeds'
import { expect, test } from 'vitest'

const realCodes = readCentreRows().rows.map(({ row }) => row.country_code)
const world = makeWorld(readTowns(), realCodes)
const series = (seed: number, count: number, from = 0) => {
  const make = synthesiser(world, seed)
  return Array.from({ length: count }, (_, index) => make(from + index))
}
const hundred = series(1, 100)

test('the same seed makes the same centres', () => {
  expect(series(1, 100)).toEqual(hundred)
})

test('a series can be taken up anywhere', () => {
  expect(series(1, 20, 80)).toEqual(hundred.slice(80))
})

test('another seed makes other centres', () => {
  expect(series(2, 100).map(({ id }) => id)).not.toEqual(hundred.map(({ id }) => id))
})

test('every made-up centre is marked, and has a right id of its own', () => {
  const records = series(3, 5000)
  expect(records.every(({ isSynthetic }) => isSynthetic)).toBe(true)
  expect(new Set(records.map(({ id }) => id)).size).toBe(5000)
  expect(records.filter(({ id }) => !CentreId.safeParse(id).success)).toEqual([])
})

test('an id that a real centre has is passed over', () => {
  const [first] = hundred
  const make = synthesiser(world, 1, new Set([first?.id ?? '']))
  expect(make(0).id).not.toBe(first?.id)
  expect(CentreId.safeParse(make(0).id).success).toBe(true)
})

test('made-up centres are spread as the real ones are, in several scripts', () => {
  const records = series(1, 3000)
  const share = (code: string) => records.filter(({ countryCode }) => countryCode === code).length / 3000
  expect(share('US')).toBeGreaterThan(0.18)
  expect(share('US')).toBeLessThan(0.3)
  const text = records.map(({ names }) => names[0]?.text).join(' ')
  for (const script of ['Latin', 'Han', 'Hangul', 'Arabic', 'Cyrillic', 'Devanagari'])
    expect(text).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
})

test('no made-up address can belong to anybody', () => {
  const addresses = series(1, 500).flatMap(({ website, mailbox, institutions }) => [
    website,
    mailbox,
    ...institutions.map((institution) => institution.website),
  ])
  const hosts = addresses
    .filter((address) => address !== null)
    .map((address) => address.replace(/^.*(@|\/\/)/, '').split('/')[0])
  expect(hosts.length).toBeGreaterThan(100)
  expect(hosts.filter((host) => !host?.endsWith('.example'))).toEqual([])
})

test.each(['postgres://u@db.example.org/x', 'postgres://u@localhost/x?host=db.example.org', 'postgres://u@10.0.0.1/x'])(
  'a database of another machine is refused: %s',
  (url) => {
    expect(() => refuseUnlessLocal(url, 'Centres are made up')).toThrow('another')
  },
)

test.each(['postgres://u@localhost/x', 'postgres://u@127.0.0.1:5433/x', 'postgres://u@localhost/x?host=/tmp/socket'])(
  'a database of this machine is accepted: %s',
  (url) => {
    expect(() => refuseUnlessLocal(url, 'Centres are made up')).not.toThrow()
  },
)
