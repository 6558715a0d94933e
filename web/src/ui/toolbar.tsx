import type { ReactNode } from 'react'
import styles from './toolbar.module.css'

export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.toolbar} aria-label={label}>
      {children}
    </fieldset>
  )
}
