import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageTitle } from '../ui/page-title.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { FilterPanel } from './filter-panel.tsx'
import { FilterSheet, FilterSheetButton } from './filter-sheet.tsx'
import { choicesOf, type Filters, withChosen } from './filters.ts'
import { SearchBox } from './search-box.tsx'
import styles from './set-layout.module.css'
import type { Change } from './use-address-search.ts'

const hasRoomForFilters = '(min-width: 62rem)'

type SetLayoutProps = {
  title: string
  intro: string
  filters: Filters
  change: Change<Filters>
  /** How many centres the set holds, once that is known. */
  total: number | undefined
  /** What is shown of the set; takes the button that opens the filters where these have no room beside it. */
  children: (filtersButton: ReactNode) => ReactNode
}

/** The page of a set, with the filters that choose it: beside it, or in a sheet. */
export function SetLayout({ title, intro, filters, change, total, children }: SetLayoutProps) {
  const { t } = useTranslation()
  const [filtersOpen, setFiltersOpen] = useState(false)
  const showsFilters = useMediaQuery(hasRoomForFilters)

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
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <header className={styles.head}>
        <h1>{title}</h1>
        <p className={styles.intro}>{intro}</p>
      </header>

      {showsFilters && (
        <section className={styles.filters} aria-label={t('filters.title')}>
          {panel}
        </section>
      )}

      <div className={styles.content}>
        {children(
          !showsFilters && (
            <FilterSheetButton chosen={choicesOf(filters).length} onClick={() => setFiltersOpen(true)} />
          ),
        )}
      </div>

      {!showsFilters && (
        <FilterSheet open={filtersOpen} onClose={() => setFiltersOpen(false)} total={total}>
          {panel}
        </FilterSheet>
      )}
    </div>
  )
}
