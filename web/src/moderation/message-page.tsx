import {
  type MessageCase,
  type MessageDecision,
  type MessageRefusal,
  messageRefusals,
  unreachedReasons,
} from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed, call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { useTerms } from '../i18n/terms.ts'
import { CentreName } from '../people/centre-name.tsx'
import { statusOf } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import { CaseFrame } from './case-frame.tsx'
import { messageCase } from './message-queries.ts'
import styles from './moderation.module.css'
import { queueKey } from './moderation-queries.ts'
import { RefusedNotice } from './refused-notice.tsx'

const route = getRouteApi('/moderate/messages/$id')

/** A letter that is held, of which only numbers are known, or that a centre reported. */
export function MessagePage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const search = route.useSearch()
  const answer = useQuery(messageCase(id))
  const page = t('messages.caseTitle')
  return (
    <CaseFrame id={id} search={search} answer={answer}>
      {(found) => (
        <>
          <PageTitle key={`title of ${id}`} text={t('site.pageTitle', { page, site: t('site.name') })} />
          <Message key={id} found={found} />
        </>
      )}
    </CaseFrame>
  )
}

function Message({ found }: { found: MessageCase }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const {
    why,
    state,
    centre,
    purpose,
    affiliation,
    senderDomain,
    senderName,
    sentToday,
    sameText,
    texts,
    at,
    decision,
  } = found
  // What was decided before is no news.
  const [wasOpen] = useState(state === 'open')
  const about = purpose === 'question' ? t('messages.question') : terms.label('collaboration', purpose)
  return (
    <article className={styles.section}>
      <header className={styles.head}>
        <h1>{t(`messages.titles.${why}`)}</h1>
        <p className={styles.intro}>{t(`messages.intros.${why}`)}</p>
      </header>
      <DefinitionList
        items={[
          {
            term: t('messages.to'),
            details: (
              <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
                <CentreName centre={centre} />
              </Link>
            ),
          },
          ...(senderName ? [{ term: t('messages.sender'), details: <bdi>{senderName}</bdi> }] : []),
          ...(affiliation ? [{ term: t('messages.affiliation'), details: <bdi>{affiliation}</bdi> }] : []),
          { term: t('messages.domain'), details: <bdi dir="ltr">{senderDomain}</bdi> },
          { term: t('messages.purpose'), details: about },
          { term: t('messages.sentToday'), details: formats.number(sentToday) },
          { term: t('messages.sameText'), details: formats.number(sameText) },
          { term: t('messages.at'), details: formats.moment(at) },
        ]}
      />
      {texts?.map(({ language, text }) => (
        <blockquote key={language} className={styles.words} lang={language} dir={directionOf(language)}>
          {text}
        </blockquote>
      ))}
      {state === 'open' && <Decision found={found} />}
      {state === 'decided' && decision && (
        <Notice tone="done" live={wasOpen} title={t(`messages.decided.${decision}`)} />
      )}
    </article>
  )
}

type Choice = MessageDecision['decision']

const choices = { held: ['let-go', 'refused'], reported: ['no-fault', 'blocked'] } as const satisfies Record<
  MessageCase['why'],
  readonly Choice[]
>

function Decision({ found }: { found: MessageCase }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { id, why, revision } = found
  const [chosen, setChosen] = useState<Choice>()
  const [reason, setReason] = useState<MessageRefusal>()
  const [message, setMessage] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const needsReason = chosen === 'refused' || chosen === 'blocked'
  const { queryKey } = messageCase(id)
  const deciding = useMutation({
    mutationFn: (decision: Choice) =>
      call('POST /messages/:id/decision', {
        params: { id },
        body: {
          revision,
          decision,
          reason: needsReason ? (reason ?? null) : null,
          message: needsReason ? message.trim() : '',
        },
      }),
    onSuccess: (decided) => {
      client.setQueryData(queryKey, decided)
      void client.invalidateQueries({ queryKey: queueKey })
    },
    // Somebody else was faster: what they decided is shown.
    onError: (error) => void (statusOf(error) === 409 && client.invalidateQueries({ queryKey })),
  })
  const reasonGiven = deciding.error instanceof CallFailed ? deciding.error.problem?.reason : undefined
  const unsent = unreachedReasons.find((one) => one === reasonGiven)
  return (
    <form
      className={`${styles.section} ${styles.decision}`}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        setIsChecked(true)
        if (chosen && (!needsReason || reason) && !deciding.isPending) deciding.mutate(chosen)
      }}
    >
      <RadioGroup
        legend={t('moderation.decision.what')}
        options={choices[why].map((value) => ({
          value,
          label: t(`messages.choices.${value}`),
          hint: t(`messages.means.${value}`),
        }))}
        value={chosen}
        error={isChecked && !chosen ? t('messages.chooseOne') : undefined}
        onChange={setChosen}
      />
      {needsReason && (
        <>
          <Select
            inForm
            label={t('moderation.decision.reason')}
            value={reason ?? ''}
            options={[
              { value: '', label: t('moderation.decision.chooseReason') },
              ...messageRefusals.map((value) => ({ value, label: t(`messages.reasons.${value}`) })),
            ]}
            error={isChecked && !reason ? t('messages.reasonMissing') : undefined}
            onChange={(value) => setReason(value === '' ? undefined : value)}
          />
          <TextArea
            label={t('moderation.decision.message')}
            hint={t('messages.messageHint')}
            dir="auto"
            rows={4}
            maxLength={2000}
            value={message}
            onChange={setMessage}
          />
        </>
      )}
      {unsent && (
        <Notice tone="error" live title={t('messages.unsent.title')}>
          <p>{t(`messages.unsent.${unsent}`)}</p>
        </Notice>
      )}
      {deciding.isError && !unsent && (
        <RefusedNotice
          error={deciding.error}
          title={statusOf(deciding.error) === 409 ? t('moderation.conflict.decided') : t('moderation.decision.failed')}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" aria-disabled={deciding.isPending}>
          {t(deciding.isPending ? 'moderation.decision.pending' : 'messages.decide')}
        </Button>
      </div>
    </form>
  )
}
