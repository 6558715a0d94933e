import { Problem } from '@centres/contract'
import { expect, test } from 'vitest'
import { exporting, pacific } from '../support/exporting.ts'

const { app, get, spooled } = exporting(...pacific)

const wrongFilters = [
  ...['country=XX', 'country=', 'country=ZAF', 'region=2', 'region=001', 'kind=sauna', 'kind=', 'kind=%27%20or%201=1'],
  ...['language=zz', 'textLanguage=123', 'modality=nope', 'service=nope', 'audience=nope', 'tutor=nope', 'offers=nope'],
  ...['seeks=nope', 'association=nope', 'designation=nope', 'lifeState=dead', 'institutionType=bar', 'q=', 'q=a%00b'],
  ...['bbox=1,2,3', 'bbox=a,b,c,d', 'bbox=0,10,10,0', 'bbox=-181,0,0,0', 'near=200,0', 'near=1', 'radiusKm=5'],
  ...[
    'radiusKm=0',
    'confirmedSince=yesterday',
    'confirmedSince=0000-01-01',
    'limit=5',
    'sort=name',
    'cursor=abc',
    'foo=1',
  ],
  ...['__proto__=1', 'lang=en', 'format=csv', '=1'],
]
const cases: [path: string, status: number, named: string][] = [
  ...wrongFilters.flatMap((filter) =>
    (['csv', 'parquet', 'zip'] as const).map((format): [string, number, string] => [
      `centres.${format}?${filter}${filter.startsWith('radiusKm=0') ? '&near=0,0' : ''}`,
      400,
      filter.split('=')[0] ?? '',
    ]),
  ),
  ...['foo', 'CSV', 'csv2', 'cs', 'json', '%00', 'csv%00', 'csv.gz', '..%2F..%2F.env', 'a'.repeat(150)].map(
    (format): [string, number, string] => [`centres.${format}`, 400, 'format'],
  ),
  ...['bom=yes', 'bom=', 'bom=1', 'bom=true&bom=true'].map((query): [string, number, string] => [
    `centres.csv?${query}`,
    400,
    'bom',
  ]),
  ...['xlsx', 'geojson', 'ndjson', 'parquet'].map((format): [string, number, string] => [
    `centres.${format}?bom=true`,
    400,
    'bom',
  ]),
]

test('there are more than a hundred', () => expect(cases.length).toBeGreaterThan(100))

test('each is refused by name, and nothing is made', async () => {
  const before = spooled()
  for (const [path, status, named] of cases) {
    const response = await get(path)
    const problem = Problem.parse(response.json())
    expect({ path, status: response.statusCode }).toEqual({ path, status })
    expect(
      problem.errors?.map(({ name }) => name),
      path,
    ).toContain(named)
  }
  expect(spooled()).toEqual(before)
})

test.each([
  ['/v1/exports/', 404],
  ['/v1/exports/centres', 404],
  ['/v1/exports/centres.', 400],
  ['/v1/exports/places.csv', 404],
  ['/v1/exports/centres.csv/x', 404],
])('%s is %i', async (url, status) => {
  expect((await app().inject(url)).statusCode).toBe(status)
})

test('only reading is allowed', async () => {
  const { statusCode, headers } = await app().inject({ method: 'POST', url: '/v1/exports/centres.csv' })
  expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD'])
})
