import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import type { Parameter } from './openapi-document.ts'
import styles from './parameter-table.module.css'
import { exampleOf, isRepeatable, type Rule, rulesOf, typeOf } from './schema-fields.ts'

export function ParameterTable({ parameters, label }: { parameters: Parameter[]; label: string }) {
  const { t } = useTranslation()
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('docs.name')}</th>
          <th scope="col">{t('docs.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map((parameter) => (
          <ParameterRow key={`${parameter.in} ${parameter.name}`} parameter={parameter} />
        ))}
      </tbody>
    </table>
  )
}

function ParameterRow({ parameter }: { parameter: Parameter }) {
  const { t } = useTranslation()
  const { name, description, required, schema } = parameter
  const one = isRepeatable(parameter) && typeof schema.items === 'object' ? schema.items : schema
  const example = exampleOf(parameter)
  return (
    <tr>
      <th scope="row">
        <code className={styles.name} dir="ltr">
          {name}
        </code>
        <span className={styles.type} lang="en" dir="ltr">
          {typeOf(one)}
        </span>
        {required && <Badge>{t('docs.required')}</Badge>}
        {isRepeatable(parameter) && <span className={styles.type}>{t('docs.repeatable')}</span>}
      </th>
      <td>
        <p lang="en" dir="ltr">
          {description}
        </p>
        <ul className={styles.rules}>
          {rulesOf(parameter).map((rule) => (
            <li key={rule.kind}>
              <RuleText rule={rule} />
            </li>
          ))}
          {example !== undefined && (
            <li>
              {t('docs.for')} <code dir="ltr">{example}</code>
            </li>
          )}
        </ul>
      </td>
    </tr>
  )
}

function RuleText({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  switch (rule.kind) {
    case 'values':
      return (
        <>
          {t('docs.rules.values')}{' '}
          {rule.values.map((value) => (
            <code key={value} dir="ltr">
              {value}
            </code>
          ))}
        </>
      )
    case 'range':
      return t('docs.rules.range', { from: number(rule.from), to: number(rule.to) })
    case 'above':
      return t('docs.rules.above', { above: number(rule.above), to: number(rule.to) })
    case 'characters':
      return t('docs.rules.characters', { number: number(rule.most) })
    case 'repeat':
      return t('docs.rules.repeat', { number: number(rule.most) })
    case 'pattern':
      return (
        <>
          {t('docs.rules.pattern')} <code dir="ltr">{rule.pattern}</code>
        </>
      )
    case 'default':
      return (
        <>
          {t('docs.rules.default')} <code dir="ltr">{rule.value}</code>
        </>
      )
  }
}
