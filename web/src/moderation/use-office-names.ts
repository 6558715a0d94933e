import type { Moderates } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'

/** One part of what somebody decides on, as the reader calls it. */
export function useOfficeNames(): (part: Moderates) => string {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  return ({ scope, code }) => {
    if (scope === 'everything') return t('staff.everything')
    if (scope === 'country') return formats.countryName(code)
    if (scope === 'region') return formats.regionName(code)
    return terms.label('association', code)
  }
}
