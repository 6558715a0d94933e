import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf } from './languages.ts'
import { changeLanguage } from './texts.ts'

/** Turns the page to a language, with its direction, once its texts have arrived. */
export function useLanguage(wanted: string): void {
  const { i18n } = useTranslation()
  const shown = i18n.language

  useEffect(() => {
    if (wanted !== shown) void changeLanguage(i18n, wanted).catch(() => undefined)
  }, [i18n, wanted, shown])

  useEffect(() => {
    document.documentElement.lang = shown
    document.documentElement.dir = directionOf(shown)
  }, [shown])
}
