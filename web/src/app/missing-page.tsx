import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import styles from './layout.module.css'

export function MissingPage() {
  const { t } = useTranslation()
  return (
    <div className={styles.document}>
      <PageTitle text={t('site.pageTitle', { page: t('missing.title'), site: t('site.name') })} />
      <EmptyState
        level={1}
        title={t('missing.title')}
        actions={
          <Link to="/" className={buttonClass({ variant: 'primary' })}>
            {t('missing.back')}
          </Link>
        }
      >
        <p>{t('missing.detail')}</p>
      </EmptyState>
    </div>
  )
}
