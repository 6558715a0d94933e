import { type DecisionReason, decisionReasons, type RegistrationCase } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { TextArea } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './moderation.module.css'

export const outcomes = ['publish', 'ask', 'reject'] as const
export type Outcome = (typeof outcomes)[number]

export type DecisionDraft = { outcome: Outcome | undefined; reason: DecisionReason | undefined; message: string }
export type DecisionFaults = { reason?: boolean; message?: boolean }

const mostCharacters = 2000

type FieldsProps = {
  draft: DecisionDraft
  faults: DecisionFaults
  sender: RegistrationCase['sender']
  onChange: (draft: DecisionDraft) => void
}

export function DecisionFields({ draft, faults, sender, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { outcome, reason, message } = draft
  return (
    <>
      <fieldset className={styles.outcomes}>
        <legend>{t('moderation.decision.what')}</legend>
        {outcomes.map((one) => (
          <label key={one} className={styles.outcome}>
            <input
              type="radio"
              name="outcome"
              value={one}
              checked={one === outcome}
              onChange={() => onChange({ ...draft, outcome: one })}
            />
            <span>{t(`moderation.decision.outcome.${one}`)}</span>
            <span className={styles.soft}>{t(`moderation.decision.means.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {(outcome === 'ask' || outcome === 'reject') && (
        <Select
          inForm
          label={t('moderation.decision.reason')}
          value={reason ?? ''}
          options={[
            { value: '', label: t('moderation.decision.chooseReason') },
            ...decisionReasons.map((value) => ({ value, label: t(`moderation.reasons.${value}`) })),
          ]}
          onChange={(value) => onChange({ ...draft, reason: value || undefined })}
          error={faults.reason ? t('moderation.decision.reasonMissing') : undefined}
        />
      )}
      {outcome && sender && (
        <TextArea
          label={t('moderation.decision.message')}
          hint={t('moderation.decision.messageHint', { language: formats.languageName(sender.language) })}
          value={message}
          onChange={(message) => onChange({ ...draft, message })}
          dir="auto"
          rows={4}
          maxLength={mostCharacters}
          error={faults.message ? t('moderation.decision.messageMissing') : undefined}
        />
      )}
    </>
  )
}
