import type { CentreProfile, Location } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { MiniMap } from '../map/mini-map.tsx'
import { useShownTheme } from '../ui/theme.ts'

/** How far from its point a centre may be, by what the point stands for. */
const radiusMetres = {
  building: 0,
  campus: 500,
  city: 8_000,
  region: 100_000,
  country: 400_000,
  online: 400_000,
  hidden: 400_000,
}

export function PlaceMap({ precision, location }: { precision: CentreProfile['precision']; location: Location }) {
  const { t, i18n } = useTranslation()
  const theme = useShownTheme()
  return (
    <MiniMap
      {...location}
      radiusMetres={radiusMetres[precision]}
      label={t('profile.mapLabel')}
      noMap={t('map.noMap')}
      locale={i18n.language}
      theme={theme}
    />
  )
}
