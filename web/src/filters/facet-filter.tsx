import type { FacetCount, FacetName } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { CheckboxGroup, type CheckboxOption } from '../ui/checkbox.tsx'
import { facetMeaning } from './facets.ts'
import { useCodeLabel } from './use-choice-label.ts'

export type FacetFilterProps = {
  facet: FacetName
  counts: readonly FacetCount[]
  values: readonly string[]
  onChange: (values: string[]) => void
  /** The section's title says already what is chosen here. */
  alone?: boolean
}

/** The codes that are counted, and the chosen ones that no longer are. */
export function countedAndChosen(counts: readonly FacetCount[], values: readonly string[]): FacetCount[] {
  const counted = new Set(counts.map(({ code }) => code))
  return [...counts, ...values.filter((code) => !counted.has(code)).map((code) => ({ code, count: 0 }))]
}

export function FacetFilter({ facet, counts, values, onChange, alone = false }: FacetFilterProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const labelOf = useCodeLabel()
  const legend = t(`filters.names.${facet}`)

  const options = countedAndChosen(counts, values)
    .map(({ code, count }) => ({ value: code, label: labelOf(facet, code), count }))
    .sort((a, b) => b.count - a.count || formats.compare(a.label, b.label))
    .map(({ count, ...option }): CheckboxOption => ({ ...option, count: formats.number(count) }))
  if (options.length === 0) return null

  const meaning = facetMeaning[facet]
  const headings = typeof meaning === 'object' ? headingsOf(terms.vocabulary(meaning.vocabulary)) : undefined
  const groups = headings
    ? groupBy(options, ({ value }) => headings.get(value) ?? legend)
    : new Map([[legend, options]])

  return [...groups].map(([heading, grouped]) => (
    <CheckboxGroup
      key={heading}
      legend={heading}
      showLegend={!alone || heading !== legend}
      options={grouped}
      values={values}
      onChange={onChange}
      moreLabel={t('filters.all', { count: grouped.length })}
      fewerLabel={t('filters.fewer')}
    />
  ))
}

/** A vocabulary of several small lists names them by terms that cannot themselves be chosen. */
function headingsOf(
  vocabulary: ReturnType<ReturnType<typeof useTerms>['vocabulary']>,
): Map<string, string> | undefined {
  if (!vocabulary) return undefined
  const labels = new Map(vocabulary.terms.filter((term) => !term.isSelectable).map((term) => [term.code, term.label]))
  if (labels.size === 0) return undefined
  return new Map(
    vocabulary.terms.flatMap(({ code, broader }) => {
      const heading = broader === null ? undefined : labels.get(broader)
      return heading ? [[code, heading] as const] : []
    }),
  )
}

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
