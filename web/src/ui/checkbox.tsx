import { type ReactNode, useId, useState } from 'react'
import { Button } from './button.tsx'
import styles from './checkbox.module.css'
import { describedBy, FieldError, FieldHint } from './field.tsx'

type CheckboxProps = {
  label: ReactNode
  checked: boolean
  onChange: (on: boolean) => void
  /** Already formatted for the reader's language. */
  count?: string | undefined
  hint?: string | undefined
  disabled?: boolean | undefined
  /** How deep it stands under others. */
  level?: number | undefined
  id?: string | undefined
  error?: string | undefined
}

export function Checkbox(props: CheckboxProps) {
  const { label, checked, onChange, count, hint, disabled = false, level = 0, error } = props
  const ownId = useId()
  const id = props.id ?? ownId
  return (
    <>
      <label className={styles.row} data-disabled={disabled || undefined} data-level={level || undefined}>
        <input
          className={styles.tick}
          type="checkbox"
          id={props.id}
          checked={checked}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ id, error })}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={styles.label}>
          {label}
          {hint && <span className={styles.hint}>{hint}</span>}
        </span>
        {count !== undefined && <span className={styles.count}>{count}</span>}
      </label>
      <FieldError id={id} error={error} />
    </>
  )
}

export type CheckboxOption = {
  value: string
  label: string
  count?: string | undefined
  lang?: string | undefined
  level?: number | undefined
  hint?: string | undefined
}

type CheckboxGroupProps = {
  legend: string
  /** Where the heading above the group does not say the same. */
  showLegend?: boolean | undefined
  options: readonly CheckboxOption[]
  values: readonly string[]
  onChange: (values: string[]) => void
  /** Which to show before "more" is asked for, else the foremost; chosen ones are always shown. */
  first?: readonly string[] | undefined
  moreLabel?: string | undefined
  fewerLabel?: string | undefined
  id?: string | undefined
  hint?: string | undefined
  error?: string | undefined
}

const foremost = 8

export function CheckboxGroup(props: CheckboxGroupProps) {
  const { legend, showLegend = false, options, values, onChange, moreLabel, fewerLabel, hint, error } = props
  const ownId = useId()
  const told = { id: props.id ?? ownId, hint, error }
  const first = props.first ?? options.slice(0, foremost).map(({ value }) => value)
  const [whole, setWhole] = useState(false)
  const short = moreLabel !== undefined && options.length > foremost + 1
  const visible =
    short && !whole ? options.filter(({ value }) => first.includes(value) || values.includes(value)) : options
  return (
    <fieldset className={styles.group} id={told.id} aria-describedby={describedBy(told)}>
      <legend className={showLegend ? styles.heading : styles.legend}>{legend}</legend>
      <FieldHint {...told} />
      <FieldError {...told} />
      {visible.map((option) => (
        <Checkbox
          key={option.value}
          label={<span lang={option.lang}>{option.label}</span>}
          count={option.count}
          hint={option.hint}
          level={option.level}
          checked={values.includes(option.value)}
          onChange={(on) => onChange(on ? [...values, option.value] : values.filter((v) => v !== option.value))}
        />
      ))}
      {short && (
        <Button variant="plain" size="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? (fewerLabel ?? moreLabel) : moreLabel}
        </Button>
      )}
    </fieldset>
  )
}
