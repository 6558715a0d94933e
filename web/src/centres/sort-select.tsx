import type { CentreSort } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { Select } from '../ui/select.tsx'
import { type ChangeSearch, type ExploreSearch, sortOf, withSort } from './explore-search.ts'

export function SortSelect({ search, change }: { search: ExploreSearch; change: ChangeSearch }) {
  const { t } = useTranslation()
  const sorts: CentreSort[] = [
    ...(search.q ? (['relevance'] as const) : []),
    ...(search.near ? (['distance'] as const) : []),
    'fair',
    'name',
    'confirmed',
  ]
  return (
    <Select
      compact
      label={t('sort.label')}
      value={sortOf(search)}
      options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
      onChange={(sort) => change((before) => withSort(before, sort))}
    />
  )
}
