import { type ExportColumn, exportColumns, facetNames } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useTerms } from '../i18n/terms.ts'
import { Badge } from '../ui/badge.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import styles from './dictionary.module.css'

const isFilter = (name: string) => facetNames.some((facet) => facet === name)

/** What the contract says of the columns of every file, in the reader's language. */
export const DictionaryPage = () => (
  <WithTexts part="dictionary">
    <Dictionary />
  </WithTexts>
)

function Dictionary() {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('dictionary.title'), site: t('site.name') })} />
      <h1>{t('dictionary.title')}</h1>
      <p className={styles.prose}>{t('dictionary.intro')}</p>
      <p className={styles.prose}>{t('dictionary.lists')}</p>
      <p>
        <Link to="/research">{t('dictionary.back')}</Link>
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('dictionary.name')}</th>
            <th scope="col">{t('dictionary.type')}</th>
            <th scope="col">{t('dictionary.description')}</th>
          </tr>
        </thead>
        <tbody>
          {exportColumns.map((column) => (
            <Column key={column.name} column={column} description={t(`dictionary.columns.${column.name}`)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Column({ column, description }: { column: ExportColumn; description: string }) {
  const { t } = useTranslation()
  const { name, type, required, vocabulary } = column
  return (
    <tr id={name}>
      <th scope="row">
        <code dir="ltr">{name}</code>
      </th>
      <td className={styles.type}>
        {t(`dictionary.types.${type}`)}
        {required && <Badge>{t('dictionary.required')}</Badge>}
        {isFilter(name) && <Badge tone="calm">{t('dictionary.filter')}</Badge>}
      </td>
      <td>
        <p>{description}</p>
        {vocabulary && <Terms vocabulary={vocabulary} />}
      </td>
    </tr>
  )
}

function Terms({ vocabulary }: { vocabulary: string }) {
  const { t } = useTranslation()
  const terms =
    useTerms()
      .vocabulary(vocabulary)
      ?.terms.filter(({ isSelectable }) => isSelectable) ?? []
  if (terms.length === 0) return null
  return (
    <details className={styles.terms}>
      <summary>{t('dictionary.terms', { count: terms.length, vocabulary })}</summary>
      <dl>
        {terms.map(({ code, label, note }) => (
          <div key={code}>
            <dt>
              <code dir="ltr">{code}</code>
            </dt>
            <dd>
              {label}
              {note && <span className={styles.note}>{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
