import type { CentreProfile, Location } from '@centres/contract'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bounds } from '../map/bounds.ts'
import { MapView } from '../map/map-view.tsx'
import { useShownTheme } from '../ui/theme.ts'
import { languageOf, plainNameOf } from './centre-names.ts'
import { useMapLabels } from './map-labels.ts'

/** Degrees to each side: enough to see where on Earth it is, without pretending to know more. */
const reach = { building: 1.5, campus: 1.5, city: 2, region: 6, country: 12, online: 12, hidden: 12 }

function boundsAbout({ longitude, latitude }: Location, degrees: number): Bounds {
  const wrap = (value: number) => ((((value + 180) % 360) + 360) % 360) - 180
  return [
    wrap(longitude - degrees),
    Math.max(latitude - degrees, -85),
    wrap(longitude + degrees),
    Math.min(latitude + degrees, 85),
  ]
}

export function PlaceMap({ centre, location }: { centre: CentreProfile; location: Location }) {
  const { t, i18n } = useTranslation()
  const theme = useShownTheme()
  const labels = useMapLabels()
  const { id } = centre
  const points = useMemo(
    () => ({ ids: [id], longitudes: [location.longitude], latitudes: [location.latitude] }),
    [id, location.longitude, location.latitude],
  )
  const [name, bounds] = useMemo(
    () => [
      { text: plainNameOf(centre), ...languageOf(centre.names[0] ?? { language: null }) },
      boundsAbout(location, reach[centre.precision]),
    ],
    [centre, location],
  )
  return (
    <MapView
      points={points}
      selectedId={id}
      onSelect={() => {}}
      onHover={() => {}}
      nameOf={async (ids) => new Map(ids.map((one) => [one, name]))}
      bounds={bounds}
      locale={i18n.language}
      theme={theme}
      labels={{ ...labels, map: t('profile.mapLabel') }}
    />
  )
}
