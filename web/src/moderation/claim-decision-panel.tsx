import { type ClaimCase, type ClaimDecisionInput, type ClaimReason, claimReasons } from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { centreNameOf } from '../people/centre-name.tsx'
import { statusOf } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import { useReasonLabel } from './decided-state.tsx'
import styles from './moderation.module.css'
import { claimCase, queueKey } from './moderation-queries.ts'
import type { QueueSearch } from './queue-search.ts'
import { RefusedNotice } from './refused-notice.tsx'
import { useGoOn } from './use-go-on.ts'

const outcomes = ['approve', 'reject'] as const
type Outcome = (typeof outcomes)[number]
type Draft = { outcome: Outcome | undefined; reason: ClaimReason | undefined; message: string }

const mostCharacters = 2000

/** Decides, and goes on to the next case. What was typed stays, whatever the server answers. */
export function ClaimDecisionPanel({ found, search }: { found: ClaimCase; search: QueueSearch }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const goOn = useGoOn(search)
  const reasonLabel = useReasonLabel()
  const [draft, setDraft] = useState<Draft>({ outcome: undefined, reason: undefined, message: '' })
  const [isChecked, setChecked] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [isLate, setLate] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const { claim, sender, isForAnother, approvableFrom } = found
  const { id, revision, submittedAt, state } = claim
  const { outcome, reason, message } = draft
  const waits = state === 'submitted'
  const faults = {
    reason: outcome === 'reject' && reason === undefined,
    message: outcome === 'reject' && reason === 'other' && message.trim() === '',
  }

  const deciding = useMutation({
    mutationFn: (body: ClaimDecisionInput) => call('POST /moderation/claims/:id/decision', { params: { id }, body }),
    onSuccess: async ({ state }) => {
      void client.invalidateQueries({ queryKey: queueKey })
      void client.invalidateQueries({ queryKey: claimCase(id).queryKey, refetchType: 'none' })
      await goOn(
        { id, submittedAt },
        {
          title: centreNameOf(claim.centre),
          state: state as 'approved' | 'rejected',
          centreId: state === 'approved' ? claim.centre.id : null,
        },
      )
    },
    onError: async (error) => {
      if (statusOf(error) !== 409) return
      await client.refetchQueries({ queryKey: claimCase(id).queryKey })
      setLate(true)
    },
    onSettled: () => setAsking(false),
  })
  const decide = () => {
    if (!outcome) return
    deciding.mutate({
      revision,
      outcome,
      reason: outcome === 'reject' ? (reason ?? null) : null,
      message: message.trim(),
    })
  }
  const press = () => {
    setChecked(true)
    if (faults.reason || faults.message) {
      requestAnimationFrame(() => area.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setLate(false)
    if (outcome === 'reject') setAsking(true)
    else decide()
  }

  return (
    <div className={styles.section} ref={area}>
      {isLate && <Late waits={waits} />}
      {!waits && <ClaimState claim={claim} />}
      {!waits && message && (
        <div>
          <p>{t('moderation.conflict.kept')}</p>
          <blockquote className={styles.words} dir="auto">
            {message}
          </blockquote>
        </div>
      )}
      {waits && claim.reason && <p>{t('moderation.claim.before', { reason: reasonLabel(claim.reason) })}</p>}
      {waits && isForAnother && (
        <Notice tone="caution" title={t('moderation.claim.forAnother')}>
          {t('moderation.claim.forAnotherDetail')}
        </Notice>
      )}
      {waits && !isForAnother && (
        <>
          {approvableFrom && (
            <Notice tone="caution">{t('moderation.claim.tooEarly', { date: formats.moment(approvableFrom) })}</Notice>
          )}
          <RadioGroup
            legend={t('moderation.decision.what')}
            options={outcomes
              .filter((value) => value === 'reject' || !approvableFrom)
              .map((value) => ({
                value,
                label: t(`moderation.claim.outcome.${value}`),
                hint: t(`moderation.claim.means.${value}`),
              }))}
            value={outcome}
            onChange={(outcome) => setDraft({ ...draft, outcome })}
          />
          {outcome === 'reject' && (
            <Select
              inForm
              label={t('moderation.decision.reason')}
              value={reason ?? ''}
              options={[
                { value: '', label: t('moderation.decision.chooseReason') },
                ...claimReasons.map((value) => ({ value, label: t(`moderation.claim.reasons.${value}`) })),
              ]}
              onChange={(value: ClaimReason | '') => setDraft({ ...draft, reason: value || undefined })}
              error={isChecked && faults.reason ? t('moderation.decision.reasonMissing') : undefined}
            />
          )}
          {outcome && (
            <>
              <TextArea
                label={t('moderation.decision.message')}
                hint={t('moderation.decision.messageHint', { language: formats.languageName(sender.language) })}
                value={message}
                onChange={(message) => setDraft({ ...draft, message })}
                dir="auto"
                rows={4}
                maxLength={mostCharacters}
                error={isChecked && faults.message ? t('moderation.decision.messageMissing') : undefined}
              />
              <p className={styles.soft}>
                {t(message.trim() ? 'moderation.letter.withWords' : 'moderation.letter.without', {
                  language: formats.languageName(sender.language),
                })}{' '}
                {t(`moderation.claim.says.${outcome}`)}
              </p>
              {deciding.error && statusOf(deciding.error) !== 409 && (
                <RefusedNotice error={deciding.error} title={t('moderation.decision.failed')} />
              )}
              <div className={styles.actions}>
                <Button
                  variant={outcome === 'reject' ? 'danger' : 'primary'}
                  busy={deciding.isPending || deciding.isSuccess}
                  onClick={press}
                >
                  {t(`moderation.claim.act.${outcome}`)}
                </Button>
                <span role="status" className={styles.soft}>
                  {deciding.isPending && t('moderation.decision.pending')}
                </span>
              </div>
            </>
          )}
        </>
      )}
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('moderation.claim.confirmTitle')}
        closeLabel={t('site.close')}
        actions={
          <>
            <Button variant="danger" busy={deciding.isPending} onClick={decide}>
              {t('moderation.decision.confirm')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('moderation.cancel')}</Button>
          </>
        }
      >
        <p>{t('moderation.claim.means.reject')}</p>
      </Dialog>
    </div>
  )
}

/** Why a decision was not taken. */
function Late({ waits }: { waits: boolean }) {
  const { t } = useTranslation()
  const here = useRef<HTMLDivElement>(null)
  // The button that was pressed may be gone, and with it the focus.
  useEffect(() => here.current?.focus(), [])
  return (
    <div ref={here} tabIndex={-1}>
      <Notice tone="caution" live title={t(waits ? 'moderation.claim.changed' : 'moderation.conflict.decided')}>
        <p>{t('moderation.conflict.nothing')}</p>
      </Notice>
    </div>
  )
}

function ClaimState({ claim }: { claim: ClaimCase['claim'] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const reasonLabel = useReasonLabel()
  const { state, decidedAt, submittedAt, reason, message } = claim
  return (
    <Notice title={t(`moderation.claim.states.${state}`, { date: formats.moment(decidedAt ?? submittedAt) })}>
      {reason && <p>{t('moderation.reasonIs', { reason: reasonLabel(reason) })}</p>}
      {message && (
        <blockquote className={styles.words} dir="auto">
          {message}
        </blockquote>
      )}
    </Notice>
  )
}
