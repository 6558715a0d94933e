import type { Problem } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageTitle } from '../ui/page-title.tsx'

const titles = { 400: 'checkTitle', 404: 'title', 410: 'goneTitle' } as const
const details = { 400: 'checkDetail', 404: 'detail', 410: 'goneDetail' } as const

/** Says kindly why there is nothing to show: mistyped, unknown or withdrawn. */
export function MissingProfile({ id, problem }: { id: string; problem: Problem | undefined }) {
  const { t } = useTranslation()
  const isIdWrong = problem?.errors?.some(({ in: place, name }) => place === 'path' && name === 'id')
  const status = problem?.status === 410 ? 410 : problem?.status === 400 && isIdWrong ? 400 : 404
  const title = t(`profile.missing.${titles[status]}`)
  return (
    <>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <EmptyState
        level={1}
        title={title}
        actions={
          <Link to="/" className={buttonClass({ variant: 'primary' })}>
            {t('profile.missing.back')}
          </Link>
        }
      >
        <p>{t(`profile.missing.${details[status]}`, { id })}</p>
        {problem?.reason && <p>{t('profile.missing.goneReason', { reason: problem.reason })}</p>}
      </EmptyState>
    </>
  )
}
