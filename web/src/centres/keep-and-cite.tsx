import type { CentreProfile } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { Flag, Handshake, Link2, PencilLine, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CiteButton } from '../citing/cite-button.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useCopy } from '../ui/use-copy.ts'
import { FollowLink } from './follow-link.tsx'
import styles from './profile.module.css'

export function KeepAndCite({ centre: { id } }: { centre: CentreProfile }) {
  const { t } = useTranslation()
  const { status, copy } = useCopy()
  const address = new URL(`/centres/${id}`, location.origin).href

  return (
    <section className={styles.section} aria-labelledby="keep">
      <h2 id="keep">{t('profile.keep')}</h2>
      <p>
        {t('profile.permanentLink')}{' '}
        <a href={`/centres/${id}`}>
          <bdi dir="ltr">{address.replace(/^https?:\/\//, '')}</bdi>
        </a>
      </p>
      <div className={styles.actions}>
        <Link to="/match" search={{ centre: id }} className={buttonClass({ size: 'small' })}>
          <Icon icon={Handshake} /> <span>{t('profile.findPartners')}</span>
        </Link>
        <Link to="/centres/$id/suggest" params={{ id }} className={buttonClass({ size: 'small' })}>
          <Icon icon={PencilLine} /> <span>{t('suggesting.title')}</span>
        </Link>
        <Link to="/centres/$id/report" params={{ id }} className={buttonClass({ size: 'small' })}>
          <Icon icon={Flag} /> <span>{t('reporting.title')}</span>
        </Link>
        <Button size="small" icon={Link2} onClick={() => copy(address)}>
          {t('profile.copyLink')}
        </Button>
        <CiteButton subject={{ kind: 'centre', id }} label={t('citing.citeRecord')} />
        <Button size="small" icon={Printer} onClick={() => print()}>
          {t('profile.print')}
        </Button>
        <FollowLink of={{ centre: id }}>{t('changes.followCentre')}</FollowLink>
        <span role="status">{status && t(`profile.${status}`)}</span>
      </div>
    </section>
  )
}
