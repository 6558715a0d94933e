import type { LucideIcon } from 'lucide-react'
import { classNames } from './class-names.ts'
import styles from './icon.module.css'

type IconProps = {
  icon: LucideIcon
  /** Only where no text beside the icon says the same. */
  label?: string | undefined
  size?: number
  /** Arrows and the like, which turn round where text runs right to left. */
  mirrored?: boolean
}

export function Icon({ icon: Drawing, label, size = 18, mirrored = false }: IconProps) {
  const className = classNames(styles.icon, mirrored && styles.mirrored)
  return label ? (
    <Drawing className={className} size={size} strokeWidth={1.75} role="img" aria-label={label} />
  ) : (
    <Drawing className={className} size={size} strokeWidth={1.75} aria-hidden="true" />
  )
}
