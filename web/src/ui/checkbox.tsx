import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import styles from './checkbox.module.css'

type CheckboxProps = {
  label: ReactNode
  checked: boolean
  onChange: (on: boolean) => void
  /** Already formatted for the reader's language. */
  count?: string | undefined
  hint?: string | undefined
  disabled?: boolean | undefined
}

export function Checkbox({ label, checked, onChange, count, hint, disabled = false }: CheckboxProps) {
  return (
    <label className={styles.row} data-disabled={disabled || undefined}>
      <input
        className={styles.tick}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.label}>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </label>
  )
}

export type CheckboxOption = { value: string; label: string; count?: string | undefined; lang?: string | undefined }

type CheckboxGroupProps = {
  legend: string
  /** Where the heading above the group does not say the same. */
  showLegend?: boolean | undefined
  options: readonly CheckboxOption[]
  values: readonly string[]
  onChange: (values: string[]) => void
  /** How many to show before "more" is asked for; chosen ones are always shown. */
  shown?: number
  moreLabel?: string | undefined
  fewerLabel?: string | undefined
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const { legend, showLegend = false, options, values, onChange, shown = 8, moreLabel, fewerLabel } = props
  const [whole, setWhole] = useState(false)
  const short = moreLabel !== undefined && options.length > shown + 1
  const visible = short && !whole ? options.filter((o, at) => at < shown || values.includes(o.value)) : options
  return (
    <fieldset className={styles.group}>
      <legend className={showLegend ? styles.heading : styles.legend}>{legend}</legend>
      {visible.map((option) => (
        <Checkbox
          key={option.value}
          label={<span lang={option.lang}>{option.label}</span>}
          count={option.count}
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
