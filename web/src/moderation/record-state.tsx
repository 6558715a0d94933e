import type { ModeratedCentre } from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { ActRefused } from './act-refused.tsx'
import styles from './moderation.module.css'
import { forgetRecords, moderatedRecord } from './record-queries.ts'
import { useFactName } from './use-fact-words.ts'

export type Done = { what: 'withdrawn' | 'restored' | 'split' | 'merged'; left?: readonly string[] }

type StateProps = { centre: ModeratedCentre; onDone: (done: Done) => void }

/** What a record can go through as a whole: to be withdrawn, restored, or given back from a merger. */
export function RecordState({ centre, onDone }: StateProps) {
  const { t } = useTranslation()
  const what = centre.mergedInto ? 'split' : centre.state === 'withdrawn' ? 'restore' : 'withdraw'
  return (
    <section className={styles.section} aria-labelledby="record-state">
      <h2 id="record-state">{t(`records.${what}.title`)}</h2>
      {what === 'split' ? (
        <Split centre={centre} onDone={onDone} />
      ) : what === 'restore' ? (
        <Restore centre={centre} onDone={onDone} />
      ) : (
        <Withdraw centre={centre} onDone={onDone} />
      )}
    </section>
  )
}

/** Does something to a record and shows what has become of it. */
function useAct<Given, Answer>(
  id: string,
  act: (given: Given) => Promise<Answer>,
  onAnswer: (answer: Answer) => ModeratedCentre,
) {
  const client = useQueryClient()
  const key = moderatedRecord(id).queryKey
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      client.setQueryData(key, onAnswer(answer))
      forgetRecords(client)
    },
    onError: () => void client.invalidateQueries({ queryKey: key, exact: true }),
  })
}

function Withdraw({ centre: { id, version }, onDone }: StateProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const withdrawing = useAct(
    id,
    (reason: string) => call('POST /moderation/centres/:id/withdrawal', { params: { id }, body: { reason, version } }),
    (now) => {
      onDone({ what: 'withdrawn' })
      return now
    },
  )
  const isMissing = reason.trim() === ''
  return (
    <>
      <p>{t('records.withdraw.means')}</p>
      <TextArea
        label={t('records.withdraw.reason')}
        hint={t('records.withdraw.reasonHint')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
        error={isAsked && isMissing ? t('records.withdraw.reasonMissing') : undefined}
      />
      <ActRefused error={withdrawing.error} />
      <div className={styles.actions}>
        <Button
          variant="danger"
          busy={withdrawing.isPending}
          onClick={() => {
            setAsked(true)
            if (!isMissing) setAsking(true)
          }}
        >
          {t('records.withdraw.act')}
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('records.withdraw.confirm')}
        closeLabel={t('site.close')}
        actions={
          <>
            <Button
              variant="danger"
              onClick={() => {
                setAsking(false)
                withdrawing.mutate(reason.trim())
              }}
            >
              {t('records.withdraw.title')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('moderation.cancel')}</Button>
          </>
        }
      >
        <p>{t('records.withdraw.means')}</p>
        <blockquote className={styles.words} dir="auto">
          {reason}
        </blockquote>
      </Dialog>
    </>
  )
}

function Restore({ centre: { id, version }, onDone }: StateProps) {
  const { t } = useTranslation()
  const restoring = useAct(
    id,
    () => call('POST /moderation/centres/:id/restoration', { params: { id }, body: { version } }),
    (now) => {
      onDone({ what: 'restored' })
      return now
    },
  )
  return (
    <>
      <p>{t('records.restore.means')}</p>
      <ActRefused error={restoring.error} />
      <div className={styles.actions}>
        <Button variant="primary" busy={restoring.isPending} onClick={() => restoring.mutate(undefined)}>
          {t('records.restore.title')}
        </Button>
      </div>
    </>
  )
}

function Split({ centre: { id, version, mergedInto }, onDone }: StateProps) {
  const { t } = useTranslation()
  const splitting = useAct(
    id,
    () => call('POST /moderation/centres/:id/split', { params: { id }, body: { version } }),
    ({ centre, left }) => {
      onDone({ what: 'split', left })
      return centre
    },
  )
  return (
    <>
      <p>
        {t('records.split.into')}{' '}
        {mergedInto && (
          <Link to="/moderate/centres/$id" params={{ id: mergedInto.id }}>
            <bdi>{mergedInto.names[0]?.text ?? mergedInto.id}</bdi>
          </Link>
        )}
      </p>
      <p>{t('records.split.means')}</p>
      <ActRefused error={splitting.error} />
      <div className={styles.actions}>
        <Button variant="primary" busy={splitting.isPending} onClick={() => splitting.mutate(undefined)}>
          {t('records.split.act')}
        </Button>
      </div>
    </>
  )
}

/** What was done last. It stands on the page before it has anything to say, else a screen reader may not say it. */
export function DoneNotice({ done }: { done: Done | undefined }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const nameOf = useFactName()
  const left = done?.left ?? []
  return (
    <div role="status" className={styles.status}>
      {done && (
        <Notice tone="done" title={t(`records.done.${done.what}`)}>
          {left.length > 0 && t('records.split.left', { fields: formats.list(left.map(nameOf)) })}
        </Notice>
      )}
    </div>
  )
}
