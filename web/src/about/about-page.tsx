import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { PageTitle } from '../ui/page-title.tsx'
import styles from './about.module.css'
import { coverage } from './coverage.ts'

export function AboutPage() {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('about.title'), site: t('site.name') })} />
      <h1>{t('about.title')}</h1>
      <Part title={t('about.whatTitle')}>
        <p>{t('about.what1')}</p>
        <p>{t('about.what2')}</p>
      </Part>
      <Part title={t('about.whoTitle')}>
        <p>{t('about.who1')}</p>
        <p>{t('about.who2')}</p>
      </Part>
      <Part title={t('about.unconfirmedTitle')} id="not-yet-confirmed">
        <p>{t('about.unconfirmed1')}</p>
        <p>{t('about.unconfirmed2')}</p>
        <p>{t('about.unconfirmed3')}</p>
      </Part>
      <Part title={t('about.coverageTitle')} id="coverage">
        <Coverage />
      </Part>
      <Part title={t('about.orderTitle')} id="order">
        <p>{t('about.order1')}</p>
        <p>{t('about.order2')}</p>
      </Part>
      <Part title={t('about.useTitle')} id="licence">
        <p>{t('about.use1')}</p>
        <p>{t('about.use2')}</p>
        <p>
          {t('about.use3')} <Link to="/docs">{t('about.useApi')}</Link>
        </p>
      </Part>
      <Part title={t('about.accessTitle')} id="accessibility">
        <p>{t('about.access1')}</p>
        <p>{t('about.access2')}</p>
      </Part>
      <Part title={t('about.privacyTitle')} id="privacy">
        <p>{t('about.privacy1')}</p>
        <p>{t('about.privacy2')}</p>
      </Part>
    </div>
  )
}

function Part({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section className={styles.part} id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** The five continents of UN M49, so that no centre is counted twice. */
const continents = ['002', '019', '142', '150', '009']
const most = 3

/** How uneven the directory is, in its own numbers. */
function Coverage() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data, isPending } = useQuery(coverage)
  if (isPending) return <div className={styles.coverageWaiting} />
  if (!data || data.total === 0) return null
  const { total, facets } = data
  const areas = facets.country.toSorted((a, b) => b.count - a.count)
  const largest = areas.slice(0, most)
  const share = largest.reduce((sum, { count }) => sum + count, 0) / total
  const counts = new Map(facets.region.map(({ code, count }) => [code, count]))

  return (
    <>
      <p>{t('about.coverage1', { count: total, areas: t('about.coverageAreas', { count: areas.length }) })}</p>
      <p>
        {t('about.coverage2', {
          share: formats.share(share),
          list: formats.list(largest.map(({ code }) => formats.countryName(code))),
        })}
      </p>
      <table className={styles.table}>
        <caption>{t('about.coverageTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('about.coverageRegion')}</th>
            <th scope="col" className={styles.number}>
              {t('about.coverageCount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {continents.map((code) => (
            <tr key={code}>
              <th scope="row">{formats.regionName(code)}</th>
              <td className={styles.number}>{formats.number(counts.get(code) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
