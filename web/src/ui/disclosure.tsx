import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './disclosure.module.css'
import { Icon } from './icon.tsx'

type DisclosureProps = {
  title: string
  /** Say how many are chosen inside, while it is closed. */
  badge?: ReactNode
  defaultOpen?: boolean
  level?: 2 | 3 | 4
  children: ReactNode
}

export function Disclosure({ title, badge, defaultOpen = false, level = 3, children }: DisclosureProps) {
  const Heading = `h${level}` as const
  return (
    <details className={styles.section} open={defaultOpen}>
      <summary className={styles.summary}>
        <Heading className={styles.title}>{title}</Heading>
        {badge}
        <span className={styles.mark}>
          <Icon icon={ChevronDown} />
        </span>
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}
