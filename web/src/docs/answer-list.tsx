import { useTranslation } from 'react-i18next'
import { AnchorLink } from './anchor-link.tsx'
import styles from './answer-list.module.css'
import { problemAnchor } from './introduction-parts.ts'
import type { Schemas } from './openapi-document.ts'
import type { Answer, Operation } from './operations.ts'
import { type Field, fieldsOf, typeOf } from './schema-fields.ts'

export function AnswerList({ operation, schemas }: { operation: Operation; schemas: Schemas }) {
  const good = operation.answers.filter(({ status }) => Number(status) < 400)
  const problems = operation.answers.filter(({ status }) => Number(status) >= 400)
  return (
    <>
      {good.map((answer) => (
        <GoodAnswer key={answer.status} answer={answer} schemas={schemas} />
      ))}
      <ul className={styles.problems}>
        {problems.map((answer) => (
          <li key={answer.status}>
            <ProblemAnswer answer={answer} />
          </li>
        ))}
      </ul>
    </>
  )
}

function GoodAnswer({ answer, schemas }: { answer: Answer; schemas: Schemas }) {
  const { status, description, mediaType, schema } = answer
  const fields = schema ? fieldsOf(schema, schemas) : []
  return (
    <div className={styles.good}>
      <p dir="ltr" lang="en">
        <strong>
          {status} {description}
        </strong>{' '}
        <code>{mediaType}</code> {schema && <span className={styles.type}>{typeOf(schema)}</span>}
      </p>
      {fields.length > 0 && <FieldList fields={fields} />}
    </div>
  )
}

function ProblemAnswer({ answer }: { answer: Answer }) {
  const { status, description } = answer
  const anchor = problemAnchor(status)
  const text = (
    <bdi lang="en">
      {status} {description}
    </bdi>
  )
  return anchor ? <AnchorLink anchor={anchor}>{text}</AnchorLink> : text
}

/** Fields with those of their objects inside them, each level opened by the reader. */
export function FieldList({ fields }: { fields: Field[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.fields} dir="ltr">
      {fields.map(({ name, type, description, isOptional, values, fields: inner }) => (
        <li key={name} className={styles.field}>
          <p lang="en">
            <code className={styles.name}>{name}</code> <span className={styles.type}>{type}</span>
          </p>
          {isOptional && <p className={styles.note}>{t('docs.optional')}</p>}
          {description && (
            <p className={styles.description} lang="en">
              {description}
            </p>
          )}
          {values.length > 0 && (
            <p className={styles.values} lang="en">
              {values.map((value) => (
                <code key={value}>{value}</code>
              ))}
            </p>
          )}
          {inner.length > 0 && (
            <details className={styles.inner}>
              <summary dir="auto">
                {t('docs.fields')} <code lang="en">{name}</code>
              </summary>
              <FieldList fields={inner} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
