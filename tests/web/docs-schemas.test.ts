import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { OpenapiDocument, Parameter } from '../../web/src/docs/openapi-document.ts'
import { sectionsOf, sharedParameters } from '../../web/src/docs/operations.ts'
import { exampleOf, type Field, fieldsOf, rulesOf, typeOf } from '../../web/src/docs/schema-fields.ts'

const document: OpenapiDocument = JSON.parse(readFileSync(join(import.meta.dirname, '../../api/openapi.json'), 'utf8'))
const schemas = document.components?.schemas ?? {}
const sections = sectionsOf(document)
const operations = sections.flatMap((section) => section.operations)

const named = (fields: Field[], name: string) => {
  const field = fields.find((one) => one.name === name)
  if (!field) throw new Error(`no field ${name}`)
  return field
}

describe('the document', () => {
  test('is told whole, each operation once and under an anchor of its own', () => {
    const all = Object.values(document.paths).flatMap((described) => Object.keys(described))
    expect(operations).toHaveLength(all.length)
    expect(new Set([...operations, ...sections].map(({ anchor }) => anchor)).size).toBe(all.length + sections.length)
    expect(operations.map(({ anchor }) => anchor)).toContain('get-v1-centres-id-history')
  })

  test('describes every operation and every parameter', () => {
    expect(operations.filter(({ description }) => !description).map(({ path }) => path)).toEqual([])
    const silent = operations.flatMap(({ path, parameters }) =>
      parameters.filter(({ description }) => !description).map(({ name }) => `${path} ${name}`),
    )
    expect(silent).toEqual([])
  })

  test('gives an example of each parameter that has no list of values, no range and no cursor', () => {
    const open = operations.flatMap(({ parameters }) =>
      parameters.filter((parameter) => {
        const kinds = rulesOf(parameter).map(({ kind }) => kind)
        return !kinds.includes('values') && !kinds.includes('range') && parameter.name !== 'cursor'
      }),
    )
    expect(open.length).toBeGreaterThan(20)
    expect(open.filter((parameter) => exampleOf(parameter) === undefined).map(({ name }) => name)).toEqual([])
  })

  test('has filters that are told in full once', () => {
    const shared = sharedParameters(sections)
    const sets = ['centres-facets', 'centres-points', 'changes', 'citation', 'exports-centres-format', 'tiles-z-x-y']
    expect([...shared.keys()]).toEqual(expect.arrayContaining(sets.map((path) => `get-v1-${path}`)))
    const ofTiles = shared.get('get-v1-tiles-z-x-y')
    expect(ofTiles?.with.anchor).toBe('get-v1-centres')
    expect(ofTiles?.names.has('kind')).toBe(true)
    expect(ofTiles?.names.has('z')).toBe(false)
  })
})

describe('a schema', () => {
  test('is told with the fields of its objects and of the objects in its lists', () => {
    const page = fieldsOf({ $ref: '#/components/schemas/CentrePage' }, schemas)
    const items = named(page, 'items')
    expect(items.type).toBe('list of CentreSummary')
    expect(named(items.fields, 'names').type).toBe('list of Name')
    expect(named(named(items.fields, 'names').fields, 'kind').values).toEqual(['official', 'alias', 'former'])
    const location = named(items.fields, 'location')
    expect(location.type).toBe('Location or null')
    expect(location.fields.map(({ name }) => name)).toEqual(['longitude', 'latitude'])
  })

  test('says which fields may be missing and which may be null', () => {
    const problem = fieldsOf({ $ref: '#/components/schemas/Problem' }, schemas)
    expect(named(problem, 'detail').isOptional).toBe(false)
    expect(named(problem, 'errors').isOptional).toBe(true)
    const profile = fieldsOf({ $ref: '#/components/schemas/CentreProfile' }, schemas)
    expect(named(profile, 'website').type).toBe('string or null')
    expect(named(profile, 'confirmedAt').type).toBe('instant or null')
  })

  test('leads to nothing that the document lacks', () => {
    const types = (fields: Field[]): string[] => fields.flatMap(({ type, fields: inner }) => [type, ...types(inner)])
    const all = operations.flatMap(({ answers }) =>
      answers.flatMap(({ schema }) => (schema ? [typeOf(schema), ...types(fieldsOf(schema, schemas))] : [])),
    )
    const names = all.flatMap((type) => type.match(/[A-Z]\w+/g) ?? [])
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name) => name !== 'JSON' && !(name in schemas))).toEqual([])
  })

  test('that holds itself comes to an end', () => {
    const tree = {
      type: 'object',
      properties: { branches: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
    }
    const [branches] = fieldsOf({ $ref: '#/components/schemas/Tree' }, { Tree: tree })
    expect(branches?.type).toBe('list of Tree')
    expect(branches?.fields).toEqual([])
  })
})

test('a parameter says what its values have to be like', () => {
  const parameter = (name: string): Parameter => {
    const found = operations[0] && operations.flatMap(({ parameters }) => parameters).find((one) => one.name === name)
    if (!found) throw new Error(`no parameter ${name}`)
    return found
  }
  expect(rulesOf(parameter('limit'))).toEqual([
    { kind: 'range', from: 1, to: 100 },
    { kind: 'default', value: '20' },
  ])
  expect(rulesOf(parameter('country'))).toEqual([{ kind: 'repeat', most: 50 }])
  expect(rulesOf(parameter('radiusKm'))).toEqual([{ kind: 'above', above: 0, to: 20_100 }])
  expect(rulesOf(parameter('sort'))[0]).toMatchObject({ kind: 'values', values: expect.arrayContaining(['fair']) })
})
