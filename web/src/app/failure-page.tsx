import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import styles from './layout.module.css'

/** The one boundary: what no page has caught ends here. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const { title, detail } = useFailureText(error, { asksAgain: false })

  useEffect(() => {
    console.error(error)
  }, [error])

  return (
    <div className={styles.document}>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <EmptyState
        level={1}
        title={title}
        actions={
          <Button
            variant="primary"
            onClick={() => {
              queries.reset()
              reset()
              void router.invalidate()
            }}
          >
            {t('failure.retry')}
          </Button>
        }
      >
        <div>{detail}</div>
      </EmptyState>
    </div>
  )
}
