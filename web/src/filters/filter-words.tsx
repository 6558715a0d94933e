import { useTranslation } from 'react-i18next'
import { Chip, ChipList } from '../ui/chip.tsx'
import { choicesOf, type Filters } from './filters.ts'
import { useChoiceLabel } from './use-choice-label.ts'

/** Filters in words, to be read and not to be changed. */
export function FilterWords({ filters }: { filters: Filters }) {
  const { t } = useTranslation()
  const labelOf = useChoiceLabel()
  return (
    <ChipList label={t('filters.chosen')}>
      {choicesOf(filters).map((choice) => (
        <Chip
          key={`${choice.name}=${choice.value}`}
          group={t(`filters.names.${choice.name}`)}
          label={choice.name === 'bbox' ? choice.value : labelOf(choice)}
        />
      ))}
    </ChipList>
  )
}
