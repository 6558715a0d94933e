import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useCodeLabel } from '../filters/use-choice-label.ts'
import { vocabularyList } from '../i18n/terms.ts'
import { CountFigure } from './count-figure.tsx'
import { regionTree } from './region-tree.ts'
import type { Statistics } from './statistics-query.ts'

export function RegionFigure({ statistics }: { statistics: Statistics }) {
  const { t, i18n } = useTranslation()
  const labelOf = useCodeLabel()
  const { data } = useQuery(vocabularyList(i18n.language))
  const rows = regionTree(statistics.by.region, data?.areas ?? [])
  return (
    <CountFigure
      title={t('filters.names.region')}
      name="region"
      rows={rows.map((row) => ({ ...row, label: labelOf('region', row.code) }))}
      total={statistics.total}
    />
  )
}
