import { type CentreSummary, type MessageStatus, silentDays } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Circle, CircleCheck, CircleDot, type LucideIcon, OctagonAlert, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { CentreName } from '../people/centre-name.tsx'
import { statusOf } from '../people/me.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { usePurposeName } from './purposes.ts'
import styles from './writing.module.css'
import { letterStatus } from './writing-queries.ts'

const route = getRouteApi('/messages/status/$token')

/** Between two looks at a letter that is on its way, in milliseconds. */
const sentAgainMs = 15_000
const dayMs = 86_400_000

const isPast = (instant: string | null, ms = 0): boolean => instant !== null && Date.parse(instant) + ms <= Date.now()

/** Its link holds no more, and it never went. */
const isExpired = ({ state, linkExpiresAt }: MessageStatus): boolean => state === 'waiting' && isPast(linkExpiresAt)

type StatusPageProps = {
  /** A centre in short, which another noun knows to show. */
  inBrief: (centre: CentreSummary) => ReactNode
}

/** What became of a letter, for its sender. */
export function StatusPage({ inBrief }: StatusPageProps) {
  const { t } = useTranslation()
  const { token } = route.useParams()
  const { data, error, isFetching, refetch } = useQuery({
    ...letterStatus(token),
    // On its way it is delivered within moments, most often.
    refetchInterval: ({ state: { data } }) => (data?.state === 'sent' ? sentAgainMs : false),
  })
  return (
    <div className={styles.page}>
      <PageTitle text={t('site.pageTitle', { page: t('writing.status.title'), site: t('site.name') })} />
      <h1>{t('writing.status.title')}</h1>
      {data ? (
        <Status status={data} inBrief={inBrief} />
      ) : [400, 410].includes(statusOf(error) ?? 0) ? (
        <Notice tone="caution" live title={t('writing.status.gone')}>
          <p>{t('writing.status.goneDetail')}</p>
        </Notice>
      ) : error ? (
        <FailureNotice error={error} isFetching={isFetching} refetch={refetch} />
      ) : (
        <SkeletonRows rows={4} label={t('site.loading')} />
      )}
    </div>
  )
}

/** How a step stands: behind, where the letter is now, ahead, or where it ended. */
type Stand = 'done' | 'now' | 'ahead' | 'ended'
type Step = { name: string; stand: Stand; at?: string | null | undefined; detail?: string | undefined }

const drawings: Record<Stand, LucideIcon> = { done: CircleCheck, now: CircleDot, ahead: Circle, ended: OctagonAlert }

function useSteps(status: MessageStatus): Step[] {
  const { t } = useTranslation()
  const { state, answer, confirmedAt, deliveredAt, answeredAt, similar } = status
  const isWaiting = state === 'waiting'
  const isOut = state === 'delivered'
  const step = (
    name: 'confirmed' | 'waiting' | 'expired' | 'held' | 'refused' | 'sent' | 'delivered' | 'undeliverable',
  ) => ({
    name: t(`writing.status.steps.${name}`),
    detail: t(`writing.status.details.${name}`),
  })
  if (isExpired(status)) return [{ ...step('expired'), stand: 'ended' }]
  const confirmed: Step = isWaiting
    ? { ...step('waiting'), stand: 'now' }
    : { name: t('writing.status.steps.confirmed'), stand: 'done', at: confirmedAt }
  const looked: Step[] =
    state === 'held'
      ? [{ ...step('held'), stand: 'now' }]
      : state === 'refused'
        ? [{ ...step('refused'), stand: 'ended' }]
        : []
  const delivered: Step =
    isOut || answer
      ? { name: t('writing.status.steps.delivered'), stand: 'done', at: deliveredAt }
      : state === 'undeliverable'
        ? { ...step('undeliverable'), stand: 'ended' }
        : state === 'sent'
          ? { ...step('sent'), stand: 'now' }
          : { name: t('writing.status.steps.delivered'), stand: 'ahead' }
  const answered: Step = answer
    ? {
        name: t(`writing.status.answers.${answer}`),
        detail: t(`writing.status.answerDetails.${answer}`),
        stand: 'done',
        at: answeredAt,
      }
    : isOut
      ? {
          name: t('writing.status.noAnswer'),
          detail: t(
            similar.length > 0
              ? 'writing.status.noAnswerLong'
              : isPast(deliveredAt, silentDays * dayMs)
                ? 'writing.status.noAnswerNone'
                : 'writing.status.noAnswerYet',
            { days: silentDays },
          ),
          stand: 'now',
        }
      : { name: t('writing.status.answers.answered'), stand: 'ahead' }
  if (state === 'refused') return [confirmed, ...looked]
  if (state === 'undeliverable' && !answer) return [confirmed, delivered]
  return [confirmed, ...looked, delivered, answered]
}

function Status({ status, inBrief }: StatusPageProps & { status: MessageStatus }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const purposeName = usePurposeName()
  const steps = useSteps(status)
  const { centre, purpose, createdAt, removedOn, similar } = status
  return (
    <>
      <div>
        <p className={styles.name}>
          <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
            <CentreName centre={centre} />
          </Link>
        </p>
        <p className={styles.soft}>
          {t('writing.status.about', { purpose: purposeName(purpose), date: formats.instant(createdAt) })}
        </p>
      </div>
      <ol className={styles.steps} aria-label={t('writing.status.stepsLabel')}>
        {steps.map(({ name, stand, at, detail }) => (
          <li key={name} className={styles.step} data-stand={stand} aria-current={stand === 'now' ? 'step' : undefined}>
            <Icon icon={drawings[stand]} label={t(`writing.status.stands.${stand}`)} size={22} />
            <div>
              <p className={styles.stepName}>{name}</p>
              {at && <p className={styles.soft}>{formats.moment(at)}</p>}
              {detail && <p>{detail}</p>}
            </div>
          </li>
        ))}
      </ol>
      <p className={styles.soft}>{t('writing.status.removed', { date: formats.date(removedOn) })}</p>
      <p className={styles.actions}>
        {isExpired(status) && (
          <Link to="/centres/$id/write" params={{ id: centre.id }} className={buttonClass({ variant: 'primary' })}>
            <span>{t('writing.status.toForm')}</span>
          </Link>
        )}
        <Button icon={Printer} onClick={() => print()}>
          {t('profile.print')}
        </Button>
      </p>
      {similar.length > 0 && (
        <section className={styles.part} aria-labelledby="similar">
          <h2 id="similar">{t('writing.status.similar')}</h2>
          <ul className={styles.similar}>
            {similar.map((one) => (
              <li key={one.id}>
                {inBrief(one)}
                <Link
                  to="/centres/$id/write"
                  params={{ id: one.id }}
                  search={{ purpose }}
                  className={buttonClass({ size: 'small' })}
                >
                  <span>{t('profile.write')}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
