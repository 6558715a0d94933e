import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { choicesOf, type FilterName } from '../filters/filters.ts'
import { useChoiceLabel } from '../filters/use-choice-label.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { centreTotal } from './centre-queries.ts'
import { type ChangeSearch, type ExploreSearch, filtersOf, withoutFilter, withoutFilters } from './explore-search.ts'

/** Each is a question to the server, so that only so many are asked. */
const mostTrials = 5

/** Says which filter to drop: how many centres there would be without each. */
export function EmptyResults({ search, change }: { search: ExploreSearch; change: ChangeSearch }) {
  const { t } = useTranslation()
  const labelOf = useChoiceLabel()
  const choices = choicesOf(filtersOf(search))
  const names = [...new Set(choices.map(({ name }) => name))].filter((name) => name !== 'radiusKm' || search.near)
  const tried = names.slice(0, mostTrials)
  const totals = useQueries({ queries: tried.map((name) => centreTotal(filtersOf(withoutFilter(search, name)))) })
  const ways = tried
    .map((name, at) => ({ name, total: totals[at]?.data ?? 0 }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)

  const valuesOf = (name: FilterName) => choices.filter((choice) => choice.name === name).map(labelOf)

  return (
    <EmptyState
      title={t('empty.title')}
      actions={
        <>
          {ways.map(({ name, total }) => (
            <Button key={name} onClick={() => change((before) => withoutFilter(before, name))}>
              {t('empty.without', {
                filter: t('empty.withoutFilter', {
                  group: t(`filters.names.${name}`),
                  value: valuesOf(name).join(' / '),
                }),
                count: total,
              })}
            </Button>
          ))}
          {choices.length > 0 && (
            <Button variant="plain" onClick={() => change(withoutFilters)}>
              {t('empty.orClear')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('empty.detail')}</p>
      <p>
        <Link to="/register">{t('registering.title')}</Link>
      </p>
    </EmptyState>
  )
}
