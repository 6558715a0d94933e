import type { SuggestionCase } from '@centres/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { statusOf } from '../people/me.ts'
import { Badge } from '../ui/badge.tsx'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ForeignText } from '../ui/text.tsx'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { RecordHistory } from './record-history.tsx'
import { moderatedRecord } from './record-queries.ts'
import { type Done, DoneNotice, RecordState } from './record-state.tsx'
import { ReportAnswer } from './report-answer.tsx'
import { reportCase } from './report-queries.ts'

const route = getRouteApi('/moderate/reports/$id')

/** What a reader says is wrong with an entry as a whole, beside all that can be done about it. */
export function ReportCasePage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const search = route.useSearch()
  const { data, error, isFetching, refetch } = useQuery(reportCase(id))
  const isMissing = [400, 404].includes(statusOf(error) ?? 0)
  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link to="/moderate" search={search}>
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      {(data || isMissing) && (
        <PageTitle
          key={`title of ${id}`}
          text={t('site.pageTitle', { page: t('reporting.caseTitle'), site: t('site.name') })}
        />
      )}
      {data ? (
        <Report key={id} found={data} />
      ) : isMissing ? (
        <EmptyState level={1} title={t('reporting.notThere')}>
          <p>{t('reporting.notThereDetail')}</p>
        </EmptyState>
      ) : error ? (
        <ModerationFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} search={search} />
      ) : (
        <SkeletonRows rows={6} label={t('reporting.loading')} />
      )}
    </div>
  )
}

function Report({ found }: { found: SuggestionCase }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { centre, concern, words, source, confirmedAt } = found
  const name = centre.names[0]
  return (
    <article className={styles.case}>
      <div className={styles.wide}>
        <header className={styles.head}>
          <h1>
            {t('reporting.caseTitle')}:{' '}
            {name ? <ForeignText text={name.text} lang={name.language ?? undefined} /> : centre.id}
          </h1>
          <p className={styles.badges}>
            {concern && <Badge tone="caution">{t(`reporting.concerns.${concern}`)}</Badge>}
            <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
              {t('moderation.decided.page')}
            </Link>
          </p>
          <p className={styles.soft}>{t('suggesting.sentOn', { date: formats.instant(confirmedAt) })}</p>
          {words ? (
            <>
              <p>{t('reporting.wordsAre')}</p>
              <blockquote className={styles.words} dir="auto">
                {words}
              </blockquote>
            </>
          ) : (
            <p className={styles.soft}>{t('reporting.noWords')}</p>
          )}
          {source && <Source text={source} />}
        </header>
      </div>
      <Mending found={found} />
    </article>
  )
}

/** An address that is not vouched for, or words. */
function Source({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <p>
      {t('reporting.sourceIs')}{' '}
      {/^https?:\/\/\S+$/i.test(text) ? (
        <a href={text} rel="nofollow ugc noopener">
          <bdi dir="ltr">{text}</bdi>
        </a>
      ) : (
        <bdi>{text}</bdi>
      )}
    </p>
  )
}

function Mending({ found }: { found: SuggestionCase }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { id, state, centre } = found
  const record = useQuery(moderatedRecord(centre.id))
  const [done, setDone] = useState<Done>()
  const params = { id: centre.id }
  const onDone = (now: Done) => {
    setDone(now)
    void client.invalidateQueries({ queryKey: reportCase(id).queryKey })
  }
  return (
    <>
      <div className={styles.main}>
        <DoneNotice done={done} />
        <section className={styles.section} aria-labelledby="report-mend">
          <h2 id="report-mend">{t('reporting.mend')}</h2>
          <p className={styles.intro}>{t('reporting.mendIntro')}</p>
          <p className={styles.actions}>
            {record.data?.state === 'published' && (
              <Link to="/centres/$id/edit" params={params} className={buttonClass({ size: 'small' })}>
                <span>{t('reporting.edit')}</span>
              </Link>
            )}
            <Link to="/moderate/centres/$id" params={params} className={buttonClass({ size: 'small' })}>
              <span>{t('reporting.record')}</span>
            </Link>
          </p>
        </section>
        {record.data ? (
          <RecordHistory
            centre={record.data}
            canUndo={record.data.state === 'published' && record.data.mergedInto === null}
          />
        ) : record.error ? (
          <ModerationFailure
            error={record.error}
            isFetching={record.isFetching}
            onRetry={() => void record.refetch()}
          />
        ) : (
          <SkeletonRows rows={4} label={t('records.loading')} />
        )}
      </div>
      <div className={styles.aside}>
        <ReportAnswer key={state} found={found} />
        {record.data && state === 'open' && <RecordState centre={record.data} onDone={onDone} />}
      </div>
    </>
  )
}
