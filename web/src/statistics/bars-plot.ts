import { barX, plot, text } from '@observablehq/plot'
import type { Drawing } from './plot-view.tsx'

export type Bar = {
  key: string
  label: string
  value: number
  /** The value as it is read. */
  written: string
  /** `part` is part of the bar above it; `lack` is what is not there yet. */
  tone?: 'part' | 'lack' | undefined
}

const isWide = ({ tone }: Bar) => tone !== 'part'

const track = (whole: number, bars: Bar[], insets: object) =>
  barX(bars, { x: () => whole, y: 'key', fill: 'var(--rule)', fillOpacity: 0.6, ...insets })

const rowHeight = 44
const indent = 14
/** Characters of the label are about half as wide as they are high. */
const widthOfCharacter = 0.5

/**
 * Bars under their labels, so that words of any length and script find room on a narrow screen. Each lies on a track as
 * long as the whole that it is a share of; where there is none, the longest fills the width.
 */
export const drawBars =
  (bars: Bar[], whole?: number): Drawing =>
  ({ width, unit, isRtl }) => {
    const [start, end] = isRtl ? (['right', 'left'] as const) : (['left', 'right'] as const)
    const inward = isRtl ? -1 : 1
    const fontSize = 15 * unit
    const row = rowHeight * unit
    const longestWritten = Math.max(...bars.map(({ written }) => written.length))
    const inset = { insetTop: 25 * unit, insetBottom: 9 * unit }
    const thin = { insetTop: 27 * unit, insetBottom: 11 * unit }
    const only = (tone: Bar['tone']) => bars.filter((bar) => bar.tone === tone)
    const labelled = (tone: Bar['tone'], options: { fontWeight?: number; dx?: number }) =>
      text(only(tone), {
        y: 'key',
        text: 'label',
        title: 'label',
        frameAnchor: start,
        textAnchor: 'start',
        lineWidth: width / fontSize - longestWritten * widthOfCharacter - 2,
        textOverflow: 'ellipsis-end',
        dy: -10 * unit,
        ...options,
      })
    return plot({
      width,
      height: bars.length * row,
      margin: 0,
      x: { domain: [0, whole ?? Math.max(...bars.map(({ value }) => value))], axis: null, reverse: isRtl },
      y: { domain: bars.map(({ key }) => key), axis: null, padding: 0 },
      style: { fontSize: `${fontSize}px` },
      marks: [
        ...(whole === undefined ? [] : [track(whole, bars.filter(isWide), inset), track(whole, only('part'), thin)]),
        barX(only(undefined), { x: 'value', y: 'key', fill: 'var(--action)', ...inset }),
        barX(only('part'), { x: 'value', y: 'key', fill: 'var(--action)', ...thin }),
        barX(only('lack'), { x: 'value', y: 'key', fill: 'var(--paper)', stroke: 'var(--rule-strong)', ...inset }),
        labelled(undefined, only('part').length > 0 ? { fontWeight: 600 } : {}),
        labelled('part', { dx: inward * indent * unit }),
        labelled('lack', {}),
        text(bars, { y: 'key', text: 'written', frameAnchor: end, textAnchor: 'end', dy: -10 * unit }),
      ],
    })
  }
