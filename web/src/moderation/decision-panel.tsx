import type { CentreForm, DecisionInput, RegistrationCase } from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { statusOf } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import type { Decided } from './decided.tsx'
import { type DecisionDraft, type DecisionFaults, DecisionFields } from './decision-fields.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { MendFields } from './mend-fields.tsx'
import { changedFields, faultsOf, type Mends, mendedForm, problemsOfMends } from './mends.ts'
import styles from './moderation.module.css'
import { queueKey, registrationCase } from './moderation-queries.ts'
import type { QueueSearch } from './queue-search.ts'
import { RefusedNotice } from './refused-notice.tsx'
import { useGoOn } from './use-go-on.ts'

type PanelProps = {
  found: RegistrationCase
  form: CentreForm
  mends: Mends
  onMend: (mends: Mends) => void
  search: QueueSearch
}

/** Decides, and goes on to the next case. What was typed stays, whatever the server answers. */
export function DecisionPanel({ found, form, mends, onMend, search }: PanelProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const goOn = useGoOn(search)
  const [draft, setDraft] = useState<DecisionDraft>({ outcome: undefined, reason: undefined, message: '' })
  const [isChecked, setChecked] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [conflict, setConflict] = useState<RegistrationCase>()
  const area = useRef<HTMLDivElement>(null)

  const { registration, sender } = found
  const waits = registration.state === 'submitted' && !found.isForAnother
  const { id, revision, submittedAt } = registration
  const { outcome, reason, message } = draft
  const mended = mendedForm(form, mends)
  const mendedFields = changedFields(form, mended)
  const faults: DecisionFaults = {
    reason: outcome !== 'publish' && reason === undefined,
    message: outcome !== 'publish' && reason === 'other' && message.trim() === '',
  }
  const isMended = outcome === 'publish' && mendedFields.length > 0
  const mendFaults = isMended ? faultsOf(mended) : []
  const mendProblems = isMended ? problemsOfMends(form, mends) : []

  const deciding = useMutation({
    mutationFn: (body: DecisionInput) => call('POST /moderation/registrations/:id/decision', { params: { id }, body }),
    onSuccess: async ({ state, centreId }) => {
      void client.invalidateQueries({ queryKey: queueKey })
      void client.invalidateQueries({ queryKey: registrationCase(id).queryKey, refetchType: 'none' })
      await goOn({ id, submittedAt }, { title: form.names[0]?.text ?? '', state: state as Decided['state'], centreId })
    },
    onError: async (error) => {
      if (statusOf(error) !== 409) return
      await client.refetchQueries({ queryKey: registrationCase(id).queryKey })
      setConflict(found)
    },
    onSettled: () => setAsking(false),
  })

  const decide = () => {
    if (!outcome) return
    deciding.mutate({
      revision,
      outcome,
      message: message.trim(),
      reason: outcome === 'publish' ? null : (reason ?? null),
      ...(isMended && { form: mended }),
    })
  }
  const press = () => {
    setChecked(true)
    if (faults.reason || faults.message || mendFaults.length > 0 || mendProblems.length > 0) {
      requestAnimationFrame(() => area.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setConflict(undefined)
    if (outcome === 'reject') setAsking(true)
    else decide()
  }

  return (
    <div className={styles.section} ref={area}>
      {found.isForAnother && registration.state === 'submitted' && (
        <Notice tone="caution" title={t('moderation.claim.forAnother')}>
          {t('moderation.claim.forAnotherDetail')}
        </Notice>
      )}
      {conflict && <ConflictNotice before={conflict} now={found} />}
      {waits && <DecisionFields draft={draft} faults={isChecked ? faults : {}} sender={sender} onChange={setDraft} />}
      {!waits && message && <KeptWords message={message} />}
      {waits && outcome === 'publish' && (
        <MendFields
          form={form}
          mends={mends}
          changed={mendedFields}
          faults={isChecked ? mendFaults : []}
          problems={isChecked ? mendProblems : []}
          onMend={onMend}
        />
      )}
      {waits && outcome && (
        <>
          <LetterPreview draft={draft} sender={sender} mended={isMended ? mendedFields : []} />
          {deciding.error && statusOf(deciding.error) !== 409 && (
            <RefusedNotice error={deciding.error} title={t('moderation.decision.failed')} />
          )}
          <div className={styles.actions}>
            <Button
              variant={outcome === 'reject' ? 'danger' : 'primary'}
              busy={deciding.isPending || deciding.isSuccess}
              onClick={press}
            >
              {t(isMended ? 'moderation.decision.publishMended' : `moderation.decision.act.${outcome}`)}
            </Button>
            <span role="status" className={styles.soft}>
              {deciding.isPending && t('moderation.decision.pending')}
            </span>
          </div>
        </>
      )}
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('moderation.decision.confirmTitle')}
        closeLabel={t('site.close')}
        actions={
          <>
            <Button variant="danger" busy={deciding.isPending} onClick={decide}>
              {t('moderation.decision.confirm')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('moderation.cancel')}</Button>
          </>
        }
      >
        <p>{t('moderation.decision.confirmDetail')}</p>
        <LetterPreview draft={draft} sender={sender} />
      </Dialog>
    </div>
  )
}

/** What was typed for a letter that is not sent any more, to be read and copied. */
function KeptWords({ message }: { message: string }) {
  const { t } = useTranslation()
  return (
    <div>
      <p>{t('moderation.conflict.kept')}</p>
      <blockquote className={styles.words} dir="auto">
        {message}
      </blockquote>
    </div>
  )
}
