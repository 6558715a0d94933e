import { type ReactNode, useId } from 'react'
import styles from './checkbox.module.css'
import { describedBy, FieldError, FieldHint } from './field.tsx'
import radio from './radio.module.css'

export type RadioOption<Value extends string = string> = { value: Value; label: ReactNode; hint?: string | undefined }

type RadioGroupProps<Value extends string> = {
  legend: string
  options: readonly RadioOption<Value>[]
  /** Undefined where nothing is chosen yet. */
  value: Value | undefined
  onChange: (value: Value) => void
  id?: string | undefined
  hint?: string | undefined
  error?: string | undefined
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, options, value, onChange, hint, error } = props
  const ownId = useId()
  const name = useId()
  const told = { id: props.id ?? ownId, hint, error }
  return (
    <fieldset className={styles.group} id={told.id} aria-describedby={describedBy(told)}>
      <legend className={radio.legend}>{legend}</legend>
      <FieldHint {...told} />
      <FieldError {...told} />
      {options.map((option) => (
        <label key={option.value} className={styles.row}>
          <input
            className={radio.mark}
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.label}>
            {typeof option.label === 'string' ? <span>{option.label}</span> : option.label}
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
