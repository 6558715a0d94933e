import type { RegistrationCase } from '@centres/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Notice } from '../ui/notice.tsx'
import { formOf } from './form-as-profile.ts'
import { changedFields } from './mends.ts'

/** Why a decision was not taken: somebody else has decided, or the sender has written the form anew. */
export function ConflictNotice({ before, now }: { before: RegistrationCase; now: RegistrationCase }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const here = useRef<HTMLDivElement>(null)
  // The button that was pressed may be gone, and with it the focus.
  useEffect(() => here.current?.focus(), [])

  const waits = now.registration.state === 'submitted'
  const fields = changedFields(formOf(before.registration), formOf(now.registration)).map((field) =>
    field === 'terms' || field === 'mailbox' ? t(`moderation.conflict.fields.${field}`) : t(`fields.${field}`),
  )
  return (
    <div ref={here} tabIndex={-1}>
      <Notice tone="caution" live title={t(waits ? 'moderation.conflict.changed' : 'moderation.conflict.decided')}>
        {waits && fields.length > 0 && (
          <p>{t('moderation.conflict.fieldsChanged', { fields: formats.list(fields) })}</p>
        )}
        <p>{t('moderation.conflict.nothing')}</p>
      </Notice>
    </div>
  )
}
