import type { CentrePeople } from '@centres/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './stewards.module.css'

/** The last one is asked for a successor, or to say that there is none. */
export function Leaving({ people, onLeft }: { people: CentrePeople; onLeft: () => void }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const [nobodyFollows, setNobodyFollows] = useState(false)
  const { centre, stewards, invitations } = people
  const isLast = stewards.length < 2
  const needsWord = isLast && invitations.length === 0
  const leaving = useMutation({
    mutationFn: () =>
      call('POST /centres/:id/leaving', {
        params: { id: centre.id },
        body: { nobodyFollows: needsWord && nobodyFollows },
      }),
    onSuccess: onLeft,
    onError: () => setAsking(false),
  })
  const failure = useFailureText(leaving.error, { asksAgain: false })
  const note = t(isLast ? (needsWord ? 'stewards.leaveLast' : 'stewards.leaveInvited') : 'stewards.leaveNote')
  return (
    <section className={styles.section} aria-labelledby="leave">
      <h2 id="leave">{t('stewards.leave')}</h2>
      <p>{note}</p>
      {needsWord && <Checkbox label={t('stewards.nobody')} checked={nobodyFollows} onChange={setNobodyFollows} />}
      {leaving.error && (
        <Notice tone="error" live title={t('stewards.leaveFailed')}>
          {failure.detail}
        </Notice>
      )}
      {(!needsWord || nobodyFollows) && (
        <div>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t('stewards.leave')}
          </Button>
        </div>
      )}
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('stewards.leaveTitle')}
        closeLabel={t('site.close')}
        actions={
          <Button variant="danger" busy={leaving.isPending} onClick={() => leaving.mutate()}>
            {t('stewards.leaveConfirm')}
          </Button>
        }
      >
        <p>{needsWord ? t('stewards.nobody') : note}</p>
      </Dialog>
    </section>
  )
}
