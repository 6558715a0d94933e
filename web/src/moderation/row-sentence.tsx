import { formRoles, type ImportRow, importSentences } from '@centres/contract'
import { useTranslation } from 'react-i18next'
import { usePartName } from '../centre-form/use-field-name.ts'
import { useFormats } from '../i18n/formats.ts'

type Told = Pick<ImportRow['notes'][number], 'code' | 'values' | 'message'>

const isOwn = (code: string): code is keyof typeof importSentences => code in importSentences

/** What a report says of a row, in the reader's language; what this client has no sentence for, in English. */
export function RowSentence({ told: { code, values, message } }: { told: Told }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (isOwn(code)) {
    const isolated = Object.entries(values).map(([name, value]) => [
      name,
      `\u2068${name === 'country' || name === 'found' ? formats.countryName(value) : value}\u2069`,
    ])
    return t(`imports.sentences.${code}`, Object.fromEntries(isolated))
  }
  if (code === 'tooLong' || code === 'tooMany') return t(`form.problems.${code}`, { most: Number(values.most) })
  if (code !== 'other' && code !== undefined) return t(`form.problems.${code}`)
  return (
    <span lang="en" dir="ltr">
      {message}
    </span>
  )
}

/** The names of fields in which a record differs. */
export function useDiffering(): (fields: readonly string[]) => string {
  const formats = useFormats()
  const nameOf = usePartName()
  return (fields) =>
    formats.list(fields.map((field) => nameOf(formRoles.some((role) => role === field) ? `terms.${field}` : field)))
}
