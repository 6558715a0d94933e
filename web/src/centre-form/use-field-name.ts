import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

const words = {
  yourPart: 'form.fields.yourPart',
  names: 'form.fields.name',
  institutions: 'form.fields.institution',
  lifeState: 'filters.names.lifeState',
  founded: 'form.fields.founded',
  closed: 'form.fields.closed',
  countryCode: 'filters.names.country',
  adminArea: 'form.fields.adminArea',
  city: 'form.fields.city',
  longitude: 'form.fields.longitude',
  latitude: 'form.fields.latitude',
  precision: 'form.fields.precision',
  website: 'form.fields.website',
  socialLinks: 'form.fields.socialLinks',
  phone: 'profile.phone',
  publicEmail: 'form.fields.publicEmail',
  mailbox: 'form.fields.mailbox',
  languages: 'filters.names.language',
  textLanguages: 'filters.names.textLanguage',
  descriptions: 'form.fields.description',
  source: 'suggesting.source',
  email: 'people.address',
  duplicateOf: 'suggesting.other',
  'terms.kind': 'filters.names.kind',
  'terms.modality': 'filters.names.modality',
  'terms.service': 'filters.names.service',
  'terms.audience': 'filters.names.audience',
  'terms.tutor': 'filters.names.tutor',
  'terms.association': 'filters.names.association',
  'terms.designation': 'filters.names.designation',
  'terms.placement': 'profile.placement',
  'terms.offers': 'filters.names.offers',
  'terms.seeks': 'filters.names.seeks',
} as const

/** What the field at a path is called; of a field within a list, what the list is called. */
export function useFieldName(): (path: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (path) => {
      const [first = '', second = ''] = path.split('.')
      const key = first === 'terms' ? `terms.${second}` : first
      const known = Object.entries(words).find(([name]) => name === key)?.[1]
      if (first === 'institutions' && path.endsWith('website')) return t('form.fields.institutionWebsite')
      return known ? t(known) : key
    },
    [t],
  )
}

/** The same for what is compared as one. */
export function usePartName(): (part: string) => string {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  return useCallback((part) => (part === 'location' ? t('form.fields.location') : nameOf(part)), [t, nameOf])
}
