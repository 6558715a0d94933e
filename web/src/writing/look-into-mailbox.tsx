import { messageHours } from '@centres/contract'
import { PencilLine } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { OutboxLink } from '../people/outbox-link.tsx'
import { Button } from '../ui/button.tsx'
import styles from './writing.module.css'

type LookIntoMailboxProps = {
  email: string
  /** To the form, which still holds everything. */
  onBack: () => void
}

export function LookIntoMailbox({ email, onBack }: LookIntoMailboxProps) {
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
      <p className={styles.soft}>{t('writing.lookBack')}</p>
      <div className={styles.actions}>
        <Button icon={PencilLine} onClick={onBack}>
          {t('writing.changeAddress')}
        </Button>
      </div>
    </div>
  )
}
