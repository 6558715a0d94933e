import type { CentreProfile, WritingTo } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { CentreNote } from './centre-wishes.tsx'
import styles from './writing.module.css'

/** Why no letter can go to a centre now, and what can be done instead. */
export function NotNow({ centre, writing }: { centre: CentreProfile; writing: WritingTo }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { isReached, pausedUntil } = writing
  const isClosed = centre.lifeState === 'closed'
  const website = centre.website ?? centre.institutions.find(({ website }) => website !== null)?.website
  const paused = pausedUntil ? t('writing.pausedUntil', { date: formats.date(pausedUntil) }) : t('writing.pausedForNow')
  return (
    <div className={styles.form}>
      {isClosed ? (
        <Notice tone="caution" title={t('writing.closed')}>
          <p>{t('writing.closedDetail')}</p>
        </Notice>
      ) : (
        <>
          <Notice tone="caution" title={isReached ? t('writing.paused') : t('writing.unreached')}>
            <p>{isReached ? paused : t('writing.unreachedDetail')}</p>
          </Notice>
          <CentreNote writing={writing} />
        </>
      )}
      <p className={styles.actions}>
        {website && (
          <a href={website} className={buttonClass({ variant: 'primary' })} rel="nofollow ugc noopener">
            <Icon icon={ExternalLink} />
            <span>{t('writing.toWebsite')}</span>
          </a>
        )}
        {!isReached && !isClosed && (
          <Link to="/centres/$id/suggest" params={{ id: centre.id }} hash="mailbox" className={buttonClass()}>
            <span>{t('writing.suggestMailbox')}</span>
          </Link>
        )}
      </p>
      {!website && !isClosed && <p className={styles.soft}>{t('writing.noWebsite')}</p>}
    </div>
  )
}
