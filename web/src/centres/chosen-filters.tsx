import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Chip, ChipList } from '../ui/chip.tsx'
import styles from './explore.module.css'
import { choicesOf, type ExploreSearch, filtersOf, withoutChoice, withoutFilters } from './explore-search.ts'
import { useChoiceLabel } from './use-choice-label.ts'
import type { ChangeSearch } from './use-explore-search.ts'

type ChosenFiltersProps = {
  search: ExploreSearch
  change: ChangeSearch
  /** Where the focus goes when the chip that held it is gone. */
  onRemoved: () => void
}

export function ChosenFilters({ search, change, onRemoved }: ChosenFiltersProps) {
  const { t } = useTranslation()
  const labelOf = useChoiceLabel()
  const choices = choicesOf(filtersOf(search))
  if (choices.length === 0) return null

  return (
    <div className={styles.chosen}>
      <ChipList label={t('filters.chosen')}>
        {choices.map((choice) => {
          const group = t(`filters.names.${choice.name}`)
          const value = labelOf(choice)
          return (
            <Chip
              key={`${choice.name}=${choice.value}`}
              group={group}
              label={value}
              removeLabel={t('filters.remove', { group, value })}
              onRemove={() => {
                change((before) => withoutChoice(before, choice))
                onRemoved()
              }}
            />
          )
        })}
      </ChipList>
      <Button
        variant="plain"
        size="small"
        onClick={() => {
          change(withoutFilters)
          onRemoved()
        }}
      >
        {t('filters.clearAll')}
      </Button>
    </div>
  )
}
