import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { centreHistory } from './centre-queries.ts'
import { OutwardLink } from './outward-link.tsx'
import styles from './profile.module.css'

/** Asked for when it is opened, which few readers do. */
export function ProfileHistory({ id }: { id: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{t('profile.history')}</h2>
      </summary>
      {open && <Changes id={id} />}
    </details>
  )
}

const knownActions = [
  'created',
  'changed',
  'published',
  'confirmed',
  'withdrawn',
  'merged',
  'split',
  'restored',
  'undone',
] as const

function Changes({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const history = useInfiniteQuery(centreHistory(id))
  const failure = useFailureText(history.error)

  if (history.isPending) return <p role="status">{t('profile.historyLoading')}</p>
  if (!history.data) {
    return (
      <Notice
        tone="error"
        live
        title={failure.title}
        action={<Button onClick={() => void history.refetch()}>{t('failure.retry')}</Button>}
      >
        {failure.detail}
      </Notice>
    )
  }

  const fieldName = (field: string) =>
    i18n.exists(`fields.${field}`) ? i18n.t(`fields.${field}` as 'fields.names') : field
  const actionText = (action: string) => {
    const known = knownActions.find((one) => one === action)
    return known ? t(`profile.actions.${known}`) : t('profile.actions.other', { action })
  }

  return (
    <>
      <ol className={styles.changes}>
        {history.data.pages.flatMap(({ items }) =>
          items.map(({ id: change, at, actor, action, fields, source }) => (
            <li key={change}>
              <time dateTime={at}>{formats.instant(at)}</time>
              {' · '}
              {t('profile.historyEntry', { actor: t(`profile.actors.${actor}`), action: actionText(action) })}
              {fields.length > 0 && (
                <span className={styles.quiet}>
                  {' · '}
                  {t('profile.historyFields', {
                    count: fields.length,
                    fields: formats.list(fields.map(({ field }) => fieldName(field))),
                  })}
                </span>
              )}
              {source && (
                <span className={styles.quiet}>
                  {' · '}
                  {t('profile.historySource')} <OutwardLink href={source} />
                </span>
              )}
            </li>
          )),
        )}
      </ol>
      {history.hasNextPage && (
        <Button size="small" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('profile.historyMore')}
        </Button>
      )}
    </>
  )
}
