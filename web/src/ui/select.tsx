import { ChevronDown, type LucideIcon } from 'lucide-react'
import { useId } from 'react'
import { classNames } from './class-names.ts'
import { describedBy, FieldError, FieldHint } from './field.tsx'
import { Icon } from './icon.tsx'
import styles from './select.module.css'
import { VisuallyHidden } from './text.tsx'

export type SelectOption<Value extends string = string> = {
  value: Value
  label: string
  lang?: string | undefined
  /** The heading under which it stands, with its neighbours of the same. */
  group?: string | undefined
}

type SelectProps<Value extends string> = {
  label: string
  value: Value
  options: readonly SelectOption<Value>[]
  onChange: (value: Value) => void
  hideLabel?: boolean
  icon?: LucideIcon
  /** Without a frame of its own, for bars and footers. */
  compact?: boolean
  /** In a form the label stands above, and what is said of the field beside it. */
  inForm?: boolean
  id?: string | undefined
  hint?: string | undefined
  error?: string | undefined
}

type Group = { group: string | undefined; members: SelectOption[] }

function inGroups(options: readonly SelectOption[]): Group[] {
  const groups: Group[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last && last.group === option.group) last.members.push(option)
    else groups.push({ group: option.group, members: [option] })
  }
  return groups
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    label,
    value,
    options,
    onChange,
    hideLabel = false,
    icon,
    compact = false,
    inForm = false,
    hint,
    error,
  } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const told = { id, hint, error }
  return (
    <div className={classNames(styles.field, inForm && styles.inForm)}>
      <label className={styles.label} htmlFor={id}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      <FieldHint {...told} />
      <div className={classNames(styles.box, compact && styles.compact)} data-invalid={error ? true : undefined}>
        {icon && <Icon icon={icon} />}
        <select
          className={classNames(styles.select, icon && styles.beside)}
          id={id}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(told)}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen) onChange(chosen.value)
          }}
        >
          {inGroups(options).map(({ group, members }) => {
            const choices = members.map((option) => (
              <option key={option.value} value={option.value} lang={option.lang}>
                {option.label}
              </option>
            ))
            if (group === undefined) return choices
            return (
              <optgroup key={group} label={group}>
                {choices}
              </optgroup>
            )
          })}
        </select>
        <Icon icon={ChevronDown} size={16} />
      </div>
      <FieldError {...told} />
    </div>
  )
}
