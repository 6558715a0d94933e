import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CiteBox } from '../citing/cite-box.tsx'
import type { Filters } from '../filters/filters.ts'
import { isRefused, SetHead, totalOf } from '../filters/set-head.tsx'
import { SetLayout } from '../filters/set-layout.tsx'
import { useAddressSearch } from '../filters/use-address-search.ts'
import { Connect } from './connect.tsx'
import { firstRows } from './first-rows.ts'
import { Preview } from './preview.tsx'
import styles from './research.module.css'
import { Snippets } from './snippets.tsx'
import { TakeAway } from './take-away.tsx'

/** Any set of centres as data: to be taken away, cited and connected to. */
export function ResearchPage() {
  const { t } = useTranslation()
  const [filters, change] = useAddressSearch<Filters>()
  const rows = useQuery(firstRows(filters))
  const total = totalOf(rows)
  const refused = isRefused(rows.error)

  return (
    <SetLayout title={t('research.title')} intro={t('research.intro')} filters={filters} change={change} total={total}>
      {(filtersButton) => (
        <>
          <SetHead filters={filters} change={change} answer={rows} loading={t('explore.loading')}>
            {filtersButton}
            <Link to="/" search={filters}>
              {t('research.onExplore')}
            </Link>
            <Link to="/statistics" search={filters}>
              {t('statistics.ofSet')}
            </Link>
          </SetHead>
          {rows.data && total !== undefined && total > 0 && (
            <>
              <Part id="preview" title={t('research.preview.title')}>
                <Preview centres={rows.data.items} />
              </Part>
              <Part id="take" title={t('research.file.title')}>
                <TakeAway filters={filters} />
              </Part>
              <Part id="cite" title={t('citing.citeSet')}>
                <CiteBox key={JSON.stringify(filters)} subject={{ kind: 'set', filters }} />
              </Part>
            </>
          )}
          {total !== 0 && !refused && (
            <Part id="read" title={t('research.snippets.title')}>
              <Snippets filters={filters} />
            </Part>
          )}
          <Part id="connect" title={t('research.connect.title')}>
            <Connect filters={refused ? {} : filters} />
          </Part>
        </>
      )}
    </SetLayout>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.part} id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}
