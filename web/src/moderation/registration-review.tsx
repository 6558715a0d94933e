import type { CentreForm, RegistrationCase } from '@centres/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { classNames } from '../ui/class-names.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ForeignText } from '../ui/text.tsx'
import { ActList } from './act-list.tsx'
import { CaseNotes } from './case-notes.tsx'
import type { ShownAsRecord } from './case-page.tsx'
import { DecidedState } from './decided-state.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { EvidenceBadges } from './evidence-badges.tsx'
import { formAsProfile, formOf, partOf } from './form-as-profile.ts'
import { Lookalikes } from './lookalikes.tsx'
import { applyMends, type Mends } from './mends.ts'
import styles from './moderation.module.css'
import { registrationCase } from './moderation-queries.ts'
import type { QueueSearch } from './queue-search.ts'
import { WaitingTime } from './waiting-time.tsx'

type ReviewProps = { found: RegistrationCase; search: QueueSearch; shown: ShownAsRecord }

/** The form as readers would see it, and beside it what speaks for and against it. */
export function RegistrationReview({ found, search, shown }: ReviewProps) {
  const { t } = useTranslation()
  const { registration, lookalikes, acts } = found
  const [mends, setMends] = useState<Mends>({})
  const form = formOf(registration)
  const centre = formAsProfile(applyMends(form, mends), registration)
  const waits = registration.state === 'submitted'

  return (
    <article className={styles.case}>
      <div className={styles.main}>
        <p className={styles.badges}>
          {registration.appeal !== null && <Badge tone="caution">{t('moderation.queue.appeal')}</Badge>}
          {waits && registration.submittedAt && <WaitingTime since={registration.submittedAt} />}
          {waits && <a href="#decision">{t('moderation.toDecision')}</a>}
        </p>
        {form.names.length === 0 ? <EmptyState level={1} title={t('moderation.untitled')} /> : shown.preview(centre)}
      </div>
      <div className={styles.aside}>
        <Sender found={found} mailbox={form.mailbox} />
        {form.countryCode && shown.place(centre)}
        <ExactPlace form={form} />
        <CaseNotes
          acts={acts}
          queryKey={registrationCase(registration.id).queryKey}
          leave={(text) =>
            call('POST /moderation/registrations/:id/notes', { params: { id: registration.id }, body: { text } })
          }
        />
        <section className={styles.section} aria-labelledby="case-history">
          <h2 id="case-history">{t('moderation.history')}</h2>
          {acts.length > 0 ? <ActList acts={acts} ofOneCase /> : <p>{t('moderation.noActs')}</p>}
        </section>
      </div>
      <div className={styles.wide}>
        <Lookalikes lookalikes={lookalikes} centre={centre} centreId={registration.centreId} />
        <section
          className={classNames(styles.section, styles.decision)}
          id="decision"
          aria-labelledby="decision-title"
          tabIndex={-1}
        >
          <h2 id="decision-title">{t('moderation.decision.title')}</h2>
          {!waits && <DecidedState registration={registration} />}
          <DecisionPanel found={found} form={form} mends={mends} onMend={setMends} search={search} />
        </section>
      </div>
    </article>
  )
}

function Sender({ found: { sender, registration }, mailbox }: { found: RegistrationCase; mailbox: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { submittedAt, createdAt } = registration
  const part = partOf(registration)
  return (
    <section className={styles.section} aria-labelledby="sender">
      <h2 id="sender">{t('moderation.sender.title')}</h2>
      <p className={styles.soft}>{t('moderation.sender.private')}</p>
      {!sender && <p>{t('moderation.sender.erased')}</p>}
      {registration.appeal && (
        <>
          <p>{t('moderation.claim.appealWords')}</p>
          <blockquote className={styles.words} dir="auto">
            {registration.appeal}
          </blockquote>
        </>
      )}
      <DefinitionList
        items={[
          ...(sender?.name ? [{ term: t('moderation.sender.name'), details: <bdi>{sender.name}</bdi> }] : []),
          ...(sender ? [{ term: t('moderation.sender.email'), details: <bdi dir="ltr">{sender.email}</bdi> }] : []),
          ...(part ? [{ term: t('moderation.sender.part'), details: <ForeignText text={part} /> }] : []),
          ...(mailbox ? [{ term: t('moderation.sender.mailbox'), details: <bdi dir="ltr">{mailbox}</bdi> }] : []),
          ...(sender
            ? [{ term: t('moderation.sender.language'), details: formats.languageName(sender.language) }]
            : []),
          {
            term: t('moderation.sender.evidence'),
            details:
              registration.evidence.length > 0 ? (
                <span className={styles.badges}>
                  <EvidenceBadges evidence={registration.evidence} />
                </span>
              ) : (
                t('moderation.sender.noEvidence')
              ),
          },
          ...(sender ? [{ term: t('moderation.sender.since'), details: formats.instant(sender.since) }] : []),
          { term: t('moderation.sender.begun'), details: formats.instant(createdAt) },
          ...(submittedAt ? [{ term: t('moderation.sender.sent'), details: formats.moment(submittedAt) }] : []),
        ]}
      />
    </section>
  )
}

/** Where readers see an area or nothing, a moderator checks the point itself. */
function ExactPlace({ form: { location, precision } }: { form: CentreForm }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!location) return <p className={styles.soft}>{t('moderation.place.none')}</p>
  const isShownExactly = precision === 'building' || precision === 'campus'
  const { longitude, latitude } = location
  return (
    <p className={styles.soft}>
      {t(isShownExactly ? 'moderation.place.exact' : 'moderation.place.coarse', {
        position: t('explore.position', { latitude: formats.degrees(latitude), longitude: formats.degrees(longitude) }),
      })}
    </p>
  )
}
