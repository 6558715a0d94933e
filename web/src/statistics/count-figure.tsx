import { useTranslation } from 'react-i18next'
import { type Formats, useFormats } from '../i18n/formats.ts'
import { type Bar, drawBars } from './bars-plot.ts'
import { Figure } from './figure.tsx'
import type { Numbers } from './numbers.ts'

export type CountRow = {
  /** Empty where nothing is known. */
  code: string
  label: string
  count: number
  /** Part of the row above it, and counted there too. */
  isPart?: boolean
  /** A lack, not a quality: drawn hollow. */
  isLack?: boolean
}

const mostNamed = 3

type CountFigureProps = {
  title: string
  /** The name of the codes in the file of numbers: that of the filter, where there is one. */
  name: string
  rows: CountRow[]
  /** Centres of whom nothing is known here. */
  notKnown?: number
  total: number
  /** The others are in the table only. */
  mostBars?: number
  /** In place of the largest rows. */
  summary?: string
  note?: string | undefined
}

/** How the centres of a set divide: every bar is a share of the whole set. */
export function CountFigure({
  title,
  name,
  rows,
  notKnown = 0,
  total,
  mostBars = rows.length,
  summary,
  note,
}: CountFigureProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const unknown = { code: '', label: t('statistics.notKnown'), count: notKnown, isLack: true }
  const all = notKnown > 0 ? [...rows, unknown] : rows
  const drawn = rows.slice(0, mostBars)
  const shown = [...drawn, ...(notKnown > 0 ? [unknown] : [])]
  const largest = rows
    .filter(({ isPart, count }) => !isPart && count > 0)
    .toSorted((one, other) => other.count - one.count)
  const nameOf = ({ label, count }: CountRow) => t('statistics.item', { label, share: formats.share(count / total) })
  const sentences = [
    summary ??
      (largest.length > 0 && t('statistics.most', { list: formats.list(largest.slice(0, mostNamed).map(nameOf)) })),
    notKnown > 0 && t('statistics.notKnownFor', { number: notKnown, share: formats.share(notKnown / total) }),
    drawn.length < rows.length && t('statistics.inTable', { number: rows.length - drawn.length }),
  ]
  return (
    <Figure
      title={title}
      summary={sentences.filter(Boolean).join(' ')}
      draw={drawBars(shown.map(barOf(total, formats)), total)}
      numbers={numbersOf(name, all, total, {
        formats,
        title,
        count: t('statistics.count'),
        share: t('statistics.share'),
      })}
      file={name}
      note={note}
    />
  )
}

const barOf =
  (total: number, formats: Formats) =>
  ({ code, label, count, isPart, isLack }: CountRow): Bar => ({
    key: code || 'not-known',
    label,
    value: count,
    written: `${formats.number(count)} · ${formats.share(count / total)}`,
    tone: isLack ? 'lack' : isPart ? 'part' : undefined,
  })

type Words = { formats: Formats; title: string; count: string; share: string }

function numbersOf(name: string, rows: CountRow[], total: number, { formats, ...words }: Words): Numbers<CountRow> {
  return {
    rows,
    columns: [
      { name, value: ({ code }) => code },
      { name: 'label', heading: words.title, value: ({ label }) => label },
      { name: 'count', heading: words.count, value: ({ count }) => count, show: ({ count }) => formats.number(count) },
      {
        name: 'share',
        heading: words.share,
        value: ({ count }) => Math.round((count / total) * 10_000) / 10_000,
        show: ({ count }) => formats.share(count / total),
      },
    ],
  }
}
