import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Chip, ChipList } from '../ui/chip.tsx'
import styles from './chosen-filters.module.css'
import { type Choice, choicesOf, type Filters } from './filters.ts'
import { useChoiceLabel } from './use-choice-label.ts'

type ChosenFiltersProps = {
  filters: Filters
  onRemove: (choice: Choice) => void
  onClear: () => void
}

/** The chosen filters, each to be taken out. Who shows them leads the focus on when the chip that held it is gone. */
export function ChosenFilters({ filters, onRemove, onClear }: ChosenFiltersProps) {
  const { t } = useTranslation()
  const labelOf = useChoiceLabel()
  const choices = choicesOf(filters)
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
              onRemove={() => onRemove(choice)}
            />
          )
        })}
      </ChipList>
      <Button variant="plain" size="small" onClick={onClear}>
        {t('filters.clearAll')}
      </Button>
    </div>
  )
}
