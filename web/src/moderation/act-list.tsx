import type { Act, Moderates } from '@centres/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { useReasonLabel } from './decided-state.tsx'
import styles from './moderation.module.css'
import { useOfficeNames } from './use-office-names.ts'

const textIn = (details: Act['details'], name: string): string | undefined => {
  const value = details[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** An action in words; one that this client does not know yet stands for itself. */
export function useActionText(): (act: Act) => string {
  const { t, i18n } = useTranslation()
  return ({ action, subject }) => {
    const key = `moderation.actions.${subject}.${action}`
    return i18n.exists(key)
      ? i18n.t(key as 'moderation.actions.registration.submitted')
      : t('moderation.actions.other', { action })
  }
}

const isolated = (name: unknown) => `\u2068${String(name)}\u2069`

type ActListProps = {
  acts: readonly Act[]
  /** On the page of its case an act needs no link there; private notes are read there and nowhere else. */
  ofOneCase?: boolean
}

/** Who did what, newest first. */
export function ActList({ acts, ofOneCase = false }: ActListProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const actionText = useActionText()
  const reasonLabel = useReasonLabel()
  return (
    <ol className={styles.acts}>
      {acts.map((act) => {
        const { id, at, by, role, details } = act
        const reason = textIn(details, 'reason')
        const message = textIn(details, 'message')
        return (
          <li key={id}>
            <p>
              <time dateTime={at}>{formats.moment(at)}</time>
              {' · '}
              <bdi>
                {by ??
                  t(act.subject === 'suggestion' && role === 'sender' ? 'moderation.aReader' : 'moderation.somebody')}
              </bdi>{' '}
              <span className={styles.soft}>({t(`moderation.roles.${role}`)})</span>
            </p>
            <p>
              {actionText(act)}
              {details.isMended === true && <> · {t('moderation.actions.mended')}</>}
              {Array.isArray(details.institutions) && (
                <>
                  {' '}
                  · {t('moderation.actions.institutions', { names: formats.list(details.institutions.map(isolated)) })}
                </>
              )}
              {reason && <> · {t('moderation.reasonIs', { reason: reasonLabel(reason) })}</>}
              {!ofOneCase && (
                <>
                  {' · '}
                  <SubjectLink act={act} />
                </>
              )}
            </p>
            {message && (
              <blockquote className={styles.words} dir="auto">
                {message}
              </blockquote>
            )}
          </li>
        )
      })}
    </ol>
  )
}

type Office = { moderates?: Moderates[]; isAdministrator?: boolean }

/** To whom something was done, and what they decide on since. */
function About({ act: { about, details } }: { act: Act }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const nameOf = useOfficeNames()
  const { moderates = [], isAdministrator = false } = ((details.after ?? details) as Office | undefined) ?? {}
  const office = isAdministrator ? [t('staff.administrator')] : moderates.map(nameOf)
  return (
    <>
      <bdi>{about ?? t('moderation.somebody')}</bdi>
      {office.length > 0 && <> · {formats.list(office)}</>}
    </>
  )
}

function SubjectLink({ act }: { act: Act }) {
  const { t } = useTranslation()
  const { subject, subjectId, action } = act
  if (subject === 'person' || subject === 'appointment') return <About act={act} />
  if (subject === 'centre')
    return (
      <Link to="/centres/$id/{-$slug}" params={{ id: subjectId }}>
        {t('moderation.acts.centre')} <bdi dir="ltr">{subjectId}</bdi>
      </Link>
    )
  if (subject === 'suggestion' && action.startsWith('report'))
    return (
      <Link to="/moderate/reports/$id" params={{ id: subjectId }}>
        {t('moderation.acts.report')} <bdi dir="ltr">{subjectId.slice(0, 8)}</bdi>
      </Link>
    )
  if (subject === 'suggestion')
    return (
      <Link to="/moderate/suggestions/$id" params={{ id: subjectId }}>
        {t('moderation.acts.suggestion')} <bdi dir="ltr">{subjectId.slice(0, 8)}</bdi>
      </Link>
    )
  if (subject === 'claim')
    return (
      <Link to="/moderate/claims/$id" params={{ id: subjectId }}>
        {t('moderation.acts.claim')} <bdi dir="ltr">{subjectId.slice(0, 8)}</bdi>
      </Link>
    )
  if (subject === 'message' && ['domain-blocked', 'unblocked'].includes(action))
    return <Link to="/moderate/messages">{t('moderation.messages')}</Link>
  if (subject === 'message')
    return (
      <Link to="/moderate/messages/$id" params={{ id: subjectId }}>
        {t('moderation.acts.message')} <bdi dir="ltr">{subjectId.slice(0, 8)}</bdi>
      </Link>
    )
  if (subject === 'vocabulary')
    return (
      <Link to="/moderate/vocabulary/$id" params={{ id: subjectId }}>
        {t('moderation.acts.vocabulary')} <bdi dir="ltr">{subjectId.slice(0, 8)}</bdi>
      </Link>
    )
  if (subject === 'letter') return <Link to="/moderate/letters">{t('moderation.acts.letter')}</Link>
  if (subject === 'import')
    return (
      <Link to="/moderate/imports/$id" params={{ id: subjectId }}>
        {t('moderation.oneImport')} <bdi dir="ltr">{subjectId.slice(0, 8)}</bdi>
      </Link>
    )
  return (
    <Link to="/moderate/registrations/$id" params={{ id: subjectId }}>
      {t('moderation.acts.registration')} <bdi dir="ltr">{subjectId.slice(0, 8)}</bdi>
    </Link>
  )
}
