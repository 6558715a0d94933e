import { type ReportReason, reportReasons, type SuggestionCase } from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { ownNameOf } from '../i18n/languages.ts'
import { statusOf } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import styles from './moderation.module.css'
import { forgetRecords } from './record-queries.ts'
import { reportCase } from './report-queries.ts'

type AnswerProps = { found: SuggestionCase }

/** What comes of a report, and the letter to its sender. */
export function ReportAnswer({ found }: AnswerProps) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="report-answer">
      <h2 id="report-answer">{t('reporting.answer')}</h2>
      {found.state === 'decided' ? <Answered found={found} /> : <Open found={found} />}
    </section>
  )
}

function Answered({ found: { outcome, message } }: AnswerProps) {
  const { t } = useTranslation()
  const reason = reportReasons.find((one) => one === outcome?.[0]?.reason)
  return (
    <Notice tone="done" live title={t('reporting.answered')}>
      <p>{reason ? t('reporting.was', { reason: t(`reporting.reasons.${reason}`) }) : t('reporting.wasMended')}</p>
      {message && (
        <blockquote className={styles.words} dir="auto">
          {message}
        </blockquote>
      )}
    </Notice>
  )
}

function Open({ found }: AnswerProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { id, version, language } = found
  const [outcome, setOutcome] = useState<'mended' | 'nothing'>()
  const [reason, setReason] = useState<ReportReason | ''>('')
  const [message, setMessage] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const why = outcome === 'nothing' ? reason : ''
  const lacksReason = outcome === 'nothing' && reason === ''
  const lacksWords = why === 'other' && message.trim() === ''

  const deciding = useMutation({
    mutationFn: (take: boolean) =>
      call('POST /suggestions/:id/decision', {
        params: { id },
        body: {
          version,
          message: message.trim(),
          fields: [{ part: 'report' as const, take, reason: take || why === '' ? null : why }],
        },
      }),
    onSuccess: (decided) => {
      client.setQueryData(reportCase(id).queryKey, decided)
      forgetRecords(client)
    },
    onError: (error) => {
      if (statusOf(error) === 409) void client.invalidateQueries({ queryKey: reportCase(id).queryKey })
    },
  })
  const failure = useFailureText(deciding.error, { asksAgain: false })
  const isConflict = statusOf(deciding.error) === 409
  const send = () => {
    setIsChecked(true)
    if (outcome && !lacksReason && !lacksWords) deciding.mutate(outcome === 'mended')
  }
  return (
    <>
      <RadioGroup
        legend={t('reporting.outcome')}
        error={isChecked && !outcome ? t('reporting.choose') : undefined}
        value={outcome}
        options={[
          { value: 'mended', label: t('reporting.mended') },
          { value: 'nothing', label: t('reporting.nothing') },
        ]}
        onChange={setOutcome}
      />
      {outcome === 'nothing' && (
        <Select
          inForm
          label={t('suggesting.reason')}
          error={isChecked && lacksReason ? t('suggesting.reasonMissing') : undefined}
          value={reason}
          options={[
            { value: '', label: t('form.choose') },
            ...reportReasons.map((value) => ({ value, label: t(`reporting.reasons.${value}`) })),
          ]}
          onChange={setReason}
        />
      )}
      <TextArea
        label={t('suggesting.message')}
        hint={t('suggesting.messageHint', { language: ownNameOf(language) })}
        error={isChecked && lacksWords ? t('suggesting.messageMissing') : undefined}
        dir="auto"
        rows={3}
        maxLength={2000}
        value={message}
        onChange={setMessage}
      />
      {deciding.isError && (
        <Notice
          tone={isConflict ? 'caution' : 'error'}
          live
          title={isConflict ? t('reporting.decidedBefore') : failure.title}
        >
          {!isConflict && failure.detail}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button variant="primary" icon={Send} busy={deciding.isPending} onClick={send}>
          {t('suggesting.decide')}
        </Button>
      </div>
    </>
  )
}
