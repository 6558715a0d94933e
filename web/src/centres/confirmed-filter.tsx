import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Select } from '../ui/select.tsx'
import styles from './explore.module.css'
import { type ExploreSearch, withSingle } from './explore-search.ts'
import type { ChangeSearch } from './use-explore-search.ts'

function yearsAgo(years: number): string {
  const day = new Date()
  day.setUTCFullYear(day.getUTCFullYear() - years)
  return day.toISOString().slice(0, 10)
}

export function ConfirmedFilter({ search, change }: { search: ExploreSearch; change: ChangeSearch }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [oneYear, twoYears] = useState(() => [yearsAgo(1), yearsAgo(2)] as const)[0]
  const since = search.confirmedSince ?? ''
  const asked = since !== '' && since !== oneYear && since !== twoYears && !Number.isNaN(Date.parse(since))

  return (
    <div className={styles.filterField}>
      <Select
        label={t('filters.confirmedSince')}
        value={since}
        options={[
          { value: '', label: t('filters.confirmedAny') },
          { value: oneYear, label: t('filters.confirmedYear') },
          { value: twoYears, label: t('filters.confirmedTwoYears') },
          ...(asked ? [{ value: since, label: formats.instant(since) }] : []),
        ]}
        onChange={(value) => change((before) => withSingle(before, 'confirmedSince', value))}
      />
    </div>
  )
}
