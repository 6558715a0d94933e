import type { Import } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ImportMapping } from './import-mapping.tsx'
import { isUnderWay, oneImport } from './import-queries.ts'
import { ImportReport } from './import-report.tsx'
import styles from './imports.module.css'
import pages from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { RefusedNotice } from './refused-notice.tsx'
import { bodyOf, choicesOf, newlyChosen } from './row-choices.ts'

/** One list on its way in: its columns, what would happen, what has happened, and the way back. */
export function ImportPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/moderate/imports/$id' })
  const query = useQuery(oneImport(id))
  const found = query.data
  if (!found)
    return (
      <div className={pages.page}>
        {query.error ? (
          <ModerationFailure error={query.error} isFetching={query.isFetching} onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonRows rows={6} label={t('imports.loading')} />
        )}
      </div>
    )
  return <OneImport key={id} found={found} />
}

function OneImport({ found }: { found: Import }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [choices, setChoices] = useState(() => choicesOf(found))
  const { id, name, state, counts, rowCount, failure } = found
  const done = (next: Import) => client.setQueryData(oneImport(id).queryKey, next)
  const run = useMutation({
    mutationFn: () => call('POST /moderation/imports/:id/run', { params: { id }, body: bodyOf(choices) }),
    onSuccess: done,
  })
  const toWrite = Math.max(0, counts.new + counts.changed + newlyChosen(found, choices))
  return (
    <div className={pages.page}>
      <PageTitle text={t('site.pageTitle', { page: name, site: t('site.name') })} />
      <p className={pages.back}>
        <Link to="/moderate/imports">
          <Icon icon={ArrowLeft} mirrored /> {t('imports.toList')}
        </Link>
      </p>
      <header className={pages.head}>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p className={pages.soft}>
          <bdi dir="ltr">{found.fileName}</bdi> · {t('imports.rows', { count: rowCount })} ·{' '}
          {formats.moment(found.createdAt)}
        </p>
      </header>
      <div role="status">{!isUnderWay(state) && <p className={styles.state}>{t(`imports.states.${state}`)}</p>}</div>
      {failure && (
        <Notice tone="error" live title={t('imports.failed')}>
          {t('imports.failedDetail')}
        </Notice>
      )}
      <Progress found={found} />
      {(state === 'uploaded' || state === 'checked') && (
        <ImportMapping key={`${state} mapping`} found={found} choices={choices} />
      )}
      {state === 'checked' && (
        <section className={pages.section}>
          <p>{toWrite === 0 ? t('imports.nothing') : t('imports.run.what', { count: toWrite })}</p>
          {run.error && <RefusedNotice error={run.error} title={t('imports.run.refused')} />}
          <p className={pages.actions}>
            <Button variant="primary" busy={run.isPending} onClick={() => run.mutate()}>
              {t('imports.run.do', { count: toWrite })}
            </Button>
          </p>
        </section>
      )}
      {state === 'imported' && <Undo found={found} onDone={done} />}
      {(state === 'checked' || state === 'imported' || state === 'undone') && (
        <ImportReport key={`${state} report`} found={found} choices={choices} onChoose={setChoices} />
      )}
    </div>
  )
}

function Progress({ found: { state, done, rowCount } }: { found: Import }) {
  const { t } = useTranslation()
  if (state !== 'checking' && state !== 'importing' && state !== 'undoing') return null
  return (
    <div className={styles.progress}>
      <p role="status">{t(`imports.states.${state}`)}</p>
      <progress aria-label={t(`imports.states.${state}`)} {...(done > 0 && { max: rowCount, value: done })} />
      <p className={pages.soft}>{t('imports.progress', { done, all: rowCount })}</p>
      <p className={pages.soft}>{t('imports.mayLeave')}</p>
    </div>
  )
}

function Undo({ found: { id, counts }, onDone }: { found: Import; onDone: (next: Import) => void }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const undo = useMutation({
    mutationFn: () => call('POST /moderation/imports/:id/undo', { params: { id } }),
    onSuccess: (next) => {
      setAsked(false)
      onDone(next)
    },
  })
  return (
    <section className={pages.section}>
      <p className={pages.actions}>
        <Button variant="danger" onClick={() => setAsked(true)}>
          {t('imports.undo.ask')}
        </Button>
      </p>
      <Dialog
        open={isAsked}
        onClose={() => setAsked(false)}
        title={t('imports.undo.title')}
        closeLabel={t('moderation.cancel')}
        actions={
          <>
            <Button onClick={() => setAsked(false)}>{t('moderation.cancel')}</Button>
            <Button variant="danger" busy={undo.isPending} onClick={() => undo.mutate()}>
              {t('imports.undo.do')}
            </Button>
          </>
        }
      >
        <p>{t('imports.undo.what', { created: counts.new, changed: counts.changed })}</p>
        <p>{t('imports.undo.left')}</p>
        {undo.error && <RefusedNotice error={undo.error} title={t('imports.undo.refused')} />}
      </Dialog>
    </section>
  )
}
