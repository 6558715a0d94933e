import type { Place } from '@centres/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { List, Map as MapIcon } from 'lucide-react'
import { lazy, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChosenFilters } from '../filters/chosen-filters.tsx'
import { FilterPanel } from '../filters/filter-panel.tsx'
import { FilterSheet, FilterSheetButton } from '../filters/filter-sheet.tsx'
import { choicesOf } from '../filters/filters.ts'
import { rememberNear } from '../filters/near-names.ts'
import { SearchBox } from '../filters/search-box.tsx'
import { useAddressSearch } from '../filters/use-address-search.ts'
import type { Bounds, Position } from '../map/bounds.ts'
import type { MapHandle } from '../map/view.ts'
import { PageTitle } from '../ui/page-title.tsx'
import { TabPanel, Tabs } from '../ui/tabs.tsx'
import { SkipLink } from '../ui/text.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { CentreCard } from './centre-card.tsx'
import { centreList } from './centre-queries.ts'
import styles from './explore.module.css'
import {
  type ExploreSearch,
  filtersOf,
  setOf,
  sortOf,
  withFacet,
  withoutChoice,
  withoutFilters,
  withSelected,
  withSingle,
  withValues,
  withView,
} from './explore-search.ts'
import { rememberSearch } from './last-search.ts'
import { MapFrame } from './map-frame.tsx'
import type { Goal } from './map-pane.tsx'
import { NearMe } from './near-me.tsx'
import { PlaceSearch } from './place-search.tsx'
import { RadiusSelect } from './radius-select.tsx'
import { Results } from './result-list.tsx'
import { SortSelect } from './sort-select.tsx'

import { UseSet } from './use-set.tsx'

const MapPane = lazy(() => import('./map-pane.tsx').then(({ MapPane }) => ({ default: MapPane })))

const hasRoomForMap = '(min-width: 62rem)'
const hasRoomForFilters = '(min-width: 80rem)'
const resultsId = 'results'

