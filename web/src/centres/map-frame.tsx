import { CatchBoundary } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'
import styles from './explore-map.module.css'

/** The list comes first: the map is sent for when there is something to put beside it. Once shown it stays. */
export function MapFrame({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  const [started, setStarted] = useState(wanted)
  useEffect(() => {
    if (wanted) setStarted(true)
  }, [wanted])
  const waiting = <p className={styles.mapWaiting}>{t('map.loading')}</p>

  return (
    <div className={styles.mapFrame}>
      <CatchBoundary getResetKey={() => 'map'} errorComponent={() => <Notice>{t('map.noMap')}</Notice>}>
        {started ? <Suspense fallback={waiting}>{children}</Suspense> : waiting}
      </CatchBoundary>
    </div>
  )
}
