import { Search, X } from 'lucide-react'
import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react'
import { useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'
import { VisuallyHidden } from './text.tsx'

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'onSubmit' | 'value' | 'size'>

type TextFieldProps = InputProps & {
  label: string
  value: string
  onChange: (text: string) => void
  hint?: string | undefined
  error?: string | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

type Told = { id: string; hint?: string | undefined; error?: string | undefined }

/** The ids of what is said of a field beside its label. */
export const describedBy = ({ id, hint, error }: Told): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

export function FieldHint({ id, hint }: Told) {
  if (!hint) return null
  return (
    <p className={styles.hint} id={`${id}-hint`}>
      {hint}
    </p>
  )
}

export function FieldError({ id, error }: Told) {
  if (!error) return null
  return (
    <p className={styles.error} id={`${id}-error`}>
      {error}
    </p>
  )
}

export function TextField({ label, value, onChange, hint, error, className, ...rest }: TextFieldProps) {
  const ownId = useId()
  const told = { id: rest.id ?? ownId, hint, error }
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={told.id}>
        {label}
      </label>
      <FieldHint {...told} />
      <div className={styles.box} data-invalid={error ? true : undefined}>
        <input
          {...rest}
          className={styles.input}
          id={told.id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(told)}
        />
      </div>
      <FieldError {...told} />
    </div>
  )
}

type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> &
  Pick<TextFieldProps, 'label' | 'value' | 'onChange' | 'hint' | 'error'> & {
    ref?: Ref<HTMLTextAreaElement> | undefined
  }

export function TextArea({ label, value, onChange, hint, error, className, ...rest }: TextAreaProps) {
  const ownId = useId()
  const told = { id: rest.id ?? ownId, hint, error }
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={told.id}>
        {label}
      </label>
      <FieldHint {...told} />
      <div className={styles.box} data-invalid={error ? true : undefined}>
        <textarea
          rows={6}
          {...rest}
          className={classNames(styles.input, styles.area)}
          id={told.id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(told)}
        />
      </div>
      <FieldError {...told} />
    </div>
  )
}

type SearchFieldProps = InputProps & {
  label: string
  value: string
  onChange: (text: string) => void
  onSubmit?: ((text: string) => void) | undefined
  clearLabel: string
  hideLabel?: boolean | undefined
}

export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, onSubmit, clearLabel, hideLabel = false, className, ...rest } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  return (
    <form
      className={classNames(styles.field, className)}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit?.(value)
      }}
    >
      <label className={styles.label} htmlFor={id}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      <div className={styles.box}>
        <span className={styles.mark}>
          <Icon icon={Search} />
        </span>
        <input
          enterKeyHint="search"
          autoComplete="off"
          {...rest}
          ref={input}
          className={styles.input}
          id={id}
          type="search"
          dir={value ? 'auto' : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        {value && (
          <IconButton
            label={clearLabel}
            icon={X}
            size="small"
            onClick={() => {
              onChange('')
              onSubmit?.('')
              input.current?.focus()
            }}
          />
        )}
      </div>
    </form>
  )
}
