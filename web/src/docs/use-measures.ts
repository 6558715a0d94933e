import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Sizes and times as small as an answer's, in the reader's language. */
export function useMeasures() {
  const { language } = useTranslation().i18n
  return useMemo(() => {
    const unit = (unit: string, maximumFractionDigits: number) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits })
    const [byte, kilobyte, millisecond] = [unit('byte', 0), unit('kilobyte', 1), unit('millisecond', 0)]
    return {
      bytes: (value: number) => (value < 1000 ? byte.format(value) : kilobyte.format(value / 1000)),
      milliseconds: (value: number) => millisecond.format(value),
    }
  }, [language])
}
