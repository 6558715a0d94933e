import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { hasPart, type Part, partOfTexts } from '../i18n/parts.ts'
import { FailureNotice } from './failure-notice.tsx'
import { SkeletonRows } from './skeleton.tsx'

type WithTextsProps = { part: Part; children: ReactNode }

/** A page whose texts come with it. When the reader turns to another language, the page stays as it is until they are here. */
export function WithTexts({ part, children }: WithTextsProps) {
  const { t, i18n } = useTranslation()
  const { error, isFetching, refetch } = useQuery(partOfTexts(i18n, part, i18n.language))
  if (hasPart(i18n, part, i18n.language)) return children
  if (error) return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
  return <SkeletonRows rows={6} label={t('site.loading')} />
}
