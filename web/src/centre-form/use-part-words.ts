import type { FormRole } from '@centres/contract'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { vocabularyOf } from './form-fields.tsx'
import type { FormPart } from './form-parts.ts'
import { type FormValues, type NameValue, pointOf } from './form-values.ts'

/** What a part of the form says, line by line; no line where it says nothing. */
export function usePartWords(): (values: FormValues, part: FormPart) => string[] {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  return useCallback(
    (values, part) => {
      const inLanguage = (text: string, language: string) =>
        language ? t('form.inLanguage', { text, language: formats.languageName(language) }) : text
      const nameWords = ({ text, language }: NameValue) => (text.trim() ? [inLanguage(text, language)] : [])
      if (part.startsWith('terms.')) {
        const role = part.slice('terms.'.length) as FormRole
        return values.terms[role].map(({ code, ownWords }) =>
          code === 'other' && ownWords ? ownWords : terms.label(vocabularyOf(role), code),
        )
      }
      switch (part) {
        case 'names':
          return values.names.flatMap(nameWords)
        case 'institutions':
          return values.institutions.flatMap(({ names, type, website }) => [
            ...names.flatMap(nameWords),
            ...(type ? [terms.label('institution-type', type)] : []),
            ...(website ? [website] : []),
          ])
        case 'countryCode':
          return values.countryCode ? [formats.countryName(values.countryCode)] : []
        case 'location': {
          const pin = pointOf(values)
          const { longitude, latitude } = values
          if (!pin) return [longitude, latitude].filter((text) => text !== '')
          return [
            t('form.pinAt', { longitude: formats.degrees(pin.longitude), latitude: formats.degrees(pin.latitude) }),
          ]
        }
        case 'precision':
          return [terms.label('precision', values.precision)]
        case 'lifeState':
          return [terms.label('life-state', values.lifeState)]
        case 'languages':
        case 'textLanguages':
          return values[part].map(formats.languageName)
        case 'descriptions':
          return values.descriptions.map(({ language, text }) => inLanguage(text, language))
        case 'socialLinks':
          return values.socialLinks.filter((link) => link !== '')
        default: {
          const text = values[part as 'city']
          return text ? [text] : []
        }
      }
    },
    [t, formats, terms],
  )
}
