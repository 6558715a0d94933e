import { Search, X } from 'lucide-react'
import type { InputHTMLAttributes, Ref } from 'react'
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

export function TextField({ label, value, onChange, hint, error, className, ...rest }: TextFieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={styles.box} data-invalid={error ? true : undefined}>
        <input
          {...rest}
          className={styles.input}
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
      </div>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
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
