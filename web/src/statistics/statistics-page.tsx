import type { FacetName } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CiteButton } from '../citing/cite-button.tsx'
import type { Filters } from '../filters/filters.ts'
import { SetHead, totalOf } from '../filters/set-head.tsx'
import { SetLayout } from '../filters/set-layout.tsx'
import { useAddressSearch } from '../filters/use-address-search.ts'
import { Coverage } from './coverage.tsx'
import { FacetFigure } from './facet-figure.tsx'
import { DatasetVersion } from './figure.tsx'
import { ConfirmationFigure, EvidenceFigure } from './knowledge-figures.tsx'
import { RegionFigure } from './region-figure.tsx'
import styles from './statistics.module.css'
import { type Statistics, setInNumbers } from './statistics-query.ts'
import { AgeFigure, GrowthFigure } from './time-figures.tsx'

export function StatisticsPage() {
  const { t } = useTranslation()
  const [filters, change] = useAddressSearch<Filters>()
  const numbers = useQuery(setInNumbers(filters))
  const version = numbers.data?.version
  const hasCentres = (totalOf(numbers) ?? 0) > 0

  return (
    <SetLayout
      title={t('statistics.title')}
      intro={t('statistics.intro')}
      filters={filters}
      change={change}
      total={totalOf(numbers)}
    >
      {(filtersButton) => (
        <>
          <SetHead filters={filters} change={change} answer={numbers} loading={t('statistics.loading')}>
            {filtersButton}
            {hasCentres && <CiteButton subject={{ kind: 'set', filters }} label={t('citing.citeSet')} />}
            <Link to="/" search={filters}>
              {t('research.onExplore')}
            </Link>
            {version && <span className={styles.soft}>{t('statistics.version', { version })}</span>}
          </SetHead>
          {numbers.data && hasCentres && (
            <Sections statistics={numbers.data} isFiltered={Object.keys(filters).length > 0} />
          )}
        </>
      )}
    </SetLayout>
  )
}

type SectionId = 'where' | 'what' | 'how' | 'partners' | 'time' | 'known' | 'coverage'

/** The filters whose counts each section shows. */
const facetsOf = {
  where: ['country'],
  what: ['institutionType', 'kind', 'association', 'designation'],
  how: ['language', 'textLanguage', 'modality', 'service', 'audience', 'tutor'],
  partners: ['offers', 'seeks'],
  time: ['lifeState'],
} as const satisfies Partial<Record<SectionId, readonly FacetName[]>>

const sectionIds: SectionId[] = ['where', 'what', 'how', 'partners', 'time', 'known', 'coverage']

function Sections({ statistics, isFiltered }: { statistics: Statistics; isFiltered: boolean }) {
  const { t } = useTranslation()
  const facets = (id: keyof typeof facetsOf) =>
    facetsOf[id].map((facet) => <FacetFigure key={facet} facet={facet} statistics={statistics} />)
  return (
    <DatasetVersion value={statistics.version}>
      <nav aria-label={t('statistics.contents')}>
        <ul className={styles.contents}>
          {sectionIds.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{t(`statistics.sections.${id}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Section id="where">
        <RegionFigure statistics={statistics} />
        {facets('where')}
      </Section>
      <Section id="what">{facets('what')}</Section>
      <Section id="how">{facets('how')}</Section>
      <Section id="partners">{facets('partners')}</Section>
      <Section id="time">
        <AgeFigure statistics={statistics} />
        <GrowthFigure growth={statistics.growth} isFiltered={isFiltered} />
        {facets('time')}
      </Section>
      <Section id="known">
        <ConfirmationFigure statistics={statistics} />
        <EvidenceFigure statistics={statistics} />
      </Section>
      <section className={styles.section} id="coverage" aria-labelledby="coverage-title">
        <h2 id="coverage-title">{t('statistics.sections.coverage')}</h2>
        <Coverage statistics={statistics} />
      </section>
    </DatasetVersion>
  )
}

function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(`statistics.sections.${id}`)}</h2>
      <div className={styles.figures}>{children}</div>
    </section>
  )
}
