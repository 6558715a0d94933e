import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass, IconButton } from '../ui/button.tsx'
import { nameForReader, namesFor } from './centre-names.ts'
import { centreProfile } from './centre-queries.ts'
import { Distinctions } from './centre-row.tsx'
import styles from './explore.module.css'
import { NameText } from './name-text.tsx'
import { usePlaceLine } from './place-line.ts'

/** The chosen centre in short, beside the map, with the way to its profile. */
export function CentreCard({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const placeLine = usePlaceLine()
  const { data: centre } = useQuery(centreProfile(id))
  if (!centre) return null
  const { own, second } = namesFor(centre.names, i18n.language)
  const institution = nameForReader(centre.institutionNames, i18n.language)

  return (
    <section className={styles.card} aria-label={t('explore.selected')}>
      <IconButton className={styles.cardClose} size="small" icon={X} label={t('explore.deselect')} onClick={onClose} />
      <h3 className={styles.cardName}>{own && <NameText name={own} />}</h3>
      {second && (
        <p className={styles.cardSecond}>
          <NameText name={second} />
        </p>
      )}
      {institution && (
        <p>
          <NameText name={institution} />
        </p>
      )}
      <p className={styles.cardPlace}>{placeLine(centre)}</p>
      <div className={styles.cardTags}>
        <Distinctions centre={centre} />
      </div>
      <Link
        to="/centres/$id/{-$slug}"
        params={{ id: centre.id, slug: centre.slug }}
        className={buttonClass({ variant: 'primary', size: 'small' })}
      >
        {t('explore.openProfile')}
      </Link>
    </section>
  )
}
