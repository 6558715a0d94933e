import type { FacetName } from '@centres/contract'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { facetMeaning } from './facets.ts'
import type { Choice } from './filters.ts'
import { nameOfNear } from './near-names.ts'

/** The words for a code of a facet. */
export function useCodeLabel(): (facet: FacetName, code: string) => string {
  const formats = useFormats()
  const terms = useTerms()
  return useCallback(
    (facet, code) => {
      const meaning = facetMeaning[facet]
      if (meaning === 'region') return formats.regionName(code)
      if (meaning === 'country') return formats.countryName(code)
      if (meaning === 'tag') return formats.languageName(code)
      return terms.label(meaning.vocabulary, code)
    },
    [formats, terms],
  )
}

/** The words for a chosen filter. */
export function useChoiceLabel(): (choice: Choice) => string {
  const { t } = useTranslation()
  const formats = useFormats()
  const codeLabel = useCodeLabel()
  return useCallback(
    ({ name, value }) => {
      switch (name) {
        case 'q':
          return value
        case 'id':
          return t('filters.idValue', { count: value.split(',').length })
        case 'bbox':
          return t('filters.bboxValue')
        case 'near': {
          const [longitude = Number.NaN, latitude = Number.NaN] = value.split(',').map(Number)
          const name = nameOfNear(value)
          if (name) return name
          if (Number.isNaN(longitude) || Number.isNaN(latitude)) return value
          return t('explore.position', { latitude: formats.degrees(latitude), longitude: formats.degrees(longitude) })
        }
        case 'radiusKm':
          return Number(value) > 0 ? formats.distance(Number(value) * 1000) : value
        case 'confirmedSince':
          return Number.isNaN(Date.parse(value)) ? value : formats.instant(value)
        default:
          return codeLabel(name, value)
      }
    },
    [t, formats, codeLabel],
  )
}
