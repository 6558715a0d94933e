import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Select } from '../ui/select.tsx'
import { type ChangeSearch, type ExploreSearch, withSingle } from './explore-search.ts'

const radii = [10, 25, 50, 100, 250, 500]

export function RadiusSelect({ search, change }: { search: ExploreSearch; change: ChangeSearch }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const radius = search.radiusKm ?? ''
  const offered = radii.map((distance) => String(Math.round(distance * formats.roadMetres) / 1000))
  const values = radius === '' || offered.includes(radius) ? offered : [radius, ...offered]
  return (
    <Select
      compact
      label={t('filters.radius')}
      value={radius}
      options={[
        { value: '', label: t('filters.radiusAny') },
        ...values.map((value) => ({ value, label: formats.distance(Number(value) * 1000) })),
      ]}
      onChange={(value) => change((before) => withSingle(before, 'radiusKm', value))}
    />
  )
}
