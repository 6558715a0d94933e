import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass, IconButton } from '../ui/button.tsx'
import styles from './centre-card.module.css'
import { CentreInBrief } from './centre-in-brief.tsx'
import { plainNameOf } from './centre-names.ts'
import { centreProfile } from './centre-queries.ts'
import { Distinctions } from './centre-row.tsx'
import { ShortlistToggle } from './shortlist-toggle.tsx'

/** The chosen centre in short, beside the map, with the way to its profile. */
export function CentreCard({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { data: centre } = useQuery(centreProfile(id))
  if (!centre) return null

  return (
    <section className={styles.card} aria-label={t('explore.selected')} data-card>
      <IconButton className={styles.close} size="small" icon={X} label={t('explore.deselect')} onClick={onClose} />
      <CentreInBrief centre={centre} named={(name) => <h3 className={styles.name}>{name}</h3>} />
      <div className={styles.tags}>
        <Distinctions centre={centre} />
      </div>
      <div className={styles.actions}>
        <Link
          to="/centres/$id/{-$slug}"
          params={{ id: centre.id, slug: centre.slug }}
          className={buttonClass({ variant: 'primary', size: 'small' })}
        >
          {t('explore.openProfile')}
        </Link>
        <Link to="/centres/$id/write" params={{ id: centre.id }} className={buttonClass({ size: 'small' })}>
          {t('profile.write')}
        </Link>
        <ShortlistToggle id={centre.id} name={plainNameOf(centre)} />
      </div>
    </section>
  )
}
