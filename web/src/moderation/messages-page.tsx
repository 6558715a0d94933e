import { type MessageNumbers, type MessageRefusal, messageRefusals } from '@centres/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { useFormats } from '../i18n/formats.ts'
import { statusOf } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Select } from '../ui/select.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { messageNumbers } from './message-queries.ts'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'

/** How many letters go, and who may send none, for moderators of everything. */
export function MessagesPage() {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(messageNumbers)
  const area = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeptFocus(area, heading)
  if (!data)
    return (
      <div className={styles.page}>
        {error ? (
          <ModerationFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={4} label={t('site.loading')} />
        )}
      </div>
    )
  return (
    <div className={styles.page} ref={area}>
      <PageTitle text={t('site.pageTitle', { page: t('messages.title'), site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/moderate">
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <header className={styles.head}>
        <h1>{t('messages.title')}</h1>
        <p className={styles.intro}>{t('messages.intro')}</p>
      </header>
      <Days days={data.days} />
      <section className={styles.section} aria-labelledby="blocks">
        <h2 id="blocks" ref={heading} tabIndex={-1}>
          {t('messages.blocks')}
        </h2>
        {data.blocks.length === 0 ? (
          <p>{t('messages.noBlocks')}</p>
        ) : (
          <ul className={styles.acts}>
            {data.blocks.map((block) => (
              <Block key={block.id} block={block} />
            ))}
          </ul>
        )}
      </section>
      <BlockDomain />
    </div>
  )
}

const columns = ['sent', 'answered', 'held', 'reported'] as const

function Days({ days }: Pick<MessageNumbers, 'days'>) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (days.length === 0) return <p>{t('messages.noDays')}</p>
  return (
    <table className={styles.numbers}>
      <caption className={styles.hidden}>{t('messages.byDay')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('messages.day')}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`messages.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.on}>
            <th scope="row">{formats.date(day.on)}</th>
            {columns.map((column) => (
              <td key={column}>{formats.number(day[column])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Block({ block: { id, what, isDomain, reason, at } }: { block: MessageNumbers['blocks'][number] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const lifting = useMutation({
    mutationFn: async () => {
      try {
        await call('DELETE /moderation/messages/blocks/:id', { params: { id } })
      } catch (error) {
        // Somebody else was faster.
        if (statusOf(error) !== 404) throw error
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: messageNumbers.queryKey }),
  })
  const failure = useFailureText(lifting.error, { asksAgain: false })
  return (
    <li>
      <p>{isDomain ? <bdi dir="ltr">{what}</bdi> : t('messages.oneAddress', { domain: `\u2068${what}\u2069` })}</p>
      <p className={styles.soft}>
        {t(`messages.reasons.${reason}`)} · {formats.instant(at)}
      </p>
      {lifting.isError && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div>
        <Button
          size="small"
          busy={lifting.isPending}
          aria-label={t('messages.unblockNamed', { what })}
          onClick={() => lifting.mutate()}
        >
          {t('messages.unblock')}
        </Button>
      </div>
    </li>
  )
}

const looksLikeDomain = (text: string) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text.trim())

function BlockDomain() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [domain, setDomain] = useState('')
  const [reason, setReason] = useState<MessageRefusal>('mass-mailing')
  const [isWrong, setIsWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const blocking = useMutation({
    mutationFn: () => call('POST /moderation/messages/blocks', { body: { domain: domain.trim(), reason } }),
    onSuccess: () => {
      setDomain('')
      return client.invalidateQueries({ queryKey: messageNumbers.queryKey })
    },
  })
  const failure = useFailureText(blocking.error, { asksAgain: false })
  const isBlocked = statusOf(blocking.error) === 409
  return (
    <section className={styles.section} aria-labelledby="block">
      <h2 id="block">{t('messages.block')}</h2>
      <form
        className={`${styles.section} ${styles.decision}`}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          const wrong = !looksLikeDomain(domain)
          setIsWrong(wrong)
          if (wrong) field.current?.focus()
          else if (!blocking.isPending) blocking.mutate()
        }}
      >
        <TextField
          ref={field}
          label={t('messages.blockDomain')}
          hint={t('messages.blockHint')}
          error={isWrong ? t('messages.domainWrong') : isBlocked ? t('messages.blockedBefore') : undefined}
          dir="ltr"
          autoComplete="off"
          maxLength={253}
          value={domain}
          onChange={(text) => {
            blocking.reset()
            setIsWrong(false)
            setDomain(text)
          }}
        />
        <Select
          inForm
          label={t('moderation.decision.reason')}
          value={reason}
          options={messageRefusals.map((value) => ({ value, label: t(`messages.reasons.${value}`) }))}
          onChange={setReason}
        />
        {blocking.isError && !isBlocked && (
          <Notice tone="error" live title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button type="submit" aria-disabled={blocking.isPending}>
            {t('messages.blockIt')}
          </Button>
          <span role="status">{blocking.isSuccess ? t('messages.blockedNow') : ''}</span>
        </div>
      </form>
    </section>
  )
}
