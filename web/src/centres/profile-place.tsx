import type { CentreProfile } from '@centres/contract'
import { CatchBoundary } from '@tanstack/react-router'
import { Globe, Mail, Phone, Share2 } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { type Definition, DefinitionList } from '../ui/definition-list.tsx'
import { LocalTime } from './local-time.tsx'
import { OutwardLink } from './outward-link.tsx'
import styles from './profile.module.css'

const PlaceMap = lazy(() => import('./place-map.tsx').then(({ PlaceMap }) => ({ default: PlaceMap })))

/** Where a centre is and how to reach it, as far as it wishes to be found. */
export function ProfilePlace({ centre }: { centre: CentreProfile }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { city, adminArea, countryCode, location, precision, timeZone } = centre
  const area = formats.countryName(countryCode)
  const places = [...new Set([city, adminArea, area].filter((name) => name !== null))]

  return (
    <section className={styles.section} aria-labelledby="where">
      <h2 id="where">{t('profile.where')}</h2>
      {location && (
        <div className={styles.map}>
          <CatchBoundary getResetKey={() => centre.id} errorComponent={() => null}>
            <Suspense fallback={null}>
              <PlaceMap precision={precision} location={location} />
            </Suspense>
          </CatchBoundary>
        </div>
      )}
      <p className={styles.place}>
        {places.map((place) => (
          <span key={place}>
            <bdi>{place}</bdi>
          </span>
        ))}
      </p>
      <p className={styles.quiet}>{t(`profile.precision.${precision}`)}</p>
      <DefinitionList
        items={[
          ...(timeZone ? [{ term: t('profile.localTime'), details: <LocalTime timeZone={timeZone} /> }] : []),
          ...contacts(centre, {
            website: t('profile.website'),
            links: t('profile.links'),
            phone: t('profile.phone'),
            email: t('profile.email'),
          }),
        ]}
      />
    </section>
  )
}

type ContactTerms = { website: string; links: string; phone: string; email: string }

function contacts(centre: CentreProfile, terms: ContactTerms): Definition[] {
  const { website, socialLinks, phone, publicEmail } = centre
  return [
    ...(website ? [{ term: terms.website, icon: Globe, details: <OutwardLink href={website} /> }] : []),
    ...(socialLinks.length > 0
      ? [
          {
            term: terms.links,
            icon: Share2,
            details: (
              <ul className={styles.items}>
                {socialLinks.map((href) => (
                  <li key={href}>
                    <OutwardLink href={href} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...(phone ? [{ term: terms.phone, icon: Phone, details: <bdi dir="ltr">{phone}</bdi> }] : []),
    ...(publicEmail
      ? [
          {
            term: terms.email,
            icon: Mail,
            details: (
              <a href={`mailto:${publicEmail}`}>
                <bdi dir="ltr">{publicEmail}</bdi>
              </a>
            ),
          },
        ]
      : []),
  ]
}
