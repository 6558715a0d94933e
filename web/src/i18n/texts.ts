import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { loadTexts, localeFor } from './languages.ts'
import { loadPartsInUse } from './parts.ts'

type Texts = typeof import('./locales/en.json') &
  typeof import('./parts/writing/en.json') &
  typeof import('./parts/matching/en.json') &
  typeof import('./parts/merging/en.json') &
  typeof import('./parts/messages/en.json') &
  typeof import('./parts/dictionary/en.json') &
  typeof import('./parts/docs/en.json') &
  typeof import('./parts/imports/en.json') &
  typeof import('./parts/ownData/en.json') &
  typeof import('./parts/reminders/en.json') &
  typeof import('./parts/ownWords/en.json') &
  typeof import('./parts/stewards/en.json')

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Texts }
  }
}

export async function createTexts(language: string): Promise<i18n> {
  const texts = createInstance()
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await loadTexts(language) } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  const numbers = new Map<string, Intl.NumberFormat>()
  texts.services.formatter?.add('number', (value: number, language = 'en') => {
    const format = numbers.get(language) ?? new Intl.NumberFormat(localeFor(language))
    numbers.set(language, format)
    return format.format(value)
  })
  return texts
}

export async function changeLanguage(texts: i18n, language: string): Promise<void> {
  if (!texts.hasResourceBundle(language, 'translation')) {
    texts.addResourceBundle(language, 'translation', await loadTexts(language))
  }
  await loadPartsInUse(texts, language)
  await texts.changeLanguage(language)
}
