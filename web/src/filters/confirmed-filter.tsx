import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Select } from '../ui/select.tsx'
import styles from './filter-panel.module.css'

function yearsAgo(years: number): string {
  const day = new Date()
  day.setUTCFullYear(day.getUTCFullYear() - years)
  return day.toISOString().slice(0, 10)
}

type ConfirmedFilterProps = { since: string | undefined; onChange: (since: string) => void }

export function ConfirmedFilter({ since = '', onChange }: ConfirmedFilterProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [oneYear, twoYears] = useState(() => [yearsAgo(1), yearsAgo(2)] as const)[0]
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
        onChange={onChange}
      />
    </div>
  )
}
