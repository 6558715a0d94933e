import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './result-row.module.css'

export function ResultList({ label, busy = false, children }: { label: string; busy?: boolean; children: ReactNode }) {
  return (
    <ol className={styles.list} aria-label={label} aria-busy={busy}>
      {children}
    </ol>
  )
}

type ResultRowProps = {
  /** The row's one link, its name; the whole row is its target. */
  link: (className: string) => ReactNode
  /** The name in the reader's language, where the first is in another. */
  secondary?: ReactNode
  institution?: ReactNode
  place?: ReactNode
  tags?: ReactNode
  /** At the far end of the name: a distance, a year. */
  aside?: ReactNode
  chosen?: boolean
  hovered?: boolean
  onHover?: (on: boolean) => void
}

export function ResultRow(props: ResultRowProps) {
  const { link, secondary, institution, place, tags, aside, chosen = false, hovered = false, onHover } = props
  return (
    <li
      className={classNames(styles.row, chosen && styles.chosen, hovered && styles.hovered)}
      aria-current={chosen || undefined}
      onPointerEnter={() => onHover?.(true)}
      onPointerLeave={() => onHover?.(false)}
      onFocus={() => onHover?.(true)}
      onBlur={() => onHover?.(false)}
    >
      <div className={styles.head}>
        <h3 className={styles.name}>{link(styles.link ?? '')}</h3>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {secondary && <p className={styles.secondary}>{secondary}</p>}
      {(institution || place) && (
        <p className={styles.where}>
          {institution && <span className={styles.institution}>{institution}</span>}
          {place && <span className={styles.place}>{place}</span>}
        </p>
      )}
      {tags && <div className={styles.tags}>{tags}</div>}
    </li>
  )
}
