import type { StaffMember as Member, Staff } from '@centres/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { meQuery } from '../people/me.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './moderation.module.css'
import { type OfficeChoice, OfficeFields, officeOf } from './office-fields.tsx'
import { staffList, useStaffAct } from './staff-queries.ts'
import { StaffRefused } from './staff-refused.tsx'
import { useOfficeNames } from './use-office-names.ts'

type MemberProps = { member: Member; isLastAdministrator: boolean; onDone: (told: string) => void }

/** Whoever has taken their own part away is no longer shown what administrators see. */
function useLeaveStaff(): () => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  return () => {
    client.removeQueries({ queryKey: staffList.queryKey })
    void client.invalidateQueries({ queryKey: meQuery().queryKey })
    void navigate({ to: '/moderate' })
  }
}

export function StaffMember({ member, isLastAdministrator, onDone }: MemberProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const nameOf = useOfficeNames()
  const [doing, setDoing] = useState<'change' | 'end'>()
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setDoing(undefined)
    opener.current?.focus()
  }
  const { id, email, name, isYou, moderates, administrator, lastActAt } = member
  const who = `\u2068${name || email}\u2069`
  return (
    <li className={styles.member}>
      <div className={styles.badges}>
        <p className={styles.total}>
          <bdi>{name || email}</bdi>
        </p>
        {isYou && <Badge tone="calm">{t('staff.you')}</Badge>}
        {administrator && <Badge>{t('staff.administrator')}</Badge>}
      </div>
      {name && (
        <p className={styles.soft}>
          <bdi dir="ltr">{email}</bdi>
        </p>
      )}
      <ul className={styles.parts}>
        {moderates.map((part) => (
          <li key={`${part.scope} ${part.code}`}>
            <bdi>{nameOf(part)}</bdi>
            <span className={styles.soft}>
              {' · '}
              {part.by === null
                ? t('staff.since', { date: formats.instant(part.since) })
                : t('staff.sinceBy', { date: formats.instant(part.since), who: `\u2068${part.by}\u2069` })}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>
        {lastActAt ? (
          <>
            {t('staff.lastAct', { date: formats.instant(lastActAt) })}
            {' · '}
            <Link to="/moderate/acts" search={{ person: id }} aria-label={t('staff.actsNamed', { who })}>
              {t('staff.acts')}
            </Link>
          </>
        ) : (
          t('staff.noAct')
        )}
      </p>
      {isLastAdministrator ? (
        <p className={styles.soft}>{t('staff.lastAdministrator')}</p>
      ) : (
        <div className={styles.actions}>
          <Button
            ref={opener}
            size="small"
            aria-label={t('staff.changeNamed', { who })}
            aria-expanded={doing === 'change'}
            onClick={() => setDoing(doing === 'change' ? undefined : 'change')}
          >
            {t('staff.change')}
          </Button>
          <Button
            size="small"
            variant="danger"
            aria-label={t('staff.endNamed', { who })}
            onClick={() => setDoing('end')}
          >
            {t('staff.end')}
          </Button>
        </div>
      )}
      {doing === 'change' && <Change member={member} onClose={close} onDone={onDone} />}
      {doing === 'end' && <End member={member} onClose={() => setDoing(undefined)} onDone={onDone} />}
    </li>
  )
}

type ActProps = { member: Member; onClose: () => void; onDone: (told: string) => void }
type Changed = NonNullable<ReturnType<typeof officeOf>> & { version: string; ofOneself: boolean }

const choiceOf = ({ moderates, administrator }: Member): OfficeChoice => {
  if (administrator) return { kind: 'administrator', parts: [] }
  if (moderates.some(({ scope }) => scope === 'everything')) return { kind: 'everything', parts: [] }
  return { kind: 'parts', parts: moderates.map(({ scope, code }) => ({ scope, code })) }
}

function Change({ member, onClose, onDone }: ActProps) {
  const { t } = useTranslation()
  const leave = useLeaveStaff()
  const { id, version, isYou } = member
  const [office, setOffice] = useState(() => choiceOf(member))
  const [isTried, setTried] = useState(false)
  const [isMeant, setMeant] = useState(false)
  const stops = isYou && office.kind !== 'administrator'
  const changing = useStaffAct<Changed>(
    (body): Promise<Staff> => call('PUT /moderation/people/:id', { params: { id }, body }),
    () => {
      if (stops) return leave()
      onClose()
      onDone(t('staff.changed'))
    },
  )
  const save = () => {
    const chosen = officeOf(office)
    setTried(true)
    if (chosen && !changing.isPending) changing.mutate({ ...chosen, version, ofOneself: stops })
  }
  return (
    <form
      className={styles.appoint}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <OfficeFields value={office} onChange={setOffice} isMissing={isTried} />
      {stops && <Checkbox label={t('staff.ownChange')} checked={isMeant} onChange={setMeant} />}
      <StaffRefused error={changing.error} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={changing.isPending} disabled={stops && !isMeant}>
          {t(changing.isPending ? 'staff.saving' : 'staff.save')}
        </Button>
        <Button onClick={onClose}>{t('staff.cancel')}</Button>
      </div>
    </form>
  )
}

function End({ member, onClose, onDone }: ActProps) {
  const { t } = useTranslation()
  const leave = useLeaveStaff()
  const { id, version, isYou, name, email } = member
  const [isMeant, setMeant] = useState(false)
  const ending = useStaffAct<{ version: string; ofOneself: boolean }>(
    (body): Promise<Staff> => call('DELETE /moderation/people/:id', { params: { id }, body }),
    () => {
      if (isYou) return leave()
      onClose()
      onDone(t('staff.ended'))
    },
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('staff.endTitle')}
      closeLabel={t('site.close')}
      actions={
        <Button
          variant="danger"
          busy={ending.isPending}
          disabled={isYou && !isMeant}
          onClick={() => ending.mutate({ version, ofOneself: isYou })}
        >
          {t('staff.endConfirm')}
        </Button>
      }
    >
      <div className={styles.section}>
        <p>{t('staff.endDetail', { who: `\u2068${name || email}\u2069` })}</p>
        {isYou && <Checkbox label={t('staff.ownEnd')} checked={isMeant} onChange={setMeant} />}
        <StaffRefused error={ending.error} />
      </div>
    </Dialog>
  )
}
