import type { FacetName } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useCodeLabel } from '../filters/use-choice-label.ts'
import { CountFigure } from './count-figure.tsx'
import styles from './figure.module.css'
import type { Statistics } from './statistics-query.ts'

/** Facets of which a centre may have several codes. */
const several: readonly FacetName[] = [
  'institutionType',
  'kind',
  'language',
  'textLanguage',
  'modality',
  'service',
  'audience',
  'tutor',
  'association',
  'designation',
  'offers',
  'seeks',
]

const mostCodes = 12
/** About as many as there are regions beside them. */
const mostCountries = 24

/** A set by the codes of a filter. */
export function FacetFigure({ facet, statistics }: { facet: FacetName; statistics: Statistics }) {
  const { t } = useTranslation()
  const labelOf = useCodeLabel()
  const { by, notKnown, total } = statistics
  const title = t(`filters.names.${facet}`)
  if (by[facet].length === 0)
    return (
      <section className={styles.figure}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.summary}>{t('statistics.nothingKnown')}</p>
      </section>
    )
  const counted = by[facet].reduce((sum, { count }) => sum + count, 0)
  return (
    <CountFigure
      title={title}
      name={facet}
      rows={by[facet].map(({ code, count }) => ({ code, count, label: labelOf(facet, code) }))}
      notKnown={notKnown[facet]}
      total={total}
      mostBars={facet === 'country' ? mostCountries : mostCodes}
      note={several.includes(facet) && counted > total - notKnown[facet] ? t('statistics.several') : undefined}
    />
  )
}
