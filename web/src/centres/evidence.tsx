import { type CentreProfile, isConfirmed } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { Check, Circle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { Icon } from '../ui/icon.tsx'
import { OutwardLink } from './outward-link.tsx'
import styles from './profile.module.css'

/** Who says so, and since when. */
export function Evidence({ centre }: { centre: CentreProfile }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const reached = new Map(centre.evidenceSteps.map(({ level, at }) => [level, at]))
  const ladder = terms.vocabulary('evidence')?.terms.map(({ code }) => code) ?? [...reached.keys()]
  const { kind, url, seenOn } = centre.source
  const seen = formats.date(seenOn)

  return (
    <section className={styles.section} aria-labelledby="evidence">
      <h2 id="evidence">{t('profile.evidence')}</h2>
      <p className={styles.confirmed}>
        {centre.confirmedAt
          ? t('profile.confirmedOn', { date: formats.instant(centre.confirmedAt) })
          : t('profile.unconfirmed')}
      </p>
      {!centre.confirmedAt && <p className={styles.quiet}>{t('profile.unconfirmedWhat')}</p>}
      {centre.confirmedAt && !isConfirmed(centre.confirmedAt, new Date()) && (
        <p className={styles.quiet}>{t('profile.confirmedLongAgo')}</p>
      )}
      <p>
        {t('profile.source', { kind: terms.label('source-kind', kind), date: seen })}
        {url && (
          <>
            {' '}
            <OutwardLink href={url} />
          </>
        )}
      </p>
      <ol className={styles.ladder} aria-label={t('profile.evidenceSteps')}>
        {ladder.map((level) => {
          const at = reached.get(level)
          return (
            <li key={level} className={at ? styles.reached : styles.ahead}>
              <Icon
                icon={at ? Check : Circle}
                size={16}
                label={t(at ? 'profile.evidenceReached' : 'profile.evidenceAhead')}
              />
              <span>
                {at
                  ? t('profile.evidenceStep', { level: terms.label('evidence', level), date: formats.instant(at) })
                  : terms.label('evidence', level)}
              </span>
            </li>
          )
        })}
      </ol>
      <p>
        {t('claims.profileNote')}{' '}
        <Link to="/centres/$id/claim" params={{ id: centre.id }}>
          {t('claims.ours')}
        </Link>
      </p>
    </section>
  )
}
