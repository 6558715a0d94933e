import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { CentreInBrief } from './centre-in-brief.tsx'
import { similarCentres } from './centre-queries.ts'
import styles from './profile.module.css'

export function SimilarCentres({ id }: { id: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data, isPending } = useQuery(similarCentres(id))
  if (!isPending && !data?.items.length) return null

  return (
    <section className={`${styles.section} ${styles.onScreen}`} aria-labelledby="similar">
      <h2 id="similar">{t('profile.similar')}</h2>
      {data ? (
        <ul className={styles.similar}>
          {data.items.map((centre) => (
            <li key={centre.id}>
              <CentreInBrief
                centre={centre}
                named={(name) => (
                  <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
                    {name}
                  </Link>
                )}
              />
              {centre.shares.length > 0 && (
                <p className={styles.quiet}>
                  {t('profile.shares', { list: formats.list(centre.shares.map((one) => t(`profile.share.${one}`))) })}
                </p>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <SkeletonRows rows={3} label={t('profile.similarLoading')} />
      )}
    </section>
  )
}
