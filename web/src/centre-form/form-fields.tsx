import type { FormRole } from '@centres/contract'
import { type InputHTMLAttributes, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { Badge } from '../ui/badge.tsx'
import { CheckboxGroup } from '../ui/checkbox.tsx'
import { Chip, ChipList } from '../ui/chip.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './form.module.css'
import { fieldId, useForm } from './form-context.ts'
import type { FormValues } from './form-values.ts'
import { tagOf, useLanguages } from './languages.ts'
import { useFieldName } from './use-field-name.ts'
import { useProblem } from './use-problem-text.ts'

/** Fields of the form that hold one text. */
export type TextKey = { [Key in keyof FormValues]: FormValues[Key] extends string ? Key : never }[keyof FormValues]

type FormTextProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'size' | 'name'> & {
  name: TextKey
  label?: string
  hint?: string
}

export function FormText({ name, label, hint, ...rest }: FormTextProps) {
  const { values, change } = useForm()
  const nameOf = useFieldName()
  const problem = useProblem()
  return (
    <TextField
      dir="auto"
      autoComplete="off"
      {...rest}
      id={fieldId(name)}
      label={label ?? nameOf(name)}
      hint={hint}
      error={problem(name)}
      value={values[name]}
      onChange={(text) => change({ [name]: text })}
    />
  )
}

type LanguageSelectProps = { path: string; label: string; value: string; onChange: (tag: string) => void }

export function LanguageSelect({ path, label, value, onChange }: LanguageSelectProps) {
  const { t } = useTranslation()
  const { languageName } = useFormats()
  const languages = useLanguages()
  const problem = useProblem()
  const isListed = value === '' || languages.some((one) => one.value === value)
  return (
    <Select
      inForm
      id={fieldId(path)}
      label={label}
      error={problem(path)}
      value={value}
      options={[
        { value: '', label: t('form.noLanguage') },
        ...(isListed ? [] : [{ value, label: languageName(value) }]),
        ...languages,
      ]}
      onChange={onChange}
    />
  )
}

/** Without accents and case, so that 'francais' finds français. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const mostShown = 30

type LanguagePickerProps = { name: 'languages' | 'textLanguages'; hint: string }

/** Several languages, found by their names or their tags. */
export function LanguagePicker({ name, hint }: LanguagePickerProps) {
  const { t } = useTranslation()
  const { values, change } = useForm()
  const { languageName } = useFormats()
  const languages = useLanguages()
  const problem = useProblem()
  const label = useFieldName()(name)
  const [text, setText] = useState('')
  const chosen = values[name]

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
        id={fieldId(name)}
        label={label}
        hint={hint}
        error={problem(name)}
        placeholder={t('form.languagePlaceholder')}
        value={text}
        onChange={setText}
        options={options}
        onChoose={({ id }) => {
          change((before) => ({ [name]: [...before[name], id] }))
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
                change((before) => ({ [name]: before[name].filter((value) => value !== one) }))
                document.getElementById(fieldId(name))?.focus()
              }}
            />
          ))}
        </ChipList>
      )}
    </div>
  )
}

export const vocabularyOf = (role: FormRole) => (role === 'offers' || role === 'seeks' ? 'collaboration' : role)

type TermChoiceProps = {
  of: FormRole
  hint?: string
  /** Under the summary that it is folded into, which has its name. */
  isFolded?: boolean
}

/** What terms of a vocabulary say; under other, in the centre's own words. */
export function TermChoice({ of: role, hint, isFolded = false }: TermChoiceProps) {
  const { t } = useTranslation()
  const { values, change } = useForm()
  const terms = useTerms().vocabulary(vocabularyOf(role))?.terms ?? []
  const problem = useProblem()
  const path = `terms.${role}`
  const legend = useFieldName()(path)
  const chosen = values.terms[role]

  const set = (next: typeof chosen) => change((before) => ({ terms: { ...before.terms, [role]: next } }))
  const kept = (code: string) => chosen.find((term) => term.code === code) ?? { code, ownWords: '' }
  const listed = new Set(terms.map(({ code }) => code))
  const selectable = terms.filter(({ isSelectable, code, replacedBy }) => {
    const isChosen = chosen.some((term) => term.code === code)
    return isSelectable && (replacedBy === null || isChosen)
  })
  const options = [
    ...selectable.map(({ code, label, note, broader }) => ({
      value: code,
      label,
      hint: note || undefined,
      level: broader && selectable.some((term) => term.code === broader) ? 1 : 0,
    })),
    ...chosen.filter(({ code }) => !listed.has(code)).map(({ code }) => ({ value: code, label: code })),
  ]
  const ownAt = chosen.findIndex(({ code }) => code === 'other')

  return (
    <div className={styles.terms}>
      <CheckboxGroup
        id={fieldId(path)}
        legend={legend}
        showLegend={!isFolded}
        hint={hint}
        error={problem(path)}
        options={options}
        values={chosen.map(({ code }) => code)}
        onChange={(codes) => set(codes.map(kept))}
        moreLabel={t('filters.all', { count: options.length })}
        fewerLabel={t('filters.fewer')}
      />
      {ownAt >= 0 && (
        <TextField
          id={fieldId(`${path}.${ownAt}.ownWords`)}
          label={t('form.ownWordsFor', { field: legend })}
          hint={t('form.hints.ownWords')}
          error={problem(`${path}.${ownAt}.ownWords`)}
          dir="auto"
          value={chosen[ownAt]?.ownWords ?? ''}
          onChange={(ownWords) => set(chosen.map((term, at) => (at === ownAt ? { ...term, ownWords } : term)))}
        />
      )}
    </div>
  )
}

/** A choice that most leave for later: folded until something in it is chosen or wrong, and then left to its reader. */
export function FoldedTermChoice({ of: role, hint }: Omit<TermChoiceProps, 'isFolded'>) {
  const { t } = useTranslation()
  const { values, problems } = useForm()
  const count = values.terms[role].length
  const path = `terms.${role}`
  const isWorthSeeing = count > 0 || problems.some((one) => one.path === path || one.path.startsWith(`${path}.`))
  const [isOpen, setIsOpen] = useState(isWorthSeeing)
  // What was open once is not folded by us: under the hand of whoever takes the last one away.
  if (isWorthSeeing && !isOpen) setIsOpen(true)
  return (
    <Disclosure
      title={useFieldName()(path)}
      defaultOpen={isOpen}
      badge={count > 0 && <Badge tone="chosen">{t('filters.chosenCount', { count })}</Badge>}
    >
      <TermChoice of={role} {...(hint && { hint })} isFolded />
    </Disclosure>
  )
}
