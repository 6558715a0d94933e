import type { Me } from '@centres/contract'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useMe } from './me.ts'
import styles from './people.module.css'
import { SignInForm } from './sign-in-form.tsx'

type SignedInProps = {
  children: (me: Me) => ReactNode
  /** Why somebody should, who may never have heard of the page. */
  why?: string
}

/** What is for signed-in people; others are asked to sign in and come back here. */
export function SignedIn({ children, why }: SignedInProps) {
  const { t } = useTranslation()
  const { me, error, isFetching, refetch } = useMe({ always: true })
  const here = useRouterState({ select: ({ location }) => location.href })

  if (me) return children(me)
  if (me === null) {
    return (
      <div className={styles.part}>
        <p>{why ?? t('people.needed')}</p>
        <SignInForm returnTo={here} />
      </div>
    )
  }
  if (!error) return <SkeletonRows rows={3} label={t('people.loading')} />
  return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
}
