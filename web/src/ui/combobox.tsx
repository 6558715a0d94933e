import { type LucideIcon, Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { IconButton } from './button.tsx'
import styles from './combobox.module.css'
import field from './field.module.css'
import { describedBy, FieldError, FieldHint } from './field.tsx'
import { Icon } from './icon.tsx'
import { VisuallyHidden } from './text.tsx'

export type ComboboxOption = { id: string; label: string; note?: string | undefined; lang?: string | undefined }

type ComboboxProps<Option extends ComboboxOption> = {
  label: string
  value: string
  onChange: (text: string) => void
  options: readonly Option[]
  onChoose: (option: Option) => void
  clearLabel: string
  /** Spoken, and shown where there is nothing to choose: "3 places", "No place of that name". */
  status?: string | undefined
  placeholder?: string | undefined
  icon?: LucideIcon
  hideLabel?: boolean
  id?: string | undefined
  hint?: string | undefined
  error?: string | undefined
}

/** The ARIA 1.2 pattern: focus stays in the field, the arrow keys move through the list. */
export function Combobox<Option extends ComboboxOption>(props: ComboboxProps<Option>) {
  const {
    label,
    value,
    onChange,
    options,
    onChoose,
    clearLabel,
    status,
    placeholder,
    hideLabel = false,
    hint,
    error,
  } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const told = { id, hint, error }
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const shown = open && (options.length > 0 || Boolean(status && value))
  const current = shown ? options[active] : undefined

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const choose = (option: Option) => {
    setOpen(false)
    setActive(-1)
    onChoose(option)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!shown) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      const from = active < 0 && step < 0 ? 0 : active
      return setActive(options.length ? (from + step + options.length) % options.length : -1)
    }
    if (event.key === 'Enter') {
      const chosen = current ?? (shown ? options[0] : undefined)
      if (!chosen) return
      event.preventDefault()
      return choose(chosen)
    }
    if (event.key === 'Escape' && shown) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
      setActive(-1)
    }
  }

  return (
    <div className={styles.combobox}>
      <label className={field.label} htmlFor={id}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      <FieldHint {...told} />
      <div className={field.box} data-invalid={error ? true : undefined}>
        <span className={field.mark}>
          <Icon icon={props.icon ?? Search} />
        </span>
        <input
          ref={input}
          className={field.input}
          id={id}
          role="combobox"
          type="text"
          dir={value ? 'auto' : undefined}
          autoComplete="off"
          placeholder={placeholder}
          aria-autocomplete="list"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(told)}
          aria-expanded={shown && options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${active}` : undefined}
          value={value}
          onChange={(event) => {
            onChange(event.target.value)
            setOpen(true)
            setActive(-1)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        {value && (
          <IconButton
            label={clearLabel}
            icon={X}
            size="small"
            onClick={() => {
              onChange('')
              input.current?.focus()
            }}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the field focused while an option is clicked */}
      <div className={styles.popup} hidden={!shown} onMouseDown={(event) => event.preventDefault()}>
        <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={label} ref={list}>
          {options.map((option, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field holds the focus and hears the keys
            <div
              key={option.id}
              className={styles.option}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              onClick={() => choose(option)}
            >
              <bdi lang={option.lang}>{option.label}</bdi>
              {option.note && <span className={styles.note}>{option.note}</span>}
            </div>
          ))}
        </div>
        {options.length === 0 && status && <p className={styles.status}>{status}</p>}
      </div>
      <FieldError {...told} />
      <VisuallyHidden>
        <span role="status">{shown ? status : ''}</span>
      </VisuallyHidden>
    </div>
  )
}
