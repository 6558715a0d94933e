import type { RegistrationCase } from '@centres/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'
import { formOf } from './form-as-profile.ts'
import { changedFields } from './mends.ts'
import { useMendedNames } from './use-mended-names.ts'

/** Why a decision was not taken: somebody else has decided, or the sender has written the form anew. */
export function ConflictNotice({ before, now }: { before: RegistrationCase; now: RegistrationCase }) {
  const { t } = useTranslation()
  const namesOf = useMendedNames()
  const here = useRef<HTMLDivElement>(null)
  // The button that was pressed may be gone, and with it the focus.
  useEffect(() => here.current?.focus(), [])

  const waits = now.registration.state === 'submitted'
  const fields = changedFields(formOf(before.registration), formOf(now.registration))
  return (
    <div ref={here} tabIndex={-1}>
      <Notice tone="caution" live title={t(waits ? 'moderation.conflict.changed' : 'moderation.conflict.decided')}>
        {waits && fields.length > 0 && <p>{t('moderation.conflict.fieldsChanged', { fields: namesOf(fields) })}</p>}
        <p>{t('moderation.conflict.nothing')}</p>
      </Notice>
    </div>
  )
}
