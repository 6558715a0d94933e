import { formRoles } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import type { FormPart } from '../centre-form/form-parts.ts'
import { valuesOf } from '../centre-form/form-values.ts'
import { usePartName } from '../centre-form/use-field-name.ts'
import { usePartWords } from '../centre-form/use-part-words.ts'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import type { Facts } from './record-facts.ts'

const placeParts = ['city', 'adminArea', 'countryCode', 'location', 'precision'] as const

const own = ['place', 'parentId', 'timeZone', 'evidence', 'confirmedAt', 'source'] as const
const isOwn = (field: string): field is (typeof own)[number] => (own as readonly string[]).includes(field)

/** What a field of a record is called. */
export function useFactName(): (field: string) => string {
  const { t } = useTranslation()
  const partName = usePartName()
  return (field) => (isOwn(field) ? t(`records.fields.${field}`) : partName(field))
}

/** What a record says in a field, line by line; no line where it says nothing. */
export function useFactWords(): (field: string, facts: Facts) => string[] {
  const formats = useFormats()
  const terms = useTerms()
  const partWords = usePartWords()
  return (field, facts) => {
    const said = (parts: readonly FormPart[]) => {
      const values = valuesOf({
        ...facts,
        terms: Object.fromEntries(formRoles.map((role) => [role, facts[`terms.${role}`]])),
      })
      return parts.flatMap((part) => (facts[part] === null || facts[part] === undefined ? [] : partWords(values, part)))
    }
    const value = facts[field]
    switch (field) {
      case 'place':
        return said(placeParts)
      case 'lifeState':
        return [...said(['lifeState']), ...said(['closed'])]
      case 'confirmedAt':
        return typeof value === 'string' ? [formats.moment(value)] : []
      case 'evidence':
        return ((value ?? []) as { level: string; at: string }[]).map(
          ({ level, at }) => `${terms.label('evidence', level)} · ${formats.instant(at)}`,
        )
      case 'source': {
        const { kind, url } = (value ?? {}) as { kind?: string; url?: string | null }
        return [...(kind ? [terms.label('source-kind', kind)] : []), ...(url ? [url] : [])]
      }
      case 'parentId':
      case 'timeZone':
        return typeof value === 'string' ? [value] : []
      default:
        return said([field as FormPart])
    }
  }
}
