import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../app/call.ts'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { CentreName } from '../people/centre-name.tsx'
import { statusOf } from '../people/me.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { usePurposeName } from './purposes.ts'
import styles from './writing.module.css'
import { answerLink } from './writing-queries.ts'

const route = getRouteApi('/messages/answer/$token')

const isSpent = (error: unknown) => [400, 410].includes(statusOf(error) ?? 0)

/** Where the links of a letter to a centre lead. Programs that look through mail open them too: only the button tells. */
export function AnswerPage() {
  const { t } = useTranslation()
  const { token } = route.useParams()
  const { data, error, isFetching, refetch } = useQuery(answerLink(token))
  const title = data ? t(`writing.answer.titles.${data.answers}`) : t('writing.answer.title')
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: title, site: t('site.name') })} />
      <h1>{title}</h1>
      {data ? (
        <Question read={data} token={token} />
      ) : isSpent(error) ? (
        <Spent />
      ) : error ? (
        <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
      ) : (
        <SkeletonRows rows={3} label={t('site.loading')} />
      )}
    </div>
  )
}

function Spent() {
  const { t } = useTranslation()
  return (
    <Notice tone="caution" live title={t('people.usedTitle')}>
      <p>{t('writing.answer.usedUp')}</p>
    </Notice>
  )
}

function Question({ read, token }: { read: Answer<'POST /messages/links'>; token: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const purposeName = usePurposeName()
  const telling = useMutation({ mutationFn: () => call('POST /messages/answer', { body: { token } }) })
  const failure = useFailureText(telling.error, { asksAgain: false })
  const { centre, senderName, affiliation, purpose, sentAt, answer, answers } = read
  if (isSpent(telling.error)) return <Spent />
  const profile = (
    <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }} className={buttonClass()}>
      <span>{t('keeping.open')}</span>
    </Link>
  )
  return (
    <>
      <DefinitionList
        items={[
          { term: t('writing.to'), details: <CentreName centre={centre} /> },
          { term: t('writing.from'), details: <bdi>{senderName}</bdi> },
          { term: t('writing.writesFrom'), details: <bdi>{affiliation}</bdi> },
          { term: t('writing.purpose'), details: purposeName(purpose) },
          { term: t('writing.answer.sent'), details: formats.instant(sentAt) },
        ]}
      />
      {telling.isSuccess ? (
        <>
          <Notice tone="done" live title={t('writing.answer.thanks')}>
            <p>{t(`writing.answer.done.${answers}`)}</p>
          </Notice>
          <p>{profile}</p>
        </>
      ) : (
        <>
          {answer && <p>{t('writing.answer.before', { answer: t(`writing.answer.said.${answer}`) })}</p>}
          <p>{t(`writing.answer.means.${answers}`)}</p>
          {telling.isError && (
            <Notice tone="error" live title={failure.title}>
              {failure.detail}
            </Notice>
          )}
          <div className={styles.actions}>
            <Button
              variant={answers === 'abuse' ? 'danger' : 'primary'}
              busy={telling.isPending}
              onClick={() => telling.mutate()}
            >
              {t(`writing.answer.buttons.${answers}`)}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
