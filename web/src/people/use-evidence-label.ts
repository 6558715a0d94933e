import { useTranslation } from 'react-i18next'
import { useTerms } from '../i18n/terms.ts'

/** What a step of evidence is called. That peers vouch is a step of claims alone, and of no public vocabulary. */
export function useEvidenceLabel(): (step: string) => string {
  const { t } = useTranslation()
  const terms = useTerms()
  return (step) => (step === 'peers' ? t('vouching.evidence') : terms.label('evidence', step))
}
