import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { CheckboxGroup } from '../ui/checkbox.tsx'
import { TextField } from '../ui/field.tsx'
import { countedAndChosen, type FacetFilterProps } from './facet-filter.tsx'
import styles from './filter-panel.module.css'

/** More than fit on a screen are easier to narrow than to read through. */
const narrowFrom = 10

/** Without accents and case, so that 'cote' finds Côte d’Ivoire. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function CountryFilter({ counts, values, onChange }: FacetFilterProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [text, setText] = useState('')

  const all = countedAndChosen(counts, values)
    .map(({ code, count }) => ({ value: code, label: formats.countryName(code), count }))
    .sort((a, b) => b.count - a.count || formats.compare(a.label, b.label))
  const found = all.filter(({ value, label }) => values.includes(value) || plain(label).includes(plain(text.trim())))

  return (
    <>
      {all.length > narrowFrom && (
        <div className={styles.narrow}>
          <TextField
            label={t('filters.narrow')}
            value={text}
            onChange={setText}
            placeholder={t('filters.narrowPlaceholder')}
            type="search"
            autoComplete="off"
          />
        </div>
      )}
      <CheckboxGroup
        legend={t('filters.countries')}
        showLegend
        options={found.map(({ count, ...option }) => ({ ...option, count: formats.number(count) }))}
        values={values}
        onChange={onChange}
        moreLabel={t('filters.all', { count: found.length })}
        fewerLabel={t('filters.fewer')}
      />
      <p className={styles.sectionNote} role="status">
        {found.length === 0 && t('filters.narrowNone')}
      </p>
    </>
  )
}
