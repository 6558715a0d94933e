import { Link } from '@tanstack/react-router'
import styles from './centres-by-id.module.css'

type CentresByIdProps = {
  /** How many there are, and what became of them. */
  summary: string
  ids: readonly string[]
  /** Said where there are more than are listed. */
  note?: string | undefined
}

/** Centres of which only the id is at hand, folded away under their number. */
export function CentresById({ summary, ids, note }: CentresByIdProps) {
  return (
    <details className={styles.difference}>
      <summary>{summary}</summary>
      {note && <p className={styles.note}>{note}</p>}
      <ul className={styles.ids}>
        {ids.map((id) => (
          <li key={id}>
            <Link to="/centres/$id/{-$slug}" params={{ id }} dir="ltr">
              {id}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
