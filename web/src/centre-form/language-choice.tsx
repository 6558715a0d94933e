import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Chip, ChipList } from '../ui/chip.tsx'
import { Combobox } from '../ui/combobox.tsx'
import styles from './form.module.css'
import { tagOf, useLanguages } from './languages.ts'

/** Without accents and case, so that 'francais' finds français. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const mostShown = 30

type LanguageChoiceProps = {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  chosen: readonly string[]
  onChange: (change: (before: readonly string[]) => string[]) => void
}

/** Several languages, found by their names or their tags. */
export function LanguageChoice({ id, label, hint, error, chosen, onChange }: LanguageChoiceProps) {
  const { t } = useTranslation()
  const { languageName } = useFormats()
  const languages = useLanguages()
  const [text, setText] = useState('')

  const sought = plain(text.trim())
  const tag = tagOf(text)
  const found = languages
    .filter(({ value, label }) => !chosen.includes(value) && (plain(label).includes(sought) || value === sought))
    .slice(0, mostShown)
    .map(({ value, label }) => ({ id: value, label, note: value }))
  const isListed = tag === undefined || languages.some(({ value }) => value === tag) || chosen.includes(tag)
  const options = sought === '' ? [] : isListed ? found : [...found, { id: tag, label: languageName(tag), note: tag }]

  return (
    <div className={styles.rows}>
      <Combobox
        id={id}
        label={label}
        hint={hint}
        error={error}
        placeholder={t('form.languagePlaceholder')}
        value={text}
        onChange={setText}
        options={options}
        onChoose={({ id: value }) => {
          onChange((before) => [...before, value])
          setText('')
        }}
        status={
          sought === ''
            ? undefined
            : options.length > 0
              ? t('form.languagesFound', { count: options.length })
              : t('form.noLanguageFound')
        }
        clearLabel={t('form.clear')}
      />
      {chosen.length > 0 && (
        <ChipList label={t('form.chosenOf', { field: label })}>
          {chosen.map((one) => (
            <Chip
              key={one}
              label={languageName(one)}
              removeLabel={t('form.removeNamed', { name: languageName(one) })}
              onRemove={() => {
                onChange((before) => before.filter((value) => value !== one))
                document.getElementById(id)?.focus()
              }}
            />
          ))}
        </ChipList>
      )}
    </div>
  )
}
