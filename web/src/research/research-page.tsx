import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { CiteBox } from '../citing/cite-box.tsx'
import { ChosenFilters } from '../filters/chosen-filters.tsx'
import { FilterPanel } from '../filters/filter-panel.tsx'
import { choicesOf, dropChoice, type Filters, withChosen } from '../filters/filters.ts'
import { SearchBox } from '../filters/search-box.tsx'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { Connect } from './connect.tsx'
import { firstRows } from './first-rows.ts'
import { Preview } from './preview.tsx'
import styles from './research.module.css'
import { Snippets } from './snippets.tsx'
import { TakeAway } from './take-away.tsx'
import { useChosenSet } from './use-chosen-set.ts'

const hasRoomForFilters = '(min-width: 62rem)'

/** Any set of centres as data: to be taken away, cited and connected to. */
export function ResearchPage() {
  const { t } = useTranslation()
  const formats = useFormats()
  const [filters, change] = useChosenSet()
  const [filtersOpen, setFiltersOpen] = useState(false)
  const showsFilters = useMediaQuery(hasRoomForFilters)
  const heading = useRef<HTMLHeadingElement>(null)
  const rows = useQuery(firstRows(filters))
  const failure = useFailureText(rows.error)
  const isRefused = rows.error instanceof CallFailed && rows.error.reason === 'refused'
  const total = rows.isError ? undefined : rows.data?.total
  const chosen = choicesOf(filters).length
  const narrowLess = (less: (filters: Filters) => Filters) => {
    change(less)
    heading.current?.focus()
  }

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
        <div className={styles.set}>
          <h2 ref={heading} tabIndex={-1} className={styles.total}>
            <span role="status">
              {total === 0 ? t('explore.totalNone') : total !== undefined && t('explore.total', { count: total })}
            </span>
          </h2>
          {!showsFilters && (
            <Button
              size="small"
              icon={SlidersHorizontal}
              aria-label={chosen > 0 ? t('filters.openChosen', { count: chosen }) : undefined}
              onClick={() => setFiltersOpen(true)}
            >
              {t('filters.open')}
              {chosen > 0 && <Badge tone="chosen">{formats.number(chosen)}</Badge>}
            </Button>
          )}
          <Link to="/" search={filters} className={styles.aside}>
            {t('research.onExplore')}
          </Link>
          <Link to="/statistics" search={filters} className={styles.aside}>
            {t('statistics.ofSet')}
          </Link>
        </div>
        <ChosenFilters
          filters={filters}
          onRemove={(choice) => narrowLess((before) => dropChoice(before, choice))}
          onClear={() => narrowLess(() => ({}))}
        />
        {rows.isPending && <SkeletonRows rows={5} label={t('explore.loading')} />}
        {rows.isError && (
          <Notice
            tone="error"
            live
            title={failure.title}
            action={
              isRefused ? (
                <Button onClick={() => narrowLess(() => ({}))}>{t('failure.clearFilters')}</Button>
              ) : (
                <Button busy={rows.isFetching} onClick={() => void rows.refetch()}>
                  {t('failure.retry')}
                </Button>
              )
            }
          >
            {failure.detail}
          </Notice>
        )}
        {total === 0 && (
          <EmptyState
            title={t('empty.title')}
            level={3}
            actions={<Button onClick={() => narrowLess(() => ({}))}>{t('empty.orClear')}</Button>}
          >
            <p>{t('empty.detail')}</p>
          </EmptyState>
        )}
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
        {total !== 0 && !isRefused && (
          <Part id="read" title={t('research.snippets.title')}>
            <Snippets filters={filters} />
          </Part>
        )}
        <Part id="connect" title={t('research.connect.title')}>
          <Connect filters={isRefused ? {} : filters} />
        </Part>
      </div>

      {!showsFilters && (
        <Sheet
          open={filtersOpen}
          onClose={() => setFiltersOpen(false)}
          title={t('filters.title')}
          closeLabel={t('site.close')}
          actions={
            <Button variant="primary" onClick={() => setFiltersOpen(false)}>
              {total === undefined ? t('site.close') : t('filters.show', { count: total })}
            </Button>
          }
        >
          {panel}
        </Sheet>
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