export function ExplorePage() {
  const { t } = useTranslation()
  const [search, change] = useAddressSearch<ExploreSearch>()
  const [filtersOpen, setFiltersOpen] = useState(false)
  const [hovered, setHovered] = useState<string>()
  const showsFilters = useMediaQuery(hasRoomForFilters)
  const showsBoth = useMediaQuery(hasRoomForMap)
  const list = useInfiniteQuery(centreList(search))
  const total = list.data?.pages[0]?.total
  const chosen = choicesOf(filtersOf(search)).length
  const heading = useRef<HTMLHeadingElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const map = useRef<MapHandle>(null)
  const goal = useRef<Goal>(undefined)
  const results = useRef<HTMLElement>(null)
  const mapWindow = useRef<HTMLDivElement>(null)
  const view = search.view ?? 'list'
  const flyTo = (target: Bounds | Position, { of = search } = {}) => {
    goal.current = { target, set: setOf(filtersOf(of)) }
    map.current?.flyTo(target)
  }

  useRowInView(search.selected)
  useKeptFocus(whole, heading)
  useEffect(() => rememberSearch(search))
  useTopOnChange(results, search)
  useEffect(() => {
    if (view === 'map') mapWindow.current?.scrollIntoView()
  }, [view])

  const narrowLess = (less: (search: ExploreSearch) => ExploreSearch) => {
    change(less)
    heading.current?.focus()
  }
  const goTo = (place: Place, name: string) => {
    const { kind, code, longitude, latitude, bounds } = place
    const near = `${longitude},${latitude}`
    rememberNear(near, name)
    const goThere = (before: ExploreSearch) => {
      const anywhere = withSingle(withFacet(withFacet(before, 'country', []), 'region', []), 'bbox', undefined)
      if (kind === 'country') return withFacet(withSingle(anywhere, 'near', undefined), 'country', [code])
      if (kind === 'region') return withFacet(withSingle(anywhere, 'near', undefined), 'region', [code])
      return withSingle(anywhere, 'near', near)
    }
    change(goThere)
    flyTo(bounds ?? [longitude, latitude], { of: goThere(search) })
  }
  const goNear = (longitude: number, latitude: number) => {
    const near = `${longitude},${latitude}`
    rememberNear(near, t('explore.nearYou'))
    const goThere = (before: ExploreSearch) => withSingle(withSingle(before, 'bbox', undefined), 'near', near)
    change(goThere)
    flyTo([longitude, latitude], { of: goThere(search) })
  }
  const showOnMap = (id: string) => {
    change((before) => withSelected(showsBoth ? before : withView(before, 'map'), id), { replace: showsBoth })
    const centre = list.data?.pages.flatMap(({ items }) => items).find((item) => item.id === id)
    if (centre?.location) flyTo([centre.location.longitude, centre.location.latitude])
  }

  const totalText =
    total === undefined ? '' : total === 0 ? t('explore.totalNone') : t('explore.total', { count: total })

  const openFilters = <FilterSheetButton chosen={chosen} onClick={() => setFiltersOpen(true)} />
  const filterPanel = (
    <FilterPanel
      filters={filtersOf(search)}
      onChange={(name, values) => change((before) => withValues(before, name, values))}
    />
  )
  const listPart = (
    <>
      <div className={styles.chosen}>
        <ChosenFilters
          filters={filtersOf(search)}
          onRemove={(choice) => narrowLess((before) => withoutChoice(before, choice))}
          onClear={() => narrowLess(withoutFilters)}
        />
      </div>
      {sortOf(search) === 'fair' && total !== 0 && <p className={styles.sortNote}>{t('sort.fairNote')}</p>}
      {total !== 0 && <UseSet filters={filtersOf(search)} />}
      <Results search={search} change={change} hovered={hovered} onHover={setHovered} onShowOnMap={showOnMap} />
    </>
  )
  const mapPart = (
    <MapFrame wanted={(showsBoth || view === 'map') && !list.isPending}>
      <MapPane ref={map} goal={goal} search={search} change={change} hovered={hovered} onHover={setHovered}>
        <div aria-live="polite">
          {search.selected && (
            <CentreCard
              id={search.selected}
              onClose={() => change((before) => withSelected(before, undefined), { replace: true })}
            />
          )}
        </div>
      </MapPane>
    </MapFrame>
  )

  return (
    <div className={styles.explore} ref={whole}>
      <PageTitle text={t('site.pageTitle', { page: t('explore.title'), site: t('site.name') })} />
      <SkipLink href={`#${resultsId}`}>{t('site.skipToList')}</SkipLink>
      <div className={styles.top}>
        <h1 className={styles.title}>{t('explore.title')}</h1>
        <p className={styles.intro}>{t('explore.intro')}</p>
        <div className={styles.questions}>
          <SearchBox asked={search.q} onAsk={(q, options) => change((before) => withSingle(before, 'q', q), options)} />
          <PlaceSearch onGo={goTo} onClear={() => change((before) => withSingle(before, 'near', undefined))} />
          <NearMe onFound={goNear} />
        </div>
      </div>

      {showsFilters && (
        <section className={styles.filters} aria-label={t('filters.title')}>
          {filterPanel}
        </section>
      )}

      <section
        className={styles.results}
        aria-label={t('explore.results')}
        id={resultsId}
        tabIndex={-1}
        ref={results}
        data-scroll-restoration-id={resultsId}
      >
        <div className={styles.head}>
          <h2 className={styles.total} tabIndex={-1} ref={heading}>
            <span role="status">{totalText}</span>
          </h2>
          {showsBoth && !showsFilters && openFilters}
          {search.near && <RadiusSelect search={search} change={change} />}
          <SortSelect search={search} change={change} />
        </div>
        {showsBoth ? (
          listPart
        ) : (
          <>
            <div className={styles.bar} data-over={view}>
              {openFilters}
              <Tabs
                label={t('explore.views')}
                id="view"
                tabs={[
                  { id: 'list', label: t('explore.list'), icon: List },
                  { id: 'map', label: t('explore.map'), icon: MapIcon },
                ]}
                selected={view}
                onSelect={(id) => {
                  change((before) => withView(before, id))
                  if (id === view) mapWindow.current?.scrollIntoView()
                }}
              />
            </div>
            <TabPanel tabs="view" id="list" selected={view}>
              {listPart}
            </TabPanel>
            <TabPanel tabs="view" id="map" selected={view}>
              <div className={styles.mapWindow} ref={mapWindow}>
                {mapPart}
              </div>
            </TabPanel>
          </>
        )}
      </section>

      {showsBoth && (
        <section className={styles.map} aria-label={t('explore.map')}>
          {mapPart}
        </section>
      )}

      {!showsFilters && (
        <FilterSheet
          open={filtersOpen}
          onClose={() => setFiltersOpen(false)}
          side={showsBoth ? 'start' : 'bottom'}
          total={total}
        >
          {filterPanel}
        </FilterSheet>
      )}
    </div>
  )
}

/** Brings the row of a centre that was chosen on the map into sight. */
function useRowInView(id: string | undefined) {
  useEffect(() => {
    if (!id) return
    document.querySelector(`[data-centre="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id])
}

/** Another question starts its list at the top, where the list turns over on its own. */
function useTopOnChange(list: RefObject<HTMLElement | null>, search: ExploreSearch) {
  const question = JSON.stringify([filtersOf(search), sortOf(search)])
  const before = useRef(question)
  useEffect(() => {
    if (before.current === question) return
    before.current = question
    if (list.current) list.current.scrollTop = 0
  }, [question, list])
}
