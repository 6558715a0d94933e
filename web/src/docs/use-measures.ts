import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Sizes and times as small as an answer's, in the reader's language. */
export function useMeasures() {
  const { language } = useTranslation().i18n
  return useMemo(() => {
    const formatOf = (unit: string, maximumFractionDigits: number, unitDisplay: 'short' | 'long' = 'short') =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay, maximumFractionDigits })
    const byte = formatOf('byte', 0, 'long')
    const kilobyte = formatOf('kilobyte', 1)
    const millisecond = formatOf('millisecond', 0)
    return {
      bytes: (value: number) => (value < 1000 ? byte.format(value) : kilobyte.format(value / 1000)),
      milliseconds: (value: number) => millisecond.format(value),
    }
  }, [language])
}
