import type { CentreFacets, FacetName } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { centreFacets } from './centre-facets.ts'
import { ConfirmedFilter } from './confirmed-filter.tsx'
import { CountryFilter } from './country-filter.tsx'
import { FacetFilter } from './facet-filter.tsx'
import { facetSections } from './facets.ts'
import styles from './filter-panel.module.css'
import type { Filters } from './filters.ts'
import { RegionFilter } from './region-filter.tsx'

type FilterPanelProps = {
  filters: Filters
  onChange: (name: FacetName | 'confirmedSince', values: string[]) => void
}

/** Sections that are open from the start: by these most people choose. */
const openSections: readonly string[] = ['partners', 'area', 'languages']

export function FilterPanel({ filters, onChange }: FilterPanelProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const facets = useQuery(centreFacets(filters))
  // When new counts cannot be had, the old ones keep the filters, and the focus in them, in place.
  const last = useRef(facets.data)
  if (facets.data) last.current = facets.data
  const data = last.current
  const notice = facets.isError && <Notice tone="caution">{t('filters.unavailable')}</Notice>

  if (notice && !data) return notice
  if (!data) {
    return (
      <div className={styles.loading}>
        {facetSections.map(({ id }) => (
          <Skeleton key={id} height="2.75rem" />
        ))}
      </div>
    )
  }

  return (
    <>
      {notice}
      {facetSections.map(({ id, facets }) => {
        const chosen = facets.reduce((sum, facet) => sum + (filters[facet]?.length ?? 0), 0)
        if (chosen === 0 && facets.every((facet) => isEmpty(data, facet))) return null
        return (
          <FilterSection
            key={id}
            title={t(`filters.sections.${id}`)}
            startsOpen={chosen > 0 || openSections.includes(id)}
            badge={
              chosen > 0 && (
                <Badge tone="chosen">
                  <span aria-hidden="true">{formats.number(chosen)}</span>
                  <span className={styles.spoken}>{t('filters.chosenCount', { count: chosen })}</span>
                </Badge>
              )
            }
          >
            {id === 'partners' && <p className={styles.sectionNote}>{t('filters.partnersNote')}</p>}
            {facets.map((facet) => {
              const Filter = facet === 'region' ? RegionFilter : facet === 'country' ? CountryFilter : FacetFilter
              return (
                <Filter
                  key={facet}
                  facet={facet}
                  counts={data.facets[facet]}
                  values={filters[facet] ?? []}
                  onChange={(values) => onChange(facet, values)}
                  alone={facets.length === 1}
                />
              )
            })}
          </FilterSection>
        )
      })}
      <ConfirmedFilter
        since={filters.confirmedSince}
        onChange={(since) => onChange('confirmedSince', since ? [since] : [])}
      />
    </>
  )
}

type FilterSectionProps = { title: string; startsOpen: boolean; badge: ReactNode; children: ReactNode }

/** Whether it starts open is decided once: a section never closes under the reader's hand. */
function FilterSection({ title, startsOpen, badge, children }: FilterSectionProps) {
  const [open] = useState(startsOpen)
  return (
    <Disclosure title={title} level={2} defaultOpen={open} badge={badge}>
      {children}
    </Disclosure>
  )
}

const isEmpty = ({ facets }: CentreFacets, facet: FacetName) => facets[facet].length === 0
