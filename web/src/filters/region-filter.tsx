import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { CheckboxGroup } from '../ui/checkbox.tsx'
import { countedAndChosen, type FacetFilterProps, groupBy } from './facet-filter.tsx'

/** The continents, and what is left of as many as other lists show for the fullest of their parts. */
const atOnce = 8

/** Each region under the one that holds it, the fullest first among its neighbours. */
export function RegionFilter({ counts, values, onChange }: FacetFilterProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { widerRegion } = useTerms()

  const regions = countedAndChosen(counts, values)
    .map(({ code, count }) => ({ value: code, label: formats.regionName(code), count }))
    .sort((a, b) => b.count - a.count || formats.compare(a.label, b.label))
  if (regions.length === 0) return null

  const listed = new Set(regions.map(({ value }) => value))
  const holding = (code: string): string[] => {
    const wider = widerRegion(code)
    return wider === undefined ? [] : [...(listed.has(wider) ? [wider] : []), ...holding(wider)]
  }
  const parts = groupBy(regions, ({ value }) => holding(value)[0] ?? '')
  const branch = (code: string, level: number): ((typeof regions)[number] & { level: number })[] =>
    (parts.get(code) ?? []).flatMap((region) => [{ ...region, level }, ...branch(region.value, level + 1)])
  const tree = branch('', 0)
  const first = tree
    .toSorted((a, b) => Number(a.level > 0) - Number(b.level > 0) || b.count - a.count || a.level - b.level)
    .slice(0, atOnce)
    .map(({ value }) => value)

  return (
    <CheckboxGroup
      legend={t('filters.names.region')}
      showLegend
      options={tree.map(({ count, ...region }) => ({ ...region, count: formats.number(count) }))}
      first={[...first, ...values.flatMap(holding)]}
      values={values}
      onChange={onChange}
      moreLabel={t('filters.all', { count: tree.length })}
      fewerLabel={t('filters.fewer')}
    />
  )
}
