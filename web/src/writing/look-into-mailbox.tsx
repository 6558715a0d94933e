import { messageHours } from '@centres/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { OutboxLink } from '../people/outbox-link.tsx'
import styles from './writing.module.css'

export function LookIntoMailbox({ email }: { email: string }) {
  const { t } = useTranslation()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div className={styles.form}>
      <h2 ref={title} tabIndex={-1}>
        {t('people.lookTitle')}
      </h2>
      <p>{t('writing.lookDetail', { email: `\u2068${email}\u2069`, hours: messageHours })}</p>
      <p className={styles.soft}>{t('writing.lookNothing')}</p>
      <OutboxLink />
    </div>
  )
}
