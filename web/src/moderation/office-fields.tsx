import type { Moderates } from '@centres/contract'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { Chip, ChipList } from '../ui/chip.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import styles from './moderation.module.css'
import { useOfficeNames } from './use-office-names.ts'

const kinds = ['parts', 'everything', 'administrator'] as const

/** What somebody is to decide on, while it is chosen: the parts are kept where another kind is looked at. */
export type OfficeChoice = { kind: (typeof kinds)[number]; parts: Moderates[] }

/** As the API has it; undefined as long as no part is chosen. */
export function officeOf({ kind, parts }: OfficeChoice) {
  if (kind === 'parts') return parts.length > 0 ? { moderates: parts, isAdministrator: false } : undefined
  return { moderates: [{ scope: 'everything' as const, code: '' }], isAdministrator: kind === 'administrator' }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const mostShown = 20

type OfficeFieldsProps = {
  value: OfficeChoice
  onChange: (value: OfficeChoice) => void
  /** Whether it was sent without a part. */
  isMissing: boolean
}

export function OfficeFields({ value, onChange, isMissing }: OfficeFieldsProps) {
  const { t } = useTranslation()
  const { kind, parts } = value
  return (
    <>
      <RadioGroup
        legend={t('staff.office')}
        value={kind}
        options={kinds.map((one) => ({
          value: one,
          label: t(`staff.kinds.${one}`),
          hint: t(`staff.kindHints.${one}`),
        }))}
        onChange={(kind) => onChange({ ...value, kind })}
      />
      {kind === 'parts' && (
        <Parts
          parts={parts}
          onChange={(parts) => onChange({ ...value, parts })}
          error={isMissing && parts.length === 0 ? t('staff.noPart') : undefined}
        />
      )}
    </>
  )
}

type PartsProps = { parts: Moderates[]; onChange: (parts: Moderates[]) => void; error: string | undefined }

function Parts({ parts, onChange, error }: PartsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const nameOf = useOfficeNames()
  const id = useId()
  const [text, setText] = useState('')
  const sought = plain(text.trim())
  const isSame = (one: Moderates, other: Moderates) => one.scope === other.scope && one.code === other.code

  const all: Moderates[] = [
    ...terms.regions.map((code) => ({ scope: 'region' as const, code })),
    ...terms.areas.map((code) => ({ scope: 'country' as const, code })),
    ...(terms.vocabulary('association')?.terms ?? [])
      .filter(({ isSelectable }) => isSelectable)
      .map(({ code }) => ({ scope: 'association' as const, code })),
  ]
  const options =
    sought === ''
      ? []
      : all
          .filter((part) => !parts.some((one) => isSame(one, part)))
          .map((part) => ({ id: `${part.scope} ${part.code}`, part, label: nameOf(part) }))
          .filter(({ label, part: { code } }) => plain(label).includes(sought) || plain(code) === sought)
          .sort(
            (a, b) =>
              Number(plain(b.label).startsWith(sought)) - Number(plain(a.label).startsWith(sought)) ||
              formats.compare(a.label, b.label),
          )
          .slice(0, mostShown)
          .map((option) => ({ ...option, note: t(`staff.scopes.${option.part.scope as 'country'}`) }))

  return (
    <div className={styles.section}>
      <Combobox
        id={id}
        label={t('staff.part')}
        placeholder={t('staff.partPlaceholder')}
        value={text}
        onChange={setText}
        options={options}
        onChoose={({ part }) => {
          onChange([...parts, part])
          setText('')
        }}
        status={
          sought === ''
            ? undefined
            : options.length > 0
              ? t('staff.found', { count: options.length })
              : t('staff.notFound')
        }
        clearLabel={t('form.clear')}
        error={error}
      />
      {parts.length > 0 && (
        <ChipList label={t('staff.chosen')}>
          {parts.map((part) => (
            <Chip
              key={`${part.scope} ${part.code}`}
              label={nameOf(part)}
              removeLabel={t('form.removeNamed', { name: nameOf(part) })}
              onRemove={() => {
                onChange(parts.filter((one) => !isSame(one, part)))
                document.getElementById(id)?.focus()
              }}
            />
          ))}
        </ChipList>
      )}
    </div>
  )
}
