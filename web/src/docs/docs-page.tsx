import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ForeignText } from '../ui/text.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import { Contents } from './contents.tsx'
import styles from './docs-page.module.css'
import { Introduction } from './introduction.tsx'
import type { OpenapiDocument } from './openapi-document.ts'
import { reference } from './openapi-document.ts'
import { OperationArticle } from './operation-article.tsx'
import { type Section, sectionsOf, sharedParameters } from './operations.ts'
import { useAnchorTarget } from './use-anchor-target.ts'
import { useTitles } from './use-titles.ts'
import type { ExampleLanguage } from './write-example.ts'

export const DocsPage = () => (
  <WithTexts part="docs">
    <Reference />
  </WithTexts>
)

function Reference() {
  const { t } = useTranslation()
  const { data, error, refetch, isFetching } = useQuery(reference)
  const sections = useMemo(() => (data ? sectionsOf(data.document) : []), [data])
  const [language, setLanguage] = useState<ExampleLanguage>('curl')
  useAnchorTarget(data !== undefined)

  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('docs.title'), site: t('site.name') })} />
      <Contents sections={sections} />
      <div className={styles.content}>
        <Introduction limit={data?.limit} language={language} onLanguage={setLanguage} />
        {data ? (
          <Operations document={data.document} sections={sections} language={language} onLanguage={setLanguage} />
        ) : error ? (
          <Failure error={error} busy={isFetching} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={6} label={t('docs.loading')} />
        )}
      </div>
    </div>
  )
}

function Failure({ error, busy, onRetry }: { error: Error; busy: boolean; onRetry: () => void }) {
  const { t } = useTranslation()
  const { title, detail } = useFailureText(error)
  return (
    <Notice
      tone="error"
      title={title}
      live
      action={
        <Button busy={busy} onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      }
    >
      {detail}
    </Notice>
  )
}

type OperationsProps = {
  document: OpenapiDocument
  sections: Section[]
  language: ExampleLanguage
  onLanguage: (language: ExampleLanguage) => void
}

function Operations({ document, sections, language, onLanguage }: OperationsProps) {
  const titles = useTitles()
  const shared = useMemo(() => sharedParameters(sections), [sections])
  return sections.map((section) => (
    <section key={section.anchor} className={styles.section}>
      <h2 id={section.anchor}>
        <ForeignText {...titles.ofGroup(section)} />
      </h2>
      {section.description && (
        <p className={styles.soft} lang="en" dir="ltr">
          {section.description}
        </p>
      )}
      {section.operations.map((operation) => (
        <OperationArticle
          key={operation.anchor}
          operation={operation}
          shared={shared.get(operation.anchor)}
          schemas={document.components?.schemas ?? {}}
          language={language}
          onLanguage={onLanguage}
        />
      ))}
    </section>
  ))
}
