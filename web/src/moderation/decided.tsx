import type { Registration } from '@centres/contract'
import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'
import styles from './moderation.module.css'

/** What was decided last, told on the page to which the decision led. */
export type Decided = {
  title: string
  state:
    | Extract<Registration['state'], 'published' | 'changes-asked' | 'rejected'>
    | 'approved'
    | 'word-published'
    | 'word-mapped'
    | 'word-refused'
  centreId: string | null
  /** Whether the page shows another case. */
  isNext: boolean
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    decided?: Decided
  }
}

/** Stands on the page before it has anything to say, else a screen reader may not say it. */
export function DecidedNotice() {
  const { t } = useTranslation()
  const decided = useRouterState({ select: ({ location }) => location.state.decided })
  const [told, setTold] = useState<Decided>()
  useEffect(() => setTold(decided), [decided])
  const title = told?.title || t('moderation.untitled')
  return (
    <div role="status" className={styles.status}>
      {told && (
        <Notice
          tone="done"
          title={t(`moderation.decided.${told.state}`, { title })}
          action={
            told.centreId && (
              <Link to="/centres/$id/{-$slug}" params={{ id: told.centreId }}>
                {t('moderation.decided.page')}
              </Link>
            )
          }
        >
          {t(told.isNext ? 'moderation.decided.next' : 'moderation.decided.last')}
        </Notice>
      )}
    </div>
  )
}
