import styles from './skeleton.module.css'
import { VisuallyHidden } from './text.tsx'

type SkeletonProps = { width?: string; height?: string }

export function Skeleton({ width = '100%', height = '1em' }: SkeletonProps) {
  return <span className={styles.bar} style={{ inlineSize: width, blockSize: height }} aria-hidden="true" />
}

/** As tall as the rows that will come, so that nothing moves when they do. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never change places
        <div className={styles.row} key={row}>
          <Skeleton width={`${[62, 48, 70, 55][row % 4]}%`} height="1.375rem" />
          <Skeleton width={`${[44, 58, 38, 50][row % 4]}%`} height="1rem" />
          <Skeleton width="9rem" height="1rem" />
        </div>
      ))}
    </div>
  )
}
