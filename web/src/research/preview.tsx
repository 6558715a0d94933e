import type { CentreSummary } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ForeignText } from '../ui/text.tsx'
import { type ShownRow, shownColumns, shownRowOf } from './first-rows.ts'
import styles from './research.module.css'

/** A few rows as a file has them, under the names of its columns. */
export function Preview({ centres }: { centres: readonly CentreSummary[] }) {
  const { t } = useTranslation()
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: what scrolls needs a name, and no element with this role holds a table */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard */}
      <div className={styles.scroll} role="group" aria-label={t('research.preview.title')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {shownColumns.map((name) => (
                <th key={name} scope="col">
                  <code dir="ltr">{name}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {centres.map((centre) => (
              <Row key={centre.id} row={shownRowOf(centre)} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.soft}>
        {t('research.preview.note')} <Link to="/research/dictionary">{t('research.preview.all')}</Link>
      </p>
    </>
  )
}

const textOf = (value: ShownRow[keyof ShownRow]) => (Array.isArray(value) ? value.join('; ') : (value ?? ''))

function Row({ row }: { row: ShownRow }) {
  return (
    <tr>
      {shownColumns.map((name) => {
        if (name === 'id') {
          return (
            <th key={name} scope="row" dir="ltr">
              {row.id}
            </th>
          )
        }
        return (
          <td key={name}>
            {name === 'name' ? (
              <ForeignText text={row.name} lang={row.nameLanguage ?? undefined} dir="auto" />
            ) : (
              <bdi>{textOf(row[name])}</bdi>
            )}
          </td>
        )
      })}
    </tr>
  )
}
