import { Link2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Icon } from '../ui/icon.tsx'
import { ForeignText } from '../ui/text.tsx'
import { AnchorLink } from './anchor-link.tsx'
import { AnswerList } from './answer-list.tsx'
import type { Schemas } from './openapi-document.ts'
import styles from './operation-article.module.css'
import type { Operation, Shared } from './operations.ts'
import { ParameterTable } from './parameter-table.tsx'
import { TryPanel } from './try-panel.tsx'
import { useTitles } from './use-titles.ts'
import type { ExampleLanguage } from './write-example.ts'

type OperationArticleProps = {
  operation: Operation
  shared: Shared | undefined
  schemas: Schemas
  language: ExampleLanguage
  onLanguage: (language: ExampleLanguage) => void
}

export function OperationArticle({ operation, shared, schemas, language, onLanguage }: OperationArticleProps) {
  const { t } = useTranslation()
  const { anchor, method, path, description } = operation
  const title = useTitles().ofOperation(operation)
  return (
    <article className={styles.operation} aria-labelledby={anchor}>
      <header className={styles.head}>
        <h3 id={anchor}>
          <ForeignText {...title} />
        </h3>
        <AnchorLink anchor={anchor} className={styles.anchor} label={t('docs.linkTo', { text: title.text })}>
          <Icon icon={Link2} />
        </AnchorLink>
        <p className={styles.address} dir="ltr">
          <Badge tone="calm">{method}</Badge> <code>{path}</code>
        </p>
      </header>
      {description && (
        <p className={styles.description} lang="en" dir="ltr">
          {description}
        </p>
      )}
      {method === 'GET' && <TryPanel operation={operation} language={language} onLanguage={onLanguage} />}
      <div className={styles.told}>
        <Parameters operation={operation} shared={shared} />
        <h4>{t('docs.answers')}</h4>
        <AnswerList operation={operation} schemas={schemas} />
      </div>
    </article>
  )
}

function Parameters({ operation, shared }: { operation: Operation; shared: Shared | undefined }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const titles = useTitles()
  const { parameters } = operation
  if (parameters.length === 0) return null
  const own = parameters.filter(({ name }) => !shared?.names.has(name))
  const told = parameters.filter(({ name }) => shared?.names.has(name))
  return (
    <>
      <h4>{t('docs.parameters')}</h4>
      {own.length > 0 && <ParameterTable parameters={own} label={t('docs.parameters')} />}
      {shared && (
        <Disclosure
          level={4}
          title={t('docs.sameParameters', {
            number: number(told.length),
            operation: titles.ofOperation(shared.with).text,
          })}
        >
          <ParameterTable parameters={told} label={t('docs.parameters')} />
        </Disclosure>
      )}
    </>
  )
}
