import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Select } from '../ui/select.tsx'
import { type ExploreSearch, withSingle } from './explore-search.ts'
import type { ChangeSearch } from './use-explore-search.ts'

const radiiKm = ['10', '50', '100', '250', '500', '1000']

export function RadiusSelect({ search, change }: { search: ExploreSearch; change: ChangeSearch }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const radius = search.radiusKm ?? ''
  const radii = radius === '' || radiiKm.includes(radius) ? radiiKm : [radius, ...radiiKm]
  return (
    <Select
      compact
      label={t('filters.radius')}
      value={radius}
      options={[
        { value: '', label: t('filters.radiusAny') },
        ...radii.map((value) => ({ value, label: formats.distance(Number(value) * 1000) })),
      ]}
      onChange={(value) => change((before) => withSingle(before, 'radiusKm', value))}
    />
  )
}
