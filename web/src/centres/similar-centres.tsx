import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { nameForReader, namesFor } from './centre-names.ts'
import { similarCentres } from './centre-queries.ts'
import { NameText } from './name-text.tsx'
import { usePlaceLine } from './place-line.ts'
import styles from './profile.module.css'

export function SimilarCentres({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const placeLine = usePlaceLine()
  const { data, isPending } = useQuery(similarCentres(id))
  if (!isPending && !data?.items.length) return null

  return (
    <section className={`${styles.section} ${styles.onScreen}`} aria-labelledby="similar">
      <h2 id="similar">{t('profile.similar')}</h2>
      {data ? (
        <ul className={styles.similar}>
          {data.items.map((centre) => {
            const { own, second } = namesFor(centre.names, i18n.language)
            const institution = nameForReader(centre.institutionNames, i18n.language)
            return (
              <li key={centre.id}>
                <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
                  {own && <NameText name={own} />}
                </Link>
                {second && (
                  <p className={styles.quiet}>
                    <NameText name={second} />
                  </p>
                )}
                {institution && (
                  <p>
                    <NameText name={institution} />
                  </p>
                )}
                <p className={styles.quiet}>{placeLine(centre)}</p>
                {centre.shares.length > 0 && (
                  <p className={styles.quiet}>
                    {t('profile.shares', { list: formats.list(centre.shares.map((one) => t(`profile.share.${one}`))) })}
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      ) : (
        <SkeletonRows rows={3} label={t('profile.similarLoading')} />
      )}
    </section>
  )
}
