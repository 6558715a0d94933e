import type { ModeratedCentre, ModeratedChange } from '@centres/contract'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ActRefused } from './act-refused.tsx'
import { ChangedTable } from './changed-table.tsx'
import styles from './moderation.module.css'
import { forgetRecords, moderatedHistory, moderatedRecord } from './record-queries.ts'
import { RefusedNotice } from './refused-notice.tsx'

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

/** The whole log of a record; each change of fields can be undone. */
export function RecordHistory({ centre, canUndo }: { centre: ModeratedCentre; canUndo: boolean }) {
  const { t } = useTranslation()
  const history = useInfiniteQuery(moderatedHistory(centre.id))
  const items = history.data?.pages.flatMap((page) => page.items)
  return (
    <section className={styles.section} aria-labelledby="record-history">
      <h2 id="record-history">{t('profile.history')}</h2>
      {items ? (
        <ol className={styles.acts}>
          {items.map((change) => (
            <Entry key={change.id} centre={centre} change={change} canUndo={canUndo && change.canUndo} />
          ))}
        </ol>
      ) : history.error ? (
        <RefusedNotice error={history.error} title={t('records.refused')} />
      ) : (
        <SkeletonRows rows={3} label={t('profile.historyLoading')} />
      )}
      {history.hasNextPage && (
        <Button size="small" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('profile.historyMore')}
        </Button>
      )}
    </section>
  )
}

type EntryProps = { centre: ModeratedCentre; change: ModeratedChange; canUndo: boolean }

function Entry({ centre, change, canUndo }: EntryProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const { id, version } = centre
  const { at, actor, action, fields } = change
  const undoing = useMutation({
    mutationFn: () =>
      call('POST /moderation/centres/:id/undo', { params: { id }, body: { change: change.id, version } }),
    onSuccess: (now) => {
      client.setQueryData(moderatedRecord(id).queryKey, now)
      forgetRecords(client)
    },
    onError: () => void client.invalidateQueries({ queryKey: moderatedRecord(id).queryKey, exact: true }),
  })
  const known = knownActions.find((one) => one === action)
  const what = t('profile.historyEntry', {
    actor: t(`profile.actors.${actor}`),
    action: known ? t(`profile.actions.${known}`) : t('profile.actions.other', { action }),
  })
  return (
    <li>
      <p>
        <time dateTime={at}>{formats.moment(at)}</time>
        {' · '}
        {what}
      </p>
      {fields.length > 0 && (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('records.whatChanged', { count: fields.length })}</summary>
          {open && <ChangedTable fields={fields} caption={what} />}
        </details>
      )}
      <ActRefused error={undoing.error} />
      {canUndo && (
        <div className={styles.actions}>
          <Button size="small" busy={undoing.isPending} onClick={() => undoing.mutate()}>
            <span>
              {t('records.undo')}
              <span className={styles.hidden}> {formats.moment(at)}</span>
            </span>
          </Button>
          <span role="status" className={styles.soft}>
            {undoing.isSuccess && t('records.undone')}
          </span>
        </div>
      )}
    </li>
  )
}
