import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { CodeBlock } from './code-block.tsx'
import { CodeTabs } from './code-tabs.tsx'
import styles from './introduction.module.css'
import { problemKinds } from './introduction-parts.ts'
import { problemExample } from './problem-example.ts'
import type { ExampleLanguage } from './write-example.ts'
import { writePaging } from './write-paging.ts'

const openApi = '/v1/openapi.json'
const ogc = '/ogc'

type IntroductionProps = {
  limit: number | undefined
  language: ExampleLanguage
  onLanguage: (language: ExampleLanguage) => void
}

/** What holds for every operation. */
export function Introduction({ limit, language, onLanguage }: IntroductionProps) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const { origin } = location
  return (
    <>
      <h1>{t('docs.title')}</h1>
      <p className={styles.lead}>{t('docs.lead')}</p>
      <Part anchor="start">
        <p>{t('docs.start.address')}</p>
        <CodeBlock label={t('docs.start.addressLabel')} text={`${origin}/v1`} />
        <p>{t('docs.start.open')}</p>
        <p>{t('docs.start.filters')}</p>
        <p>
          {t('docs.start.machine')} <a href={openApi}>{openApi}</a>
        </p>
        <p>
          {t('docs.start.maps')} <a href={ogc}>{ogc}</a>
        </p>
      </Part>
      <Part anchor="pages">
        <p>{t('docs.pages.text')}</p>
        <CodeTabs
          id="pages-code"
          label={t('docs.pages.title')}
          language={language}
          onLanguage={onLanguage}
          textOf={(one) => writePaging(one, origin)}
        />
      </Part>
      <Part anchor="limits">
        <p>
          {limit === undefined ? t('docs.limits.unknown') : t('docs.limits.known', { number: number(limit) })}{' '}
          {t('docs.limits.text')}
        </p>
        <Terms
          terms={{
            'ratelimit-limit': t('docs.limits.limit'),
            'ratelimit-remaining': t('docs.limits.remaining'),
            'ratelimit-reset': t('docs.limits.reset'),
            'retry-after': t('docs.limits.retryAfter'),
          }}
        />
      </Part>
      <Part anchor="versions">
        <p>{t('docs.versions.text')}</p>
        <CodeBlock
          label={t('docs.versions.title')}
          text={`GET /v1/centres?country=ZA\nIf-None-Match: W/"…"\n\n304 Not Modified`}
        />
        <p>{t('docs.versions.try')}</p>
      </Part>
      <Part anchor="problems">
        <p>{t('docs.problems.text')}</p>
        <CodeBlock label={t('docs.problems.example')} text={problemExample} isJson />
        <ProblemTable />
      </Part>
    </>
  )
}

function Part({
  anchor,
  children,
}: {
  anchor: 'start' | 'pages' | 'limits' | 'versions' | 'problems'
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <section className={styles.part}>
      <h2 id={anchor}>{t(`docs.${anchor}.title`)}</h2>
      {children}
    </section>
  )
}

function Terms({ terms }: { terms: Record<string, string> }) {
  return (
    <dl className={styles.terms}>
      {Object.entries(terms).map(([term, text]) => (
        <div key={term}>
          <dt>
            <code dir="ltr">{term}</code>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function ProblemTable() {
  const { t } = useTranslation()
  return (
    <table className={styles.table}>
      <caption>{t('docs.problems.kinds')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('docs.problems.status')}</th>
          <th scope="col">{t('docs.problems.type')}</th>
          <th scope="col">{t('docs.problems.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {problemKinds.map(([status, kind]) => (
          <tr key={kind} id={`problem-${kind}`}>
            <td>{status}</td>
            <th scope="row">
              <code dir="ltr">{kind}</code>
            </th>
            <td>{t(`docs.problems.of.${kind}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
