import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapLabels } from '../map/map-labels.ts'

/** What the map says, in the reader's language. */
export function useMapLabels(): MapLabels {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      map: t('map.label'),
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
      wholeWorld: t('map.wholeWorld'),
      inView: t('map.inView'),
      cluster: (count, near) => (near ? t('map.clusterNear', { count, near }) : t('map.cluster', { count })),
      centre: (near) => (near ? t('map.centreNear', { near }) : t('map.centre')),
      sameSpot: (count) => t('map.sameSpot', { count }),
      close: t('site.close'),
      noMap: t('map.noMap'),
    }),
    [t],
  )
}
