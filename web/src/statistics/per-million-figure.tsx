import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { drawBars } from './bars-plot.ts'
import { Figure } from './figure.tsx'

type Row = { code: string; label: string; count: number; population: number | null; perMillion: number | null }

const mostBars = 24
const mostNamed = 3

type PerMillionFigureProps = {
  title: string
  name: 'region' | 'country'
  rows: Row[]
  /** Smaller ones stand in the table only. */
  fewestPeople?: number
  /** Where the numbers of people come from. */
  source: string
}

/** Listed centres beside the people who live there. */
export function PerMillionFigure({ title, name, rows, fewestPeople = 0, source }: PerMillionFigureProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const ranked = rows.toSorted((one, other) => (other.perMillion ?? 0) - (one.perMillion ?? 0))
  const drawn = ranked.filter(({ population }) => (population ?? 0) >= fewestPeople).slice(0, mostBars)
  const written = ({ perMillion }: Row) =>
    perMillion === null ? t('statistics.notKnown') : formats.decimal(perMillion)
  const top = drawn.filter(({ count }) => count > 0).slice(0, mostNamed)
  const note = [
    t('statistics.source', { source }),
    fewestPeople > 0 && t('statistics.smallInTable', { people: formats.number(fewestPeople) }),
  ]
  return (
    <Figure
      title={title}
      summary={t('statistics.most', {
        list: formats.list(top.map((row) => t('statistics.item', { label: row.label, share: written(row) }))),
      })}
      draw={drawBars(
        drawn.map((row) => ({
          key: row.code,
          label: row.label,
          value: row.perMillion ?? 0,
          written: written(row),
        })),
      )}
      numbers={{
        rows: ranked,
        columns: [
          { name, value: ({ code }) => code },
          { name: 'label', heading: t(`filters.names.${name}`), value: ({ label }) => label },
          {
            name: 'count',
            heading: t('statistics.count'),
            value: ({ count }) => count,
            show: ({ count }) => formats.number(count),
          },
          {
            name: 'population',
            heading: t('statistics.people'),
            value: ({ population }) => population,
            show: ({ population }) => (population === null ? t('statistics.notKnown') : formats.number(population)),
          },
          {
            name: 'perMillion',
            heading: t('statistics.perMillion'),
            value: ({ perMillion }) => perMillion,
            show: written,
          },
        ],
      }}
      file={`per-million-${name}`}
      note={note.filter(Boolean).join(' ')}
    />
  )
}
