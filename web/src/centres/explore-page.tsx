import { useInfiniteQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/dialog.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { centreList } from './centre-queries.ts'
import { ChosenFilters } from './chosen-filters.tsx'
import styles from './explore.module.css'
import { choicesOf, filtersOf, sortOf } from './explore-search.ts'
import { FilterPanel } from './filter-panel.tsx'
import { Results } from './result-list.tsx'
import { SearchBox } from './search-box.tsx'
import { SortSelect } from './sort-select.tsx'
import { useExploreSearch } from './use-explore-search.ts'
import { useMediaQuery } from './use-media-query.ts'

const hasRoomForFilters = '(min-width: 80rem)'

export function ExplorePage() {
  const { t } = useTranslation()
  const [search, change] = useExploreSearch()
  const [filtersOpen, setFiltersOpen] = useState(false)
  const [hovered, setHovered] = useState<string>()
  const showsFilters = useMediaQuery(hasRoomForFilters)
  const list = useInfiniteQuery(centreList(search))
  const total = list.data?.pages[0]?.total
  const chosen = choicesOf(filtersOf(search)).length
  const heading = useRef<HTMLHeadingElement>(null)

  const totalText =
    total === undefined ? '' : total === 0 ? t('explore.totalNone') : t('explore.total', { count: total })

  return (
    <div className={styles.explore}>
      <PageTitle text={t('site.pageTitle', { page: t('explore.title'), site: t('site.name') })} />
      <div className={styles.top}>
        <h1 className={styles.title}>{t('explore.title')}</h1>
        <SearchBox search={search} change={change} />
      </div>

      {showsFilters ? (
        <section className={styles.filters} aria-label={t('filters.title')}>
          <FilterPanel search={search} change={change} />
        </section>
      ) : (
        <Sheet
          open={filtersOpen}
          onClose={() => setFiltersOpen(false)}
          title={t('filters.title')}
          closeLabel={t('site.close')}
          actions={
            <Button variant="primary" onClick={() => setFiltersOpen(false)}>
              {total === undefined ? t('filters.title') : t('filters.show', { count: total })}
            </Button>
          }
        >
          <FilterPanel search={search} change={change} />
        </Sheet>
      )}

      <div className={styles.results}>
        <div className={styles.head}>
          <h2 className={styles.total} tabIndex={-1} ref={heading}>
            <span role="status">{totalText}</span>
          </h2>
          {!showsFilters && (
            <Button icon={SlidersHorizontal} onClick={() => setFiltersOpen(true)}>
              {chosen > 0 ? t('filters.openChosen', { count: chosen }) : t('filters.open')}
            </Button>
          )}
          <SortSelect search={search} change={change} />
        </div>
        <ChosenFilters search={search} change={change} onRemoved={() => heading.current?.focus()} />
        {sortOf(search) === 'fair' && <p className={styles.sortNote}>{t('sort.fairNote')}</p>}
        <Results search={search} change={change} hovered={hovered} onHover={setHovered} />
      </div>
    </div>
  )
}
