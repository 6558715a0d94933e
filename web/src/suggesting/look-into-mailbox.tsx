import { suggestionHours } from '@centres/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { OutboxLink } from '../people/outbox-link.tsx'
import styles from './suggesting.module.css'

type LookProps = { email: string; about?: 'suggesting' | 'reporting' }

export function LookIntoMailbox({ email, about = 'suggesting' }: LookProps) {
  const { t } = useTranslation()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div className={styles.form}>
      <h2 ref={title} tabIndex={-1}>
        {t('people.lookTitle')}
      </h2>
      <p>{t(`${about}.look`, { email: `\u2068${email}\u2069`, hours: suggestionHours })}</p>
      <p className={styles.soft}>{t('suggesting.lookNothing')}</p>
      <OutboxLink />
    </div>
  )
}
