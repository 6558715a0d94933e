import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CiteBox } from '../citing/cite-box.tsx'
import { FilterPanel } from '../filters/filter-panel.tsx'
import { FilterSheet, FilterSheetButton } from '../filters/filter-sheet.tsx'
import { choicesOf, type Filters, withChosen } from '../filters/filters.ts'
import { SearchBox } from '../filters/search-box.tsx'
import { isRefused, SetHead, totalOf } from '../filters/set-head.tsx'
import { useAddressSearch } from '../filters/use-address-search.ts'
import { PageTitle } from '../ui/page-title.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { Connect } from './connect.tsx'
import { firstRows } from './first-rows.ts'
import { Preview } from './preview.tsx'
import styles from './research.module.css'
import { Snippets } from './snippets.tsx'
import { TakeAway } from './take-away.tsx'

const hasRoomForFilters = '(min-width: 62rem)'

/** Any set of centres as data: to be taken away, cited and connected to. */
export function ResearchPage() {
  const { t } = useTranslation()
  const [filters, change] = useAddressSearch<Filters>()
  const [filtersOpen, setFiltersOpen] = useState(false)
  const showsFilters = useMediaQuery(hasRoomForFilters)
  const rows = useQuery(firstRows(filters))
  const total = totalOf(rows)
  const refused = isRefused(rows.error)

  const panel = (
    <>
      <SearchBox asked={filters.q} onAsk={(q, options) => change((before) => withChosen(before, 'q', [q]), options)} />
      <FilterPanel
        filters={filters}
        onChange={(name, values) => change((before) => withChosen(before, name, values))}
      />
    </>
  )

  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('research.title'), site: t('site.name') })} />
      <header className={styles.head}>
        <h1>{t('research.title')}</h1>
        <p className={styles.intro}>{t('research.intro')}</p>
      </header>

      {showsFilters && (
        <section className={styles.filters} aria-label={t('filters.title')}>
          {panel}
        </section>
      )}

      <div className={styles.content}>
        <SetHead filters={filters} change={change} answer={rows} loading={t('explore.loading')}>
          {!showsFilters && (
            <FilterSheetButton chosen={choicesOf(filters).length} onClick={() => setFiltersOpen(true)} />
          )}
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
      </div>

      {!showsFilters && (
        <FilterSheet open={filtersOpen} onClose={() => setFiltersOpen(false)} total={total}>
          {panel}
        </FilterSheet>
      )}
    </div>
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
