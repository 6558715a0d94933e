import type { InterfaceLanguage, Staff } from '@centres/contract'
import { UserPlus } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { interfaceLanguages, ownNameOf } from '../i18n/languages.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './moderation.module.css'
import { type OfficeChoice, OfficeFields, officeOf } from './office-fields.tsx'
import { useStaffAct } from './staff-queries.ts'
import { StaffRefused } from './staff-refused.tsx'

type Appointed = NonNullable<ReturnType<typeof officeOf>> & { email: string; language: InterfaceLanguage }

const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
const nothing: OfficeChoice = { kind: 'parts', parts: [] }

/** By an address, whether it has signed in before or not. */
export function Appoint({ onDone }: { onDone: (told: string) => void }) {
  const { t, i18n } = useTranslation()
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState(i18n.language as InterfaceLanguage)
  const [office, setOffice] = useState<OfficeChoice>(nothing)
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const appointing = useStaffAct<Appointed>(
    (body): Promise<Staff> => call('POST /moderation/people', { body }),
    () => {
      setEmail('')
      setOffice(nothing)
      setTried(false)
      onDone(t('staff.appointed'))
    },
  )
  const send = () => {
    const chosen = officeOf(office)
    setTried(true)
    if (!looksLikeAddress(email.trim())) return field.current?.focus()
    if (!chosen) return form.current?.querySelector<HTMLInputElement>('[role=combobox]')?.focus()
    if (!appointing.isPending) appointing.mutate({ email: email.trim(), language, ...chosen })
  }
  return (
    <section className={styles.section} aria-labelledby="appoint">
      <h2 id="appoint">{t('staff.appoint')}</h2>
      <p className={styles.intro}>{t('staff.appointNote')}</p>
      <form
        ref={form}
        className={styles.appoint}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send()
        }}
      >
        <TextField
          ref={field}
          label={t('staff.email')}
          type="email"
          inputMode="email"
          autoComplete="off"
          dir="ltr"
          maxLength={254}
          value={email}
          onChange={setEmail}
          error={isTried && !looksLikeAddress(email.trim()) ? t('form.problems.email') : undefined}
        />
        <OfficeFields value={office} onChange={setOffice} isMissing={isTried} />
        <Select
          inForm
          label={t('staff.language')}
          hint={t('staff.languageHint')}
          value={language}
          options={interfaceLanguages.map((value) => ({ value, label: ownNameOf(value), lang: value }))}
          onChange={(value) => setLanguage(value as InterfaceLanguage)}
        />
        <StaffRefused error={appointing.error} />
        <div>
          <Button type="submit" variant="primary" icon={UserPlus} busy={appointing.isPending}>
            {t(appointing.isPending ? 'staff.sending' : 'staff.send')}
          </Button>
        </div>
      </form>
    </section>
  )
}
