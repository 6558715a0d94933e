import { Download } from 'lucide-react'
import { createContext, type ReactNode, use, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import styles from './figure.module.css'
import { csvOf, type Numbers, saveText } from './numbers.ts'
import { type Drawing, PlotView } from './plot-view.tsx'

/** The version of the dataset that figures show: their files are named after it. */
export const DatasetVersion = createContext('')

type FigureProps<Row> = {
  title: string
  /** What the plot shows, in a sentence: for those who hear it, and for those who have little time. */
  summary: ReactNode
  draw: Drawing
  numbers: Numbers<Row>
  /** What the file of its numbers is called, before the version. */
  file: string
  /** What the reader should know of how this is counted. */
  note?: ReactNode
}

/** A plot with everything that it says in words, as a table, and as a file. */
export function Figure<Row>({ title, summary, draw, numbers, file, note }: FigureProps<Row>) {
  const { t } = useTranslation()
  const id = useId()
  const version = use(DatasetVersion)
  return (
    <section className={styles.figure} aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`} className={styles.title}>
        {title}
      </h3>
      <p id={`${id}summary`} className={styles.summary}>
        {summary}
      </p>
      <PlotView draw={draw} labelledBy={`${id}title`} describedBy={`${id}summary`} />
      {note && <p className={styles.note}>{note}</p>}
      <div className={styles.ways}>
        <details className={styles.details}>
          <summary className={styles.toggle}>{t('statistics.asTable')}</summary>
          <NumbersTable numbers={numbers} labelledBy={`${id}title`} />
        </details>
        <Button
          size="small"
          variant="plain"
          icon={Download}
          className={styles.save}
          aria-label={t('statistics.csvOf', { title })}
          onClick={() => saveText(csvOf(numbers), `${file}-version-${version}.csv`)}
        >
          {t('statistics.csv')}
        </Button>
      </div>
    </section>
  )
}

function NumbersTable<Row>({ numbers: { columns, rows }, labelledBy }: { numbers: Numbers<Row>; labelledBy: string }) {
  const shown = columns.filter(({ heading }) => heading !== undefined)
  return (
    <table className={styles.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          {shown.map(({ name, heading }, at) => (
            <th key={name} scope="col" className={at > 0 ? styles.number : undefined}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={columns.map(({ value }) => value(row)).join()}>
            {shown.map(({ name, value, show }, at) => {
              const written = show ? show(row) : value(row)
              if (at === 0)
                return (
                  <th key={name} scope="row">
                    {written}
                  </th>
                )
              return (
                <td key={name} className={styles.number}>
                  {written}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
