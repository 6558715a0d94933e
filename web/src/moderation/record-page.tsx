import type { ModeratedCentre } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { focusHeading, PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ActList } from './act-list.tsx'
import { CaseNotes } from './case-notes.tsx'
import { MergeRecords } from './merge-records.tsx'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { nameIn } from './record-facts.ts'
import { RecordHistory } from './record-history.tsx'
import { moderatedRecord } from './record-queries.ts'
import { type Done, DoneNotice, RecordState } from './record-state.tsx'
import records from './records.module.css'

const route = getRouteApi('/moderate/centres/$id')

/** What moderators do to a record that is published: one page, whatever state it is in. */
export function RecordPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const { with: otherId } = route.useSearch()
  const { data, error, isFetching, refetch } = useQuery(moderatedRecord(id))
  const [done, setDone] = useState<Done>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record has its own story
  useEffect(() => setDone(undefined), [id])
  const page = (data && nameIn(data.facts)) || t('records.title')
  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link to="/moderate">
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <DoneNotice done={done} />
      {data ? (
        <>
          <PageTitle key={`title of ${id}`} text={t('site.pageTitle', { page, site: t('site.name') })} />
          <Record
            key={id}
            centre={data}
            otherId={otherId}
            onDone={(done) => {
              setDone(done)
              focusHeading()
            }}
          />
        </>
      ) : error ? (
        <ModerationFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={6} label={t('records.loading')} />
      )}
    </div>
  )
}

type RecordProps = { centre: ModeratedCentre; otherId: string | undefined; onDone: (done: Done) => void }

function Record({ centre, otherId, onDone }: RecordProps) {
  const { t } = useTranslation()
  const { id, state, mergedInto, acts } = centre
  const isListed = state === 'published' && mergedInto === null
  return (
    <article className={styles.case}>
      <div className={styles.wide}>
        <RecordHead centre={centre} />
        {isListed && <MergeRecords centre={centre} otherId={otherId} onDone={onDone} />}
      </div>
      <div className={styles.main}>
        <RecordHistory centre={centre} canUndo={isListed} />
      </div>
      <div className={styles.aside}>
        <RecordState key={`${state} ${mergedInto?.id}`} centre={centre} onDone={onDone} />
        <CaseNotes
          acts={acts}
          leave={(text) => call('POST /moderation/centres/:id/notes', { params: { id }, body: { text } })}
          queryKey={moderatedRecord(id).queryKey}
        />
        <section className={styles.section} aria-labelledby="record-acts">
          <h2 id="record-acts">{t('records.acts')}</h2>
          {acts.length > 0 ? <ActList acts={acts} ofOneCase /> : <p>{t('moderation.noActs')}</p>}
        </section>
      </div>
    </article>
  )
}

function RecordHead({ centre }: { centre: ModeratedCentre }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { id, slug, state, withdrawnReason, mergedInto, mergedFrom, keptBy, parent, branches, looks } = centre
  return (
    <header className={styles.head}>
      <h1>
        <bdi>{nameIn(centre.facts)}</bdi>
      </h1>
      <p className={styles.badges}>
        <Badge tone={state === 'published' && !mergedInto ? 'calm' : 'caution'}>
          {t(`records.states.${mergedInto ? 'merged' : state}`)}
        </Badge>
        <Link to="/centres/$id/{-$slug}" params={{ id, slug }}>
          {t('moderation.decided.page')}
        </Link>
      </p>
      {withdrawnReason && <p>{t('profile.missing.goneReason', { reason: withdrawnReason })}</p>}
      {looks.length > 0 && (
        <Notice tone="caution" title={t('records.looks', { count: looks.length })}>
          <ul className={records.links}>
            {looks.map(({ id, at }) => (
              <li key={id}>
                <Link to="/moderate/looks/$id" params={{ id }}>
                  {t('records.lookOf', { date: formats.moment(at) })}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t('records.id'), details: <bdi dir="ltr">{id}</bdi> },
          { term: t('records.stewards'), details: keptBy.length > 0 ? <KeptBy people={keptBy} /> : formats.number(0) },
          { term: t('records.branches'), details: formats.number(branches) },
          ...(parent ? [{ term: t('records.fields.parentId'), details: <RecordLink {...parent} /> }] : []),
          ...(mergedFrom.length > 0
            ? [
                {
                  term: t('records.mergedFrom'),
                  details: mergedFrom.map((one) => (
                    <span key={one.id} className={records.line}>
                      <RecordLink {...one} /> · {formats.instant(one.at)}
                    </span>
                  )),
                },
              ]
            : []),
        ]}
      />
    </header>
  )
}

function RecordLink({ id, names }: { id: string; names: readonly { text: string }[] }) {
  return (
    <Link to="/moderate/centres/$id" params={{ id }}>
      <bdi>{names[0]?.text ?? id}</bdi>
    </Link>
  )
}

/** By name, else address, which is written from left to right. */
function KeptBy({ people }: { people: readonly string[] }) {
  return (
    <ul className={styles.spellings}>
      {people.map((one) => (
        <li key={one}>
          <bdi>{one}</bdi>
        </li>
      ))}
    </ul>
  )
}
