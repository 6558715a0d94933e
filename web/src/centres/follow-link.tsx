import { narrowingFilters, queryString } from '@centres/contract'
import { Rss } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Filters } from '../filters/filters.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './follow-link.module.css'

type FollowLinkProps = { of: Filters | { centre: string }; className?: string; children: string }

/** The address of a feed, in the reader's language, to hand to a feed reader. */
export function FollowLink({ of, className = styles.follow, children }: FollowLinkProps) {
  const { i18n } = useTranslation()
  const set = 'centre' in of ? of : narrowingFilters(of)
  return (
    <a
      className={className}
      href={`/v1/changes.atom?${queryString({ ...set, lang: i18n.language })}`}
      type="application/atom+xml"
    >
      <Icon icon={Rss} size={16} />
      {children}
    </a>
  )
}
