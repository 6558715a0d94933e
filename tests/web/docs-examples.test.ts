import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contract from '@centres/contract'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { addressOf, examplesOf, type Request, requestOf } from '../../web/src/docs/example-requests.ts'
import { sectionsOf } from '../../web/src/docs/operations.ts'
import { problemExample } from '../../web/src/docs/problem-example.ts'
import { type ExampleLanguage, exampleLanguages, writeExample } from '../../web/src/docs/write-example.ts'
import { writePaging } from '../../web/src/docs/write-paging.ts'

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../api/openapi.json'), 'utf8'))
const operations = sectionsOf(document).flatMap((section) => section.operations)
const origin = 'https://atlas.example'
const requests = operations.flatMap((operation) =>
  examplesOf(operation).map(({ name, values }) => ({ operation, name, values, request: requestOf(operation, values) })),
)
const search = operations.find(({ anchor }) => anchor === 'get-v1-centres')
if (!search) throw new Error('no search')

type Endpoint = { url: string; schema: { params?: z.ZodType; querystring?: z.ZodType } }
const endpoints = Object.values(contract).flatMap((noun) =>
  Object.values(noun as object).filter((one): one is Endpoint => typeof one?.url === 'string'),
)

function endpointOf(path: string): Endpoint {
  const found = endpoints.find(({ url }) => path.replace(/^\/v1/, '').replace(/\{(\w+)\}/g, ':$1') === url)
  if (!found) throw new Error(`no endpoint for ${path}`)
  return found
}

function together(query: Request['query']): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = {}
  for (const [name, value] of query) all[name] = name in all ? [all[name] ?? [], value].flat() : value
  return all
}

test.each(requests.map((one) => [one.name, one.operation.path, one] as const))(
  'the example %s of %s is one that the contract accepts',
  (_, path, { values, request, operation }) => {
    const { params, querystring } = endpointOf(path).schema
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
    const given = Object.fromEntries(inPath.map((name) => [name, values[name]]))
    expect(params?.safeParse(given).error?.issues ?? []).toEqual([])
    expect(querystring?.safeParse(together(request.query)).error?.issues ?? []).toEqual([])
  },
)

test('alternatives between commas become repeated keys, and a box stays one value', () => {
  const request = requestOf(search, { language: 'ja, ar', bbox: '160,-50,-150,0', q: '' })
  expect(request.query).toEqual([
    ['bbox', '160,-50,-150,0'],
    ['language', 'ja'],
    ['language', 'ar'],
  ])
  expect(addressOf(origin, request)).toBe(
    'https://atlas.example/v1/centres?bbox=160,-50,-150,0&language=ja&language=ar',
  )
})

const awkward = requestOf(search, {
  q: `l'été "à" \\ $HOME \`x\` 写作中心 & 100%`,
  kind: 'writing-lab, writing-studio',
})
const all = [...requests.map(({ request }) => request), awkward]

const sameAddress = (one: string, other: string) => {
  const [a, b] = [new URL(one), new URL(other)]
  expect(decodeURIComponent(a.origin + a.pathname)).toBe(decodeURIComponent(b.origin + b.pathname))
  expect([...a.searchParams]).toEqual([...b.searchParams])
}

describe('a program', () => {
  test('in JavaScript asks for what the form asks', async () => {
    const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor
    for (const request of all) {
      const asked: string[] = []
      const fetched = async (address: URL) => {
        asked.push(String(address))
        return new Response('{}')
      }
      const run = new AsyncFunction('fetch', 'console', writeExample('javascript', origin, request))
      await run(fetched, { log: () => undefined })
      expect(asked).toHaveLength(1)
      sameAddress(asked[0] ?? '', addressOf(origin, request))
    }
  })

  test('for the shell hands curl what the form asks', () => {
    for (const request of all) {
      const script = `curl() { printf '%s\\0' "$@"; }\n${writeExample('curl', origin, request)}`
      const given = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0')
      const address = new URL(given.find((one) => one.startsWith('https:')) ?? '')
      const data = given.flatMap((one, at) => (given[at - 1] === '--data-urlencode' ? [one] : []))
      for (const one of data) {
        const [name = '', ...value] = one.split('=')
        address.searchParams.append(name, value.join('='))
      }
      sameAddress(address.href, addressOf(origin, request))
      expect(given.includes('--get')).toBe(data.length > 0)
    }
  })

  test('in Python or R quotes each value as those languages read it, repeated ones as a list', () => {
    const python = writeExample('python', origin, awkward)
    expect(python).toContain(String.raw`"q": "l'été \"à\" \\ $HOME`)
    expect(python).toContain('"kind": ["writing-lab", "writing-studio"],')
    const r = writeExample('r', origin, awkward)
    expect(r).toContain('kind = c("writing-lab", "writing-studio")')
    expect(r).toContain('.multi = "explode"')
  })

  test('keeps the bytes of a tile in a file', () => {
    const tile = requests.find(({ name }) => name === 'tileOfEurope')
    if (!tile) throw new Error('no tile')
    const kept: Record<ExampleLanguage, string> = {
      curl: "--output '5.mvt'",
      javascript: 'arrayBuffer()',
      python: 'open("5.mvt", "wb")',
      r: 'writeBin(answer, "5.mvt")',
    }
    for (const language of exampleLanguages) {
      expect(writeExample(language, origin, tile.request)).toContain(kept[language])
    }
  })

  const hasJq = spawnSync('jq', ['--version']).status === 0
  test.runIf(hasJq)('for the shell reads a whole set page by page, and stops where it is refused', () => {
    const answers = `curl() { case "$*" in
      *cursor=a*) printf '%s' '{"items":["two\\n"],"nextCursor":null}';;
      *) printf '%s' '{"items":["one"],"nextCursor":"a"}';;
    esac; }`
    const run = (curl: string) =>
      execFileSync('sh', ['-c', `${curl}\n${writePaging('curl', origin)}`], { encoding: 'utf8' })
    expect(run(answers)).toBe('"one"\n"two\\n"\n')
    expect(run('curl() { return 22; }')).toBe('')
  })

  test('in JavaScript reads a whole set page by page', async () => {
    const pages = [
      { items: [1, 2], nextCursor: 'a b' },
      { items: [3], nextCursor: null },
    ]
    const asked: URL[] = []
    const said: unknown[] = []
    const fetched = async (address: URL) => {
      asked.push(new URL(address))
      return Response.json(pages[asked.length - 1])
    }
    const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor
    await new AsyncFunction('fetch', 'console', writePaging('javascript', origin))(fetched, {
      log: (word: unknown) => said.push(word),
    })
    expect(asked.map((address) => address.searchParams.get('cursor'))).toEqual([null, 'a b'])
    expect(said).toEqual([3])
  })
})

test('the example of a problem is what the contract says today', () => {
  const problem = contract.Problem.parse(JSON.parse(problemExample))
  const refused = contract.CentreSearch.safeParse({ country: 'South Africa' })
  expect(problem.errors?.[0]?.message).toBe(refused.error?.issues[0]?.message)
})
