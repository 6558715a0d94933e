import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { Icon } from './icon.tsx'

type ChipProps = {
  label: string
  /** What it is one of: "Language". */
  group?: string | undefined
  /** The whole sentence for the button: "Remove filter: French". */
  removeLabel?: string | undefined
  onRemove?: (() => void) | undefined
}

export function Chip({ label, group, removeLabel, onRemove }: ChipProps) {
  const text = (
    <span>
      {group && <span className={styles.group}>{group} </span>}
      <bdi>{label}</bdi>
    </span>
  )
  if (!onRemove) return <span className={styles.chip}>{text}</span>
  return (
    <button type="button" className={styles.chip} aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
      {text}
      <Icon icon={X} size={15} />
    </button>
  )
}

export function ChipList({ label, children }: { label: string; children: ReactNode[] }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children.map((child, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the chip inside carries the key that matters
        <li key={at}>{child}</li>
      ))}
    </ul>
  )
}
