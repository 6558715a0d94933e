import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode; level?: 1 | 2 | 3 }

/** An unvisited square of the chart: says what is not there, and the way on. */
export function EmptyState({ title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className={styles.empty}>
      <svg className={styles.chart} viewBox="0 0 96 56" aria-hidden="true">
        <path d="M1 55C18 20 30 6 48 6s30 14 47 49M1 38h94M8 24h80M28 55c2-24 8-44 20-49 12 5 18 25 20 49M48 6v49" />
      </svg>
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
