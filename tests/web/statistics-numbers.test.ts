import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { drawBars } from '../../web/src/statistics/bars-plot.ts'
import { drawGrowth } from '../../web/src/statistics/growth-plot.ts'
import { csvOf } from '../../web/src/statistics/numbers.ts'
import { regionTree } from '../../web/src/statistics/region-tree.ts'

describe('numbers as CSV', () => {
  const columns = [
    { name: 'label', value: ({ label }: { label: string; count: number | null }) => label },
    { name: 'count', value: ({ count }: { label: string; count: number | null }) => count },
  ]

  test('are read back as they were, quotes, scripts and gaps included', () => {
    const rows = [
      { label: 'Writing "lab", أطلس', count: 1 },
      { label: '写作\nセンター 🖋', count: null },
    ]
    const text = csvOf({ columns, rows })
    expect(text.split('\r\n')[0]).toBe('label,count')
    expect(parse(text, { columns: true })).toEqual([
      { label: 'Writing "lab", أطلس', count: '1' },
      { label: '写作\nセンター 🖋', count: '' },
    ])
  })

  test.each(['=1+1', '+1', '-1', '@A1', '\t=1'])('%j is no formula', (label) => {
    expect(csvOf({ columns, rows: [{ label, count: -1 }] })).toMatch(/^label,count\r\n"?'/)
  })
})

describe('plots', () => {
  const canvas = { width: 400, unit: 1, isRtl: false }
  const bars = [
    { key: 'a', label: 'Alpha', value: 30, written: '30' },
    { key: '', label: 'Not known', value: 10, written: '10', tone: 'lack' as const },
  ]
  const boxesOf = (drawn: Element) =>
    [...drawn.querySelectorAll('rect[fill="var(--action)"], [fill="var(--action)"] rect')].map((box) => [
      Number(box.getAttribute('x')),
      Number(box.getAttribute('width')),
    ])

  test('bars are shares of the whole, from the side where reading begins', () => {
    expect(boxesOf(drawBars(bars, 40)(canvas))).toEqual([[0, 300]])
    expect(boxesOf(drawBars(bars, 40)({ ...canvas, isRtl: true }))).toEqual([[100, 300]])
  })

  test('growth shows a year at least, the newest month last', () => {
    const column = { month: '2026-11', listed: 485, name: 'November 2026', written: '485' }
    const [left, width] = boxesOf(drawGrowth([column])(canvas))[0] ?? []
    expect((left ?? 0) + (width ?? 0)).toBeGreaterThan(380)
    expect(width).toBeLessThan(400 / 12)
  })
})

test('regions stand in their continents, those between left out', () => {
  const areas = [
    { regions: ['002', '202', '018'] },
    { regions: ['002', '015'] },
    { regions: ['150', '154'] },
    { regions: [] },
  ]
  const counts = ['150', '154', '002', '202', '018', '015'].map((code, at) => ({ code, count: 9 - at }))
  expect(regionTree(counts, areas).map(({ code, isPart }) => (isPart ? `- ${code}` : code))).toEqual([
    '150',
    '- 154',
    '002',
    '- 018',
    '- 015',
  ])
})
