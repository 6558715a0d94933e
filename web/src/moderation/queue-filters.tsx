import { type QueueKind, queueKinds } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Select } from '../ui/select.tsx'
import type { QueueSearch } from './queue-search.ts'

type Count = { code: string; count: number }

type FiltersProps = {
  found: { kinds: readonly Count[]; countries: readonly Count[] }
  search: QueueSearch
  onChange: (search: QueueSearch) => void
}

/** Spans after which a case is asked for by itself. */
const spans = [3, 7, 14, 30]

/** Only what something waits for, and what was asked for. */
function countsWith(counts: readonly Count[], asked: string | undefined): Map<string, number> {
  const found = new Map(counts.map(({ code, count }) => [code, count]))
  if (asked && !found.has(asked)) found.set(asked, 0)
  return found
}

export function QueueFilters({ found, search, onChange }: FiltersProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { kind, country, days } = search
  const kinds = countsWith(found.kinds, kind)
  const countries = [...countsWith(found.countries, country)]
    .map(([code, count]) => ({ code, name: formats.countryName(code), count }))
    .sort((a, b) => formats.compare(a.name, b.name))
  const ages = [...new Set([...spans, ...(days ? [days] : [])])].sort((a, b) => a - b)
  const choose = (chosen: { [Name in keyof QueueSearch]: QueueSearch[Name] | undefined }) => {
    const next = { ...search, ...chosen }
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)))
  }
  return (
    <>
      <Select
        label={t('moderation.queue.kind')}
        value={kind ?? ''}
        options={[
          { value: '', label: t('moderation.queue.anyKind') },
          ...queueKinds
            .filter((one) => kinds.has(one))
            .map((one) => ({
              value: one,
              label: t('moderation.queue.kindCount', {
                kind: t(`moderation.queue.kinds.${one}`),
                number: kinds.get(one) ?? 0,
              }),
            })),
        ]}
        onChange={(kind: QueueKind | '') => choose({ kind: kind || undefined })}
      />
      <Select
        label={t('filters.names.country')}
        value={country ?? ''}
        options={[
          { value: '', label: t('moderation.anyArea') },
          ...countries.map(({ code, name, count }) => ({
            value: code,
            label: t('moderation.areaCount', { area: name, number: count }),
          })),
        ]}
        onChange={(country) => choose({ country: country || undefined })}
      />
      <Select
        label={t('moderation.queue.age')}
        value={days === undefined ? '' : String(days)}
        options={[
          { value: '', label: t('moderation.queue.anyAge') },
          ...ages.map((age) => ({
            value: String(age),
            label: t('moderation.queue.olderThan', { time: formats.days(age) }),
          })),
        ]}
        onChange={(chosen) => choose({ days: chosen ? Number(chosen) : undefined })}
      />
    </>
  )
}
