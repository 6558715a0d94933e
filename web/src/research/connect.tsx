import { narrowingFilters, queryString } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filters } from '../filters/filters.ts'
import styles from './research.module.css'

/** The doors to the data other than a file of today. */
export function Connect({ filters }: { filters: Filters }) {
  const { t, i18n } = useTranslation()
  const feed = `/v1/changes.atom?${queryString({ ...narrowingFilters(filters), lang: i18n.language })}`
  return (
    <ul className={styles.doors}>
      <Door text={t('research.connect.dictionaryText')}>
        <Link to="/research/dictionary">{t('site.dictionary')}</Link>
      </Door>
      <Door text={t('research.connect.releasesText')}>
        <Link to="/releases">{t('releases.title')}</Link>
      </Door>
      <Door text={t('research.connect.ogcText')}>
        <a href="/ogc">{t('research.connect.ogc')}</a>
      </Door>
      <Door text={t('research.connect.apiText')}>
        <Link to="/docs">{t('site.reference')}</Link>
      </Door>
      <Door text={t('research.connect.followText')}>
        <a href={feed} type="application/atom+xml">
          {t('research.connect.follow')}
        </a>
      </Door>
    </ul>
  )
}

function Door({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li>
      {children}
      <p className={styles.soft}>{text}</p>
    </li>
  )
}
