import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import type { Parameter } from './openapi-document.ts'
import { isRepeatable, typeOf } from './schema-fields.ts'
import styles from './value-field.module.css'

type ValueFieldProps = { parameter: Parameter; value: string; onChange: (value: string) => void }

export function ValueField({ parameter, value, onChange }: ValueFieldProps) {
  const { t } = useTranslation()
  const { name, schema } = parameter
  if (schema.enum) {
    return (
      <div className={styles.choice}>
        <Select
          label={name}
          value={value}
          options={[
            { value: '', label: t('docs.notGiven') },
            ...schema.enum.map((one) => ({ value: String(one), label: String(one), lang: 'en' })),
          ]}
          onChange={onChange}
        />
      </div>
    )
  }
  return (
    <TextField
      label={name}
      value={value}
      onChange={onChange}
      dir="auto"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      inputMode={typeOf(schema) === 'integer' ? 'numeric' : undefined}
      hint={isRepeatable(parameter) ? t('docs.severalValues') : undefined}
    />
  )
}
