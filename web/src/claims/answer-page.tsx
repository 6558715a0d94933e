import type { ContestedClaim } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { CentreName } from '../people/centre-name.tsx'
import { statusOf } from '../people/me.ts'
import { SignedIn } from '../people/signed-in.tsx'
import { useEvidenceLabel } from '../people/use-evidence-label.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { contestedClaim } from './claim-queries.ts'
import styles from './claims.module.css'

const route = getRouteApi('/claims/$id/answer')

/** For whoever keeps a record that somebody else claims. */
export function AnswerPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('claims.answer.title'), site: t('site.name') })} />
      <h1>{t('claims.answer.title')}</h1>
      <SignedIn>{() => <Contested key={id} id={id} />}</SignedIn>
    </div>
  )
}

function Contested({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(contestedClaim(id))
  if (data) return <Claimed claim={data} />
  if (!error) return <SkeletonRows rows={4} label={t('claims.claimLoading')} />
  if ([400, 404].includes(statusOf(error) ?? 0))
    return (
      <EmptyState
        title={t('claims.answer.missing')}
        actions={
          <Link to="/my-centres" className={buttonClass()}>
            <span>{t('claims.toCentres')}</span>
          </Link>
        }
      >
        <p>{t('claims.answer.missingDetail')}</p>
      </EmptyState>
    )
  return <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
}

function Claimed({ claim }: { claim: ContestedClaim }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const labelOf = useEvidenceLabel()
  const { centre, claimant, part, proof, evidence, submittedAt, contestedUntil, state } = claim
  return (
    <div className={styles.part}>
      <p>{t('claims.answer.intro', { claimant: `\u2068${claimant}\u2069` })}</p>
      <DefinitionList
        items={[
          {
            term: t('claims.answer.centre'),
            details: (
              <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
                <CentreName centre={centre} />
              </Link>
            ),
          },
          { term: t('claims.answer.claimant'), details: <bdi>{claimant}</bdi> },
          { term: t('claims.answer.part'), details: <span dir="auto">{part}</span> },
          { term: t('claims.answer.proof'), details: t(`claims.proofs.${proof}`) },
          {
            term: t('claims.answer.evidence'),
            details: evidence.length > 0 ? formats.list(evidence.map(labelOf)) : t('claims.answer.noEvidence'),
          },
          { term: t('claims.answer.sent'), details: formats.moment(submittedAt) },
          ...(contestedUntil
            ? [{ term: t('claims.answer.until'), details: <strong>{formats.moment(contestedUntil)}</strong> }]
            : []),
        ]}
      />
      {state === 'submitted' ? <Answer claim={claim} /> : <Notice title={t('claims.answer.decided')} />}
    </div>
  )
}

type Choice = 'yes' | 'no'
const choiceOf = (agrees: boolean): Choice => (agrees ? 'yes' : 'no')

function Answer({ claim: { id, answer, submittedAt, contestedUntil } }: { claim: ContestedClaim }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [choice, setChoice] = useState<Choice | undefined>(answer ? choiceOf(answer.agrees) : undefined)
  const [words, setWords] = useState(answer?.message ?? '')
  const [isChecked, setChecked] = useState(false)
  const answering = useMutation({
    mutationFn: (body: { agrees: boolean; message: string }) =>
      call('PUT /claims/:id/contest', { params: { id }, body }),
    onSuccess: (claim) => client.setQueryData(contestedClaim(id).queryKey, claim),
    onError: (error) => {
      if (statusOf(error) === 409) void client.invalidateQueries({ queryKey: contestedClaim(id).queryKey })
    },
  })
  const failure = useFailureText(answering.error, { asksAgain: false })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        setChecked(true)
        if (choice && !answering.isPending) answering.mutate({ agrees: choice === 'yes', message: words.trim() })
      }}
    >
      <div role="status">
        {answer && (
          <Notice tone="done" title={t(`claims.answer.given.${choiceOf(answer.agrees)}`)}>
            {t('claims.answer.done')}
          </Notice>
        )}
      </div>
      <RadioGroup
        legend={t('claims.answer.question')}
        options={[
          { value: 'yes', label: t('claims.answer.yes'), hint: t('claims.answer.yesHint') },
          {
            value: 'no',
            label: t('claims.answer.no'),
            hint: t('claims.answer.noHint', { date: formats.instant(contestedUntil ?? submittedAt) }),
          },
        ]}
        value={choice}
        onChange={setChoice}
        error={isChecked && !choice ? t('claims.answer.choose') : undefined}
      />
      <TextArea
        label={t('claims.answer.words')}
        hint={t('claims.answer.wordsHint')}
        value={words}
        onChange={setWords}
        dir="auto"
        rows={4}
        maxLength={2000}
      />
      {answering.error && (
        <Notice tone="error" live title={t('claims.answer.failed')}>
          {failure.detail}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" aria-disabled={answering.isPending}>
          {t(answering.isPending ? 'claims.answer.sending' : 'claims.answer.send')}
        </Button>
      </div>
    </form>
  )
}
