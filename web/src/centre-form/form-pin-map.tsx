import { useTranslation } from 'react-i18next'
import { PinMap } from '../map/pin-map.tsx'
import { useShownTheme } from '../ui/theme.ts'

type Pin = { longitude: number; latitude: number }

export function FormPinMap({ pin, onPin }: { pin: Pin | undefined; onPin: (pin: Pin) => void }) {
  const { t, i18n } = useTranslation()
  return (
    <PinMap
      pin={pin}
      onPin={onPin}
      label={t('form.map')}
      pinLabel={t('form.pin')}
      placeLabel={t('form.putPin')}
      labels={{
        zoomIn: t('map.zoomIn'),
        zoomOut: t('map.zoomOut'),
        wholeWorld: t('map.wholeWorld'),
        noMap: t('form.noMap'),
      }}
      locale={i18n.language}
      theme={useShownTheme()}
    />
  )
}
