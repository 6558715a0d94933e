import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** Why something could not be read, and a way to ask for it again. */
export function FailureNotice({
  error,
  isFetching,
  refetch,
}: Pick<UseQueryResult<unknown>, 'error' | 'isFetching' | 'refetch'>) {
  const { t } = useTranslation()
  const { title, detail } = useFailureText(error)
  return (
    <Notice
      tone="error"
      live
      title={title}
      action={
        <Button busy={isFetching} onClick={() => void refetch()}>
          {t('failure.retry')}
        </Button>
      }
    >
      {detail}
    </Notice>
  )
}
