import type { CentreSummary } from '@centres/contract'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'

type Placed = Pick<CentreSummary, 'city' | 'countryCode' | 'precision'>

/** Town and country or area, as far as the centre shows them. */
export function usePlaceLine(): (centre: Placed) => string {
  const { t } = useTranslation()
  const formats = useFormats()
  return useCallback(
    ({ city, countryCode, precision }) => {
      const country = formats.countryName(countryCode)
      const place = city && city !== country ? t('explore.townIn', { town: city, area: country }) : country
      return precision === 'online' ? t('explore.onlineFrom', { place }) : place
    },
    [t, formats],
  )
}
