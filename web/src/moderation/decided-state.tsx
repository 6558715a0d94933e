import { claimReasons, decisionReasons, type Registration, wordReasons } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Notice } from '../ui/notice.tsx'
import styles from './moderation.module.css'

/** The words for a reason, of a registration, a claim or a word; one that this client does not know yet stands for itself. */
export function useReasonLabel(): (reason: string) => string {
  const { t } = useTranslation()
  return (reason) => {
    const known = decisionReasons.find((one) => one === reason)
    if (known) return t(`moderation.reasons.${known}`)
    const ofClaim = claimReasons.find((one) => one === reason)
    if (ofClaim) return t(`moderation.claim.reasons.${ofClaim}`)
    const ofWord = wordReasons.find((one) => one === reason)
    return ofWord ? t(`ownWords.reasons.${ofWord}`) : reason
  }
}

/** Where a registration stands that does not wait. */
export function DecidedState({ registration }: { registration: Registration }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const reasonLabel = useReasonLabel()
  const { state, decidedAt, updatedAt, reason, message, centreId } = registration
  return (
    <Notice
      title={t(`moderation.states.${state}`, { date: formats.moment(decidedAt ?? updatedAt) })}
      action={
        centreId && (
          <Link to="/centres/$id/{-$slug}" params={{ id: centreId }}>
            {t('moderation.decided.page')}
          </Link>
        )
      }
    >
      {reason && <p>{t('moderation.reasonIs', { reason: reasonLabel(reason) })}</p>}
      {message && (
        <blockquote className={styles.words} dir="auto">
          {message}
        </blockquote>
      )}
    </Notice>
  )
}
