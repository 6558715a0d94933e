import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './explore.module.css'

type State = 'idle' | 'busy' | 'refused' | 'failed'

/** About a kilometre: near enough to sort by, and no more than an address that is shared need tell. */
const decimals = 2

type NearMeProps = { onFound: (longitude: number, latitude: number) => void }

export function NearMe({ onFound }: NearMeProps) {
  const { t } = useTranslation()
  const [state, setState] = useState<State>('idle')

  const ask = () => {
    if (!('geolocation' in navigator)) return setState('failed')
    setState('busy')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle')
        onFound(Number(coords.longitude.toFixed(decimals)), Number(coords.latitude.toFixed(decimals)))
      },
      ({ code, PERMISSION_DENIED }) => setState(code === PERMISSION_DENIED ? 'refused' : 'failed'),
      { maximumAge: 10 * 60_000, timeout: 15_000 },
    )
  }

  return (
    <>
      <Button icon={LocateFixed} busy={state === 'busy'} onClick={ask}>
        {state === 'busy' ? t('explore.nearMeBusy') : t('explore.nearMe')}
      </Button>
      {(state === 'refused' || state === 'failed') && (
        <div className={styles.nearNotice}>
          <Notice tone="caution" live>
            {t(state === 'refused' ? 'explore.nearMeRefused' : 'explore.nearMeFailed')}
          </Notice>
        </div>
      )}
    </>
  )
}
