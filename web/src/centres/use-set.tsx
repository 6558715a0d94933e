import { Link } from '@tanstack/react-router'
import { ChartNoAxesColumn, ChevronDown, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CiteButton } from '../citing/cite-button.tsx'
import type { Filters } from '../filters/filters.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { FollowLink } from './follow-link.tsx'
import styles from './use-set.module.css'

const look = buttonClass({ variant: 'plain', size: 'small' })

/** What can be done with a set beyond reading it. Folded away, so that it keeps nobody from the list. */
export function UseSet({ filters }: { filters: Filters }) {
  const { t } = useTranslation()
  return (
    <details className={styles.useSet}>
      <summary className={styles.summary}>
        {t('explore.useSet')}
        <Icon icon={ChevronDown} size={16} />
      </summary>
      <div className={styles.uses}>
        <Link to="/research" search={filters} className={look}>
          <Icon icon={Download} />
          {t('research.takeSet')}
        </Link>
        <CiteButton subject={{ kind: 'set', filters }} label={t('citing.citeSet')} plain />
        <Link to="/statistics" search={filters} className={look}>
          <Icon icon={ChartNoAxesColumn} />
          {t('statistics.ofSet')}
        </Link>
        <FollowLink of={filters} className={look}>
          {t('changes.followSet')}
        </FollowLink>
      </div>
    </details>
  )
}
