import styles from './progress.module.css'

/** A line along the top of what is loading; without a value it only says that work goes on. */
export function Progress({ label, value, max = 1 }: { label: string; value?: number; max?: number }) {
  return (
    <progress className={styles.progress} aria-label={label} max={max} {...(value === undefined ? {} : { value })} />
  )
}
