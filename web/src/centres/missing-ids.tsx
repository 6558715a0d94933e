import type { CentreProfile } from '@centres/contract'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../app/call.ts'
import { Notice } from '../ui/notice.tsx'
import { plainNameOf } from './centre-names.ts'
import { centreProfile } from './centre-queries.ts'
import styles from './shortlist.module.css'

type MissingIdsProps = {
  ids: readonly string[]
  action?: ((id: string) => ReactNode) | undefined
}

/** Asks of ids that no list holds what became of them. */
export function MissingIds({ ids, action }: MissingIdsProps) {
  const found = useQueries({ queries: ids.map(centreProfile) })
  if (ids.length === 0) return null
  return (
    <ul className={styles.missing}>
      {ids.map((id, at) => (
        <li key={id}>
          <MissingId id={id} found={found[at]?.data} error={found[at]?.error} action={action?.(id)} />
        </li>
      ))}
    </ul>
  )
}

type MissingIdProps = {
  id: string
  /** What is answered in its place. */
  found: CentreProfile | undefined
  error: unknown
  action?: ReactNode
}

/** What became of an id that finds no centre: withdrawn, merged into another, or never given. */
export function MissingId({ id, found, error, action }: MissingIdProps) {
  const { t } = useTranslation()
  const problem = error instanceof CallFailed ? error.problem : undefined
  const isGone = problem?.status === 410
  if (found) {
    return (
      <Notice tone="caution" action={action}>
        {t(found.id === id ? 'shortlist.unlisted' : 'shortlist.merged', { id })}{' '}
        <Link to="/centres/$id/{-$slug}" params={{ id: found.id, slug: found.slug }}>
          {plainNameOf(found)}
        </Link>
      </Notice>
    )
  }
  if (!error) return null
  const text = isGone ? 'shortlist.gone' : problem?.status === 404 ? 'shortlist.unknown' : 'shortlist.unread'
  return (
    <Notice tone="caution" action={action}>
      {t(text, { id })}
      {isGone && problem?.reason && ` ${t('profile.missing.goneReason', { reason: problem.reason })}`}
    </Notice>
  )
}
