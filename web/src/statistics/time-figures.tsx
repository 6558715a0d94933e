import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { CountFigure, type CountRow } from './count-figure.tsx'
import { Figure } from './figure.tsx'
import { drawGrowth } from './growth-plot.ts'
import type { Statistics } from './statistics-query.ts'

/** Decades in which none was founded are there too: a gap is not to look like a neighbour. */
function decadesOf(age: Statistics['age']): CountRow[] {
  const known = age.flatMap(({ decade, count }) => (decade === null ? [] : [{ decade, count }]))
  const first = known[0]?.decade ?? 0
  const last = known.at(-1)?.decade ?? first - 10
  return Array.from({ length: (last - first) / 10 + 1 }, (_, at) => {
    const decade = first + at * 10
    const count = known.find((one) => one.decade === decade)?.count ?? 0
    return { code: String(decade), label: `${decade}–${decade + 9}`, count }
  })
}

export function AgeFigure({ statistics: { age, total } }: { statistics: Statistics }) {
  const { t } = useTranslation()
  return (
    <CountFigure
      title={t('statistics.age')}
      name="founded"
      rows={decadesOf(age)}
      notKnown={age.find(({ decade }) => decade === null)?.count ?? 0}
      total={total}
    />
  )
}

/** As many months back as a summary looks. */
const aYear = 12

export function GrowthFigure({ growth, isFiltered }: { growth: Statistics['growth']; isFiltered: boolean }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [now, before] = [growth.at(-1), growth.at(-1 - aYear) ?? growth[0]]
  if (!now) return null
  const summary = [
    t('statistics.listedNow', { number: now.listed, month: formats.date(now.month) }),
    before &&
      before !== now &&
      t('statistics.listedThen', { number: before.listed, month: formats.date(before.month) }),
  ]
  return (
    <Figure
      title={t('statistics.growth')}
      summary={summary.filter(Boolean).join(' ')}
      draw={drawGrowth(
        growth.map(({ month, listed }) => ({
          month,
          listed,
          name: formats.date(month),
          written: formats.number(listed),
        })),
      )}
      numbers={{
        rows: growth,
        columns: [
          {
            name: 'month',
            heading: t('statistics.month'),
            value: ({ month }) => month,
            show: ({ month }) => formats.date(month),
          },
          {
            name: 'listed',
            heading: t('statistics.listed'),
            value: ({ listed }) => listed,
            show: ({ listed }) => formats.number(listed),
          },
        ],
      }}
      file="growth"
      note={t(isFiltered ? 'statistics.growthOfSet' : 'statistics.growthOfAll')}
    />
  )
}
