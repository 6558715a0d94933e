import type { RegistrationCase } from '@centres/contract'
import { Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Icon } from '../ui/icon.tsx'
import type { DecisionDraft } from './decision-fields.tsx'
import type { changedFields } from './mends.ts'
import styles from './moderation.module.css'
import { useMendedNames } from './use-mended-names.ts'

type PreviewProps = {
  draft: DecisionDraft
  sender: RegistrationCase['sender']
  mended?: ReturnType<typeof changedFields>
}

/** What the sender will read, told in the moderator's language: the letter itself is in the sender's. */
export function LetterPreview({ draft: { outcome, reason, message }, sender, mended = [] }: PreviewProps) {
  const { t } = useTranslation()
  const namesOf = useMendedNames()
  const formats = useFormats()
  if (!outcome) return null
  if (!sender) return <p className={styles.soft}>{t('moderation.letter.nobody')}</p>
  const language = formats.languageName(sender.language)
  const words = message.trim()
  return (
    <div className={styles.letter}>
      <p className={styles.letterHead}>
        <Icon icon={Mail} />
        {t(words ? 'moderation.letter.withWords' : 'moderation.letter.without', { language })}
      </p>
      <ul>
        <li>{t(`moderation.letter.says.${outcome}`)}</li>
        {mended.length > 0 && <li>{t('moderation.conflict.fieldsChanged', { fields: namesOf(mended) })}</li>}
        {outcome !== 'publish' && reason && (
          <li>{t('moderation.reasonIs', { reason: t(`moderation.reasons.${reason}`) })}</li>
        )}
      </ul>
      {words && (
        <blockquote className={styles.words} dir="auto">
          {words}
        </blockquote>
      )}
    </div>
  )
}
