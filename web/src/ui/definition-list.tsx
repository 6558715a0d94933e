import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './definition-list.module.css'
import { Icon } from './icon.tsx'

export type Definition = { term: string; details: ReactNode; icon?: LucideIcon | undefined }

export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className={styles.list}>
      {items.map(({ term, details, icon }) => (
        <div className={styles.row} key={term}>
          <dt className={styles.term}>
            {icon && <Icon icon={icon} size={16} />}
            {term}
          </dt>
          <dd className={styles.details}>{details}</dd>
        </div>
      ))}
    </dl>
  )
}
