import type { VouchQuestion } from '@centres/contract'
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CallFailed, call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { CentreName, centreNameOf } from '../people/centre-name.tsx'
import { statusOf } from '../people/me.ts'
import styles from '../people/people.module.css'
import { Button } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'

const route = getRouteApi('/vouch/$token')

const questionOf = (token: string) =>
  queryOptions({
    queryKey: ['vouches', token],
    queryFn: ({ signal }) => call('GET /vouches/:token', { params: { token } }, signal),
    retry: false,
    // The link is spent by its use; what was read before is what is thanked for.
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Why nothing can be answered any more: somebody has, the claim waits no more, or one is not asked any more. */
function closedBy(error: unknown): 'spent' | 'over' | 'notYours' | undefined {
  if (statusOf(error) === 403) return 'notYours'
  if (statusOf(error) !== 410) return undefined
  return error instanceof CallFailed && error.problem?.reason === 'claim' ? 'over' : 'spent'
}

/** Where the link of a letter leads. Programs that look through mail open it too: only a button does something. */
export function VouchPage() {
  const { t } = useTranslation()
  const { token } = route.useParams()
  const { data, error, isFetching, refetch } = useQuery(questionOf(token))
  const closed = closedBy(error)
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('vouching.title'), site: t('site.name') })} />
      <h1>{t('vouching.title')}</h1>
      {data ? (
        <Question key={token} question={data} token={token} />
      ) : closed ? (
        <Closed why={closed} />
      ) : error ? (
        <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
      ) : (
        <SkeletonRows rows={3} label={t('vouching.loading')} />
      )}
    </div>
  )
}

function Question({ question, token }: { question: VouchQuestion; token: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { claimed, peer, claimant, part, expiresAt } = question
  const answering = useMutation({
    mutationFn: (knows: boolean) => call('POST /vouches/:token', { params: { token }, body: { knows } }),
  })
  const failure = useFailureText(answering.error, { asksAgain: false })
  const closed = closedBy(answering.error)
  if (closed) return <Closed why={closed} />
  const answer = (knows: boolean) => {
    if (!answering.isPending) answering.mutate(knows)
  }
  return (
    <>
      <p>{t('vouching.intro', { peer: `\u2068${centreNameOf(peer)}\u2069` })}</p>
      <DefinitionList
        items={[
          {
            term: t('vouching.claimed'),
            details: (
              <Link to="/centres/$id/{-$slug}" params={{ id: claimed.id, slug: claimed.slug }}>
                <CentreName centre={claimed} />
              </Link>
            ),
          },
          { term: t('vouching.claimant'), details: <bdi>{claimant}</bdi> },
          {
            term: t('vouching.part'),
            details: (
              <span className={styles.words} dir="auto">
                {part}
              </span>
            ),
          },
          { term: t('vouching.yours'), details: <CentreName centre={peer} /> },
          { term: t('vouching.answerUntil'), details: formats.instant(expiresAt) },
        ]}
      />
      {answering.data ? (
        <Notice tone="done" live title={t(`vouching.done.${answering.data.knows ? 'yes' : 'no'}`)}>
          <p>{t('vouching.doneMore')}</p>
        </Notice>
      ) : (
        <section className={styles.part} aria-labelledby="question">
          <h2 id="question">{t('vouching.question')}</h2>
          <p>{t('vouching.note')}</p>
          {answering.isError && (
            <Notice tone="error" live title={t('claims.answer.failed')}>
              {failure.detail}
            </Notice>
          )}
          <div className={styles.actions}>
            <Button
              variant="primary"
              busy={answering.isPending && answering.variables}
              aria-disabled={answering.isPending}
              onClick={() => answer(true)}
            >
              {t('vouching.yes')}
            </Button>
            <Button
              busy={answering.isPending && !answering.variables}
              aria-disabled={answering.isPending}
              onClick={() => answer(false)}
            >
              {t('vouching.no')}
            </Button>
          </div>
        </section>
      )}
    </>
  )
}

function Closed({ why }: { why: 'spent' | 'over' | 'notYours' }) {
  const { t } = useTranslation()
  return (
    <Notice tone={why === 'over' ? 'info' : 'caution'} live title={t(`vouching.closed.${why}`)}>
      <p>{t(`vouching.closedMore.${why}`)}</p>
    </Notice>
  )
}
