import { type DecisionReason, decisionReasons, type RegistrationCase } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { TextArea } from '../ui/field.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'

const outcomes = ['publish', 'ask', 'reject'] as const
type Outcome = (typeof outcomes)[number]

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
      <RadioGroup
        legend={t('moderation.decision.what')}
        options={outcomes.map((value) => ({
          value,
          label: t(`moderation.decision.outcome.${value}`),
          hint: t(`moderation.decision.means.${value}`),
        }))}
        value={outcome}
        onChange={(outcome) => onChange({ ...draft, outcome })}
      />
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
