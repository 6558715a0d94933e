import type { Staff, WaitingAppointment } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { Appoint } from './appoint.tsx'
import styles from './moderation.module.css'
import { ModerationFailure } from './moderation-failure.tsx'
import { StaffMember } from './staff-member.tsx'
import { staffList, useStaffAct } from './staff-queries.ts'
import { StaffRefused } from './staff-refused.tsx'
import { useOfficeNames } from './use-office-names.ts'

/** Who moderates what, for administrators. */
export function StaffPage() {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery(staffList)
  const [told, setTold] = useState('')
  const area = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeptFocus(area, heading)
  if (!data) {
    return (
      <div className={styles.page}>
        {error ? (
          <ModerationFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={4} label={t('staff.loading')} />
        )}
      </div>
    )
  }
  const { people, waiting } = data
  const administrators = people.filter(({ administrator }) => administrator).length
  return (
    <div className={styles.page} ref={area}>
      <PageTitle text={t('site.pageTitle', { page: t('staff.title'), site: t('site.name') })} />
      <p className={styles.back}>
        <Link to="/moderate">
          <Icon icon={ArrowLeft} mirrored /> {t('moderation.toQueue')}
        </Link>
      </p>
      <header className={styles.head}>
        <h1 tabIndex={-1} ref={heading}>
          {t('staff.title')}
        </h1>
        <p className={styles.intro}>{t('staff.intro')}</p>
      </header>
      <div role="status" className={styles.status}>
        {told && <Notice tone="done" title={told} />}
      </div>
      <section className={styles.section} aria-labelledby="staff">
        <h2 id="staff">{t('staff.people')}</h2>
        <ul className={styles.acts}>
          {people.map((member) => (
            <StaffMember
              key={member.id}
              member={member}
              isLastAdministrator={member.administrator !== null && administrators === 1}
              onDone={setTold}
            />
          ))}
        </ul>
      </section>
      <Waiting waiting={waiting} onDone={setTold} />
      <Appoint onDone={setTold} />
    </div>
  )
}

function Waiting({ waiting, onDone }: { waiting: WaitingAppointment[]; onDone: (told: string) => void }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="waiting">
      <h2 id="waiting">{t('staff.waiting')}</h2>
      <p className={styles.intro}>{t(waiting.length === 0 ? 'staff.noneWaits' : 'staff.waitingNote')}</p>
      {waiting.length > 0 && (
        <ul className={styles.acts}>
          {waiting.map((one) => (
            <OneWaiting key={one.id} waiting={one} onDone={onDone} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OneWaiting({ waiting, onDone }: { waiting: WaitingAppointment; onDone: (told: string) => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const nameOf = useOfficeNames()
  const { id, email, moderates, isAdministrator, by, expiresAt } = waiting
  const revoking = useStaffAct<void>(
    (): Promise<Staff> => call('DELETE /moderation/appointments/:id', { params: { id } }),
    () => onDone(t('staff.revoked')),
  )
  return (
    <li className={styles.member}>
      <div className={styles.badges}>
        <p className={styles.total}>
          <bdi dir="ltr">{email}</bdi>
        </p>
        {isAdministrator && <Badge>{t('staff.administrator')}</Badge>}
      </div>
      <p>{formats.list(moderates.map(nameOf))}</p>
      <p className={styles.soft}>
        {t('staff.until', { date: formats.instant(expiresAt) })}
        {by !== null && <> · {t('staff.byWhom', { who: `\u2068${by}\u2069` })}</>}
      </p>
      <StaffRefused error={revoking.error} />
      <div className={styles.actions}>
        <Button
          size="small"
          busy={revoking.isPending}
          aria-label={t('staff.revokeNamed', { email: `\u2068${email}\u2069` })}
          onClick={() => revoking.mutate()}
        >
          {t('staff.revoke')}
        </Button>
      </div>
    </li>
  )
}
