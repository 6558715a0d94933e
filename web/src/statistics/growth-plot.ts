import { barY, plot, ruleY, text } from '@observablehq/plot'
import type { Drawing } from './plot-view.tsx'

export type Column = { month: string; listed: number; name: string; written: string }

const fewestMonths = 12
const widthOfLabel = 130

/** Months of the calendar before this one in which nothing was listed yet. */
function monthsBefore(month: string, count: number): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(year, number - 1 - count + at)).toISOString().slice(0, 7),
  )
}

/** A column for each month, never fewer than a year, so that a beginning looks like one. */
export const drawGrowth =
  (columns: Column[]): Drawing =>
  ({ width, unit, isRtl }) => {
    const first = columns[0]?.month ?? ''
    const last = columns.at(-1)
    const months = [
      ...monthsBefore(first, Math.max(0, fewestMonths - columns.length)),
      ...columns.map(({ month }) => month),
    ]
    const most = Math.max(...columns.map(({ listed }) => listed))
    const step = Math.max(1, Math.ceil((columns.length * widthOfLabel * unit) / width))
    const named = columns.filter((_, at) => (columns.length - 1 - at) % step === 0)
    const band = width / months.length
    const edge = ((isRtl ? -1 : 1) * band) / 2
    // The last month is named towards the middle, where there is room.
    const words = (column: Column, options: object) =>
      text([column], {
        x: 'month',
        textAnchor: column === last ? 'end' : 'middle',
        dx: column === last ? edge : 0,
        ...options,
      })
    return plot({
      width,
      height: 220 * unit,
      margin: 0,
      marginTop: 26 * unit,
      marginBottom: 28 * unit,
      x: { type: 'band', domain: months, axis: null, reverse: isRtl, padding: 0.2 },
      y: { domain: [0, most], axis: null },
      style: { fontSize: `${15 * unit}px` },
      marks: [
        barY(columns, { x: 'month', y: 'listed', fill: 'var(--action)' }),
        ruleY([0], { stroke: 'var(--rule-strong)' }),
        ...named.map((column) => words(column, { text: 'name', frameAnchor: 'bottom', dy: 18 * unit })),
        ...(last ? [words(last, { y: 'listed', text: 'written', dy: -12 * unit })] : []),
      ],
    })
  }
