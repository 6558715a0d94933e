import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type BadgeProps = { tone?: 'plain' | 'calm' | 'chosen' | 'caution'; icon?: LucideIcon; children: ReactNode }

export function Badge({ tone = 'plain', icon, children }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      {icon && <Icon icon={icon} size={14} />}
      {children}
    </span>
  )
}
